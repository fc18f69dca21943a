import type { Piece } from '../../model/pieces.ts'

// What the length of a stored block can say (RFC 1951 §3.2.4).
const longestBlock = 65535

/** A text as it is, for what is written when it is asked for: it is short, and not worth packing. */
export function storedPiece(text: string): Piece {
  const bytes = new TextEncoder().encode(text)
  const blocks = Math.ceil(bytes.length / longestBlock)
  const deflated = new Uint8Array(bytes.length + 5 * blocks)
  for (let block = 0; block < blocks; block += 1) {
    const part = bytes.subarray(block * longestBlock, (block + 1) * longestBlock)
    const start = block * (longestBlock + 5)
    const view = new DataView(deflated.buffer, start)
    view.setUint16(1, part.length, true)
    view.setUint16(3, ~part.length, true)
    deflated.set(part, start + 5)
  }
  return { length: bytes.length, crc: crcOf(bytes), deflated }
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0)
  return ~crc >>> 0
}

/** What a byte makes of a CRC (RFC 1952 §8). */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})
