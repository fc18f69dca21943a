import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { Piece } from '../model/pieces.ts'

// A text of more bytes is mostly an article in two forms, whose likeness lies far apart: level 6
// makes it smaller by a tenth, and shorter ones by a fiftieth in twice the time.
const longText = 10_000

/** Compresses a text so that others can stand before and after it in one stream. */
export function deflatePiece(text: Uint8Array): Piece {
  if (text.length === 0) return { length: 0, crc: 0, deflated: new Uint8Array() }
  const level = text.length < longText ? 4 : 6
  const deflated = deflateRawSync(text, { level, finishFlush: constants.Z_SYNC_FLUSH })
  return { length: text.length, crc: crc32(text), deflated }
}
