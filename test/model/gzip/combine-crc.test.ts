import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { combineCrc } from '../../../src/model/gzip/combine-crc.ts'

const bytes = fc.uint8Array({ maxLength: 300 })

describe('combineCrc', () => {
  it('gives the sum of two texts that stand one after the other', () => {
    fc.assert(
      fc.property(bytes, bytes, (first, second) => {
        const both = crc32(Buffer.concat([first, second]))
        assert.equal(combineCrc(crc32(first), crc32(second), second.length), both)
      }),
    )
  })

  it('leaves a sum as it is where one of the texts is empty', () => {
    fc.assert(
      fc.property(bytes, (text) => {
        assert.equal(combineCrc(crc32(text), 0, 0), crc32(text))
        assert.equal(combineCrc(0, crc32(text), text.length), crc32(text))
      }),
    )
  })

  it('works for texts of any length', () => {
    const zeros = Buffer.alloc(2 ** 20)
    for (let length = 1; length <= zeros.length; length *= 2) {
      const text = zeros.subarray(0, length + (length >> 1))
      assert.equal(combineCrc(7, crc32(text), text.length), crc32(text, 7), `${text.length} bytes`)
    }
    const half = combineCrc(7, crc32(zeros), zeros.length)
    assert.equal(combineCrc(half, crc32(zeros), zeros.length), crc32(zeros, crc32(zeros, 7)))
  })
})
