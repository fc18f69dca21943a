/**
 * How the index of words is laid out. Its words are spread over shards, files of columns:
 *
 * - `words`, `wordEnds`: the words of the shard, UTF-8, sorted, and where each of them ends. The
 *   place of a word in this list is its place in `articleStarts` and `blockStarts`, which have one
 *   number more than there are words, since what belongs to a word ends where that of the next one
 *   begins.
 * - `articleStarts`: where in `articles` the articles begin that have the word. They are varints,
 *   each the distance from the article before; or a set of bits, 32-bit numbers with the oldest
 *   article lowest, where that is not longer.
 * - `blockStarts`: where in `blocks` the blocks of the word begin.
 * - `blocks`: where in `runs` each block begins, the newest articles of its word first.
 * - `blockRuns`: how many runs each block of a word has, but for its last one.
 * - `runs`: the places of a word in one article each, as varints: twice the distance from the place
 *   before, one more for the last of the run.
 *
 * Title, summary and text are counted through, with one place left out between them, so that no
 * phrase reaches from one into the next. Varints have seven bits a byte, the highest first, and the
 * highest bit of a byte is set where another one follows: so a run ends with the first byte whose
 * highest bit is not set, and whose lowest bit is.
 */
export type ShardColumn =
  | 'words'
  | 'wordEnds'
  | 'articleStarts'
  | 'articles'
  | 'blockStarts'
  | 'blocks'
  | 'blockRuns'
  | 'runs'

/** 32-bit numbers in the set of bits for so many articles. */
export function bitsLength(articles: number): number {
  return Math.ceil(articles / 32)
}

/** Which of the shards has the word: FNV-1a over its UTF-16 code units, modulo their number. */
export function shardOfWord(word: string, shards: number): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < word.length; index += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0) % shards
}
