/**
 * How the index of words is laid out. Its words are spread over shards, files of columns:
 *
 * - `words`: the words of the shard, UTF-8, a line each; the place of a word in this list is its
 *   place in the next two columns, which have one number more than there are words.
 * - `articleStarts`, `runStarts`: where in `articles` and `runs` that which belongs to the word
 *   begins. It ends where that of the next one begins.
 * - `articles`: the articles that have the word, as varints, each the distance from the one before;
 *   or as a set of bits, the article 0 lowest in the first byte, where that is not longer.
 * - `runs`: where in these articles the word stands, the newest article first. First the lengths in
 *   bytes of all blocks of `runsInBlock` runs, but that of the last block; then the runs. A run is
 *   the places of the word in one article, as varints: twice the distance from the place before, one
 *   more for the last of the run.
 *
 * Title, summary and text are counted through, with one place left out between them, so that no
 * phrase reaches from one into the next. Varints have seven bits a byte, the highest first, and the
 * highest bit of a byte is set where another one follows: so a run ends with the first byte whose
 * highest bit is not set, and whose lowest bit is.
 */
export const runsInBlock = 16

/** Bytes of the set of bits for so many articles. */
export function bitsLength(articles: number): number {
  return Math.ceil(articles / 8)
}

/** Which of the shards has the word: FNV-1a over its UTF-16 code units, modulo their number. */
export function shardOf(word: string, shards: number): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < word.length; index += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0) % shards
}
