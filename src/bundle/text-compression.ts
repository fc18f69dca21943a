// From so many bytes on, texts get smaller by blocks of fewer symbols, which `memLevel` decides upon:
// each block has its own codes, and feeds go to and fro between markup and prose in several scripts.
const longText = 16_000

/** How zlib makes the fewest bytes of a text of so many, for hardly more time than it takes usually. */
export function textCompression(length: number): { level: number; memLevel: number } {
  return { level: 6, memLevel: length < longText ? 5 : 4 }
}
