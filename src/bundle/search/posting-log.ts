import { passRuns } from '../../model/search-shard.ts'
import { type ByteList, byteList } from './byte-list.ts'
import { type WordNumbers, wordNumbers } from './word-numbers.ts'

/** The words of one shard, with the articles that have them in the order in which they came. */
export interface PostingLog {
  words: WordNumbers
  /** For each word of each article its number, the distance from the article before, its run. */
  bytes: ByteList
  /** The last of the articles. */
  article: number
}

export function postingLog(): PostingLog {
  return { words: wordNumbers(), bytes: byteList(), article: 0 }
}

/** Logs an article, which is not before the last one, with a run from `start` to before `end`. */
export function logPosting(
  log: PostingLog,
  word: number,
  article: number,
  runs: Uint8Array,
  start: number,
  end: number,
): void {
  log.bytes.writeVarint(word)
  log.bytes.writeVarint(article - log.article)
  log.bytes.copy(runs, start, end)
  log.article = article
}

/** Reads what has been logged; the places of each word are those from `start` to before `end`. */
export function readPostings(
  log: Uint8Array,
  visit: (word: number, article: number, start: number, end: number) => void,
): void {
  let [at, article] = [0, 0]
  function varint(): number {
    let value = 0
    let byte = log[at++] ?? 0
    for (; byte >= 0x80; byte = log[at++] ?? 0) value = (value << 7) | (byte & 0x7f)
    return (value << 7) | byte
  }
  while (at < log.length) {
    const word = varint()
    article += varint()
    const start = at
    at = passRuns(log, start, 1)
    visit(word, article, start, at)
  }
}
