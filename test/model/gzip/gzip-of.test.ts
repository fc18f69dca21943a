import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { deflatePiece } from '../../../src/bundle/deflate-piece.ts'
import { gzipOf } from '../../../src/model/gzip/gzip-of.ts'
import { openPieces, packPieces } from '../../../src/model/pieces.ts'
import { gunzip } from '../../../src/serve/gzip/gunzip.ts'
import { storedPiece } from '../../../src/serve/gzip/stored-piece.ts'
import { missingTool } from '../../support/debian-tool.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', 'a', '<p>Ağ</p>'.repeat(300)),
  fc.integer({ min: 65_530, max: 65_540 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 131_065, max: 131_075 }).map((length) => 'y'.repeat(length)),
)
const part = fc.record({ text, isStored: fc.boolean() })
const parts = fc.array(part, { maxLength: 8 })

/** The bytes of the parts in one stream, by whichever way they were made ready. */
function packed(list: readonly { text: string; isStored: boolean }[]): Uint8Array<ArrayBuffer> {
  return gzipOf(
    list.map(({ text, isStored }) =>
      isStored ? storedPiece(text) : deflatePiece(Buffer.from(text)),
    ),
  )
}

function joined(list: readonly { text: string }[]): string {
  return list.map(({ text }) => text).join('')
}

describe('gzipOf', () => {
  it('gives one stream that zlib reads to its end, with the right sum and length', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const bytes = packed(list)
        assert.equal(gunzipSync(bytes).toString(), joined(list))
        // What follows the stream would be taken for another one.
        const view = new DataView(bytes.buffer, bytes.length - 4)
        assert.equal(view.getUint32(0, true), Buffer.byteLength(joined(list)))
      }),
    )
  })

  it('gives what the Worker itself can undo', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (list) => {
        const bytes = await gunzip(packed(list).buffer)
        assert.equal(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), joined(list))
      }),
      { numRuns: 30 },
    )
  })

  it('takes pieces that were packed into a file', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), (rows) => {
        const file = packPieces(
          rows.map((row) => row.map((text) => deflatePiece(Buffer.from(text)))),
        )
        const pieceAt = openPieces(file.buffer as ArrayBuffer)
        for (const [row, [first, second]] of rows.entries()) {
          const bytes = gzipOf([pieceAt(row, 1), pieceAt(row, 0)])
          assert.equal(gunzipSync(bytes).toString(), second + first)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('gives what the gzip of Python reads', {
    skip: missingTool('/usr/bin/python3', ['-c', 'import gzip'], 'python3'),
  }, () => {
    const list = ['<rss>', 'Ağ '.repeat(50_000), '', '</rss>'].map((one, index) => ({
      text: one,
      isStored: index !== 1,
    }))
    const program =
      'import gzip,sys; sys.stdout.buffer.write(gzip.decompress(sys.stdin.buffer.read()))'
    const read = execFileSync('/usr/bin/python3', ['-c', program], {
      input: packed(list),
      maxBuffer: 2 ** 20,
    })
    assert.equal(read.toString(), joined(list))
  })
})
