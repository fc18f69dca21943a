/**
 * How the index of words is laid out. Its words are spread over shards, files of columns:
 *
 * - `words`, `wordEnds`: the words of the shard, UTF-8, sorted, and where each of them ends. The
 *   place of a word in this list is its place in `articleStarts` and `blockStarts`, which have one
 *   number more than there are words, since what belongs to a word ends where that of the next one
 *   begins.
 * - `articleStarts`: where in `articles` the articles begin that have the word.
 * - `articleSets`: for each word, 1 where they are a set of bits, that of the oldest article
 *   lowest, which ends with the byte of the newest one; 0 where they are varints, each the distance
 *   from the article before. It is whichever takes fewer bytes, varints where both take as many: so
 *   it depends on nothing but the articles of the word.
 * - `blockStarts`: where in `blocks` the blocks of the word begin.
 * - `blocks`: where in `runs` each block begins, the newest articles of its word first.
 * - `blockRuns`: how many runs each block of a word has, but for its last one.
 * - `runs`: the places of a word in one article each, as varints: twice the distance from the place
 *   before, one more for the last of the run.
 * - `older`: three numbers for each file with places in older articles, as frequent words of a large
 *   site have them: the place of the word, how many newer articles have it, and the number of the
 *   file. Those of a word are together, the newest articles first. Where there are some, `blocks`
 *   and `runs` have the places in the newest articles only.
 *
 * A file of places has `blocks`, `blockRuns` and `runs` of one word.
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
  | 'articleSets'
  | 'articles'
  | 'blockStarts'
  | 'blocks'
  | 'blockRuns'
  | 'runs'
  | 'older'

export type PlacesColumn = Extract<ShardColumn, 'blocks' | 'blockRuns' | 'runs'>

/** 32-bit numbers in the set of bits for so many articles. */
export function bitsLength(articles: number): number {
  return Math.ceil(articles / 32)
}

/**
 * Which of the shards has the word.
 * @param shards how many there are: a power of two
 */
export function shardOfWord(word: string, shards: number): number {
  const bytes = new TextEncoder().encode(word)
  return shardOfHash(hashOfWord(bytes, 0, bytes.length), shards)
}

/** Which of the shards has a word of that hash: the one that its lowest bits tell. */
export function shardOfHash(hash: number, shards: number): number {
  return hash & (shards - 1)
}

/** FNV-1a over the bytes from `start` to before `end`, as a signed number of 32 bits. */
export function hashOfWord(text: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (text[at] ?? 0), 0x01000193)
  return hash
}

/** @returns where the run after so many others begins */
export function passRuns(runs: Uint8Array, start: number, count: number): number {
  let at = start
  for (let left = count; left > 0; at += 1) {
    // What is not there ends the run.
    if (((runs[at] ?? 1) & 0x81) === 1) left -= 1
  }
  return at
}
