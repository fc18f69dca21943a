import type { Column } from './columns.ts'
import { partitionPoint } from './partition-point.ts'

/** Texts one after the other as UTF-8, and the byte at which each of them ends. */
export interface PackedTexts {
  bytes: Uint8Array
  ends: Uint32Array
}

export function packTexts(texts: readonly string[]): PackedTexts {
  const encoder = new TextEncoder()
  // No letter takes more than three bytes of UTF-8 a unit of UTF-16.
  const room = new Uint8Array(3 * texts.reduce((sum, { length }) => sum + length, 0))
  const ends = new Uint32Array(texts.length)
  let end = 0
  for (const [index, text] of texts.entries()) {
    end += encoder.encodeInto(text, room.subarray(end)).written
    ends[index] = end
  }
  return { bytes: room.slice(0, end), ends }
}

/** One of the texts; the empty one where there is none of that number. */
export function textAt(bytes: Column, ends: Column, index: number): string {
  return new TextDecoder().decode(bytes.subarray(ends[index - 1] ?? 0, ends[index]) as Uint8Array)
}

/** The place of a text among so many sorted ones, if it is there. */
export function findSorted(
  count: number,
  wanted: string,
  textOf: (index: number) => string,
): number | undefined {
  const place = partitionPoint(count, (index) => textOf(index) < wanted)
  return place < count && textOf(place) === wanted ? place : undefined
}
