import { openColumns, packColumns } from './columns.ts'

/** A text as the build has compressed it, to be put into a gzip stream beside others. */
export interface Piece {
  /** Bytes of the text. */
  length: number
  /** CRC-32 of the text (RFC 1952 §8). */
  crc: number
  /** Blocks of DEFLATE that end on a whole byte, none of them the last one (RFC 1951 §3.2.3). */
  deflated: Uint8Array
}

/** Rows of pieces, each row with the same number of them, as one file. */
export function packPieces(rows: readonly (readonly Piece[])[]): Uint8Array {
  const pieces = rows.flat()
  const ends = new Uint32Array(pieces.length)
  const bytes = new Uint8Array(pieces.reduce((sum, { deflated }) => sum + deflated.length, 0))
  let end = 0
  for (const [index, { deflated }] of pieces.entries()) {
    bytes.set(deflated, end)
    end += deflated.length
    ends[index] = end
  }
  return packColumns({
    width: Uint8Array.of(rows[0]?.length ?? 0),
    lengths: Uint32Array.from(pieces, ({ length }) => length),
    crcs: Uint32Array.from(pieces, ({ crc }) => crc),
    ends,
    bytes,
  })
}

/** The pieces of a file by row and place, which share its memory. */
export function openPieces(file: ArrayBuffer): (row: number, place: number) => Piece {
  const column = openColumns(file)
  const [lengths, crcs, ends, bytes] = ['lengths', 'crcs', 'ends', 'bytes'].map(column)
  const width = column('width')[0] ?? 0
  return (row, place) => {
    const index = row * width + place
    const length = lengths?.[index]
    const crc = crcs?.[index]
    if (place >= width || length === undefined || crc === undefined) {
      throw new Error(`read piece ${place} of row ${row}: there is none`)
    }
    const deflated = bytes?.subarray(ends?.[index - 1] ?? 0, ends?.[index]) as Uint8Array
    return { length, crc, deflated }
  }
}
