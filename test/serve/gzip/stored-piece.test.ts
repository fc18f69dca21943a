import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { crc32, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { storedPiece } from '../../../src/serve/gzip/stored-piece.ts'

// An empty block that is the last one (RFC 1951 §3.2.6).
const end = Buffer.from([3, 0])

function assertStored(text: string): void {
  const { length, crc, deflated } = storedPiece(text)
  assert.equal(inflateRawSync(Buffer.concat([deflated, end])).toString(), text)
  assert.equal(length, Buffer.byteLength(text))
  assert.equal(crc, crc32(text))
}

describe('storedPiece', () => {
  it('holds the text as it is, with its sum and its length in bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), assertStored))
  })

  it('holds what is longer than a block can be', () => {
    for (const length of [65_534, 65_535, 65_536, 131_070, 131_071, 200_000]) {
      assertStored('é'.repeat(length >> 1) + 'x'.repeat(length & 1))
    }
  })

  it('takes no room for an empty text', () => {
    assert.equal(storedPiece('').deflated.length, 0)
  })
})
