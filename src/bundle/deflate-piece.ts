import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { Piece } from '../model/pieces.ts'

/** Compresses a text so that others can stand before and after it in one stream. */
export function deflatePiece(text: string): Piece {
  if (text === '') return { length: 0, crc: 0, deflated: new Uint8Array() }
  const bytes = Buffer.from(text)
  const deflated = deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_SYNC_FLUSH })
  return { length: bytes.length, crc: crc32(bytes), deflated }
}
