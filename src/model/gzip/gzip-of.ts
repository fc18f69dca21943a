import type { Piece } from '../pieces.ts'
import { combineCrc } from './combine-crc.ts'

// No name, no time, an unknown operating system (RFC 1952 §2.3).
const head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
// An empty block that is the last one (RFC 1951 §3.2.6).
const end = [0x03, 0x00]
const trailerLength = 8

/** One gzip member of all pieces: their blocks are copied, and nothing is compressed again. */
export function gzipOf(pieces: readonly Piece[]): Uint8Array<ArrayBuffer> {
  const packed = pieces.reduce((sum, { deflated }) => sum + deflated.length, 0)
  const bytes = new Uint8Array(head.length + packed + end.length + trailerLength)
  bytes.set(head)
  let place = head.length
  let crc = 0
  let length = 0
  for (const piece of pieces) {
    bytes.set(piece.deflated, place)
    place += piece.deflated.length
    crc = combineCrc(crc, piece.crc, piece.length)
    length += piece.length
  }
  bytes.set(end, place)
  const view = new DataView(bytes.buffer, place + end.length)
  view.setUint32(0, crc, true)
  view.setUint32(4, length, true)
  return bytes
}

/** The blocks of all pieces, as `gzipOf` has put them together. */
export function blocksOf(gzip: Uint8Array): Uint8Array {
  return gzip.subarray(head.length, -(end.length + trailerLength))
}
