import { hashOfWord, passRuns, shardOfHash } from '../../model/search-shard.ts'
import type { ArticleWords } from './article-words.ts'
import { type ByteList, byteList } from './byte-list.ts'
import { endOfWord } from './packed-words.ts'
import { wordTable } from './word-table.ts'

/** The words of one shard, with the articles that have them in the order in which they came. */
export interface PostingLog {
  /** In no order; their places are their numbers. */
  words: string[]
  /** For each word of each article its number, the distance from the article before, its run. */
  bytes: ByteList
  /** The last of the articles. */
  article: number
}

/** The words of articles by their shards. */
export interface PostingLogs {
  logs: PostingLog[]
  /** Logs the words of an article that is newer than those before. */
  add(article: number, words: ArticleWords): void
}

export function postingLogs(shards: number): PostingLogs {
  const logs = Array.from({ length: shards }, emptyLog)
  const table = wordTable()
  // The number that a word has in its log, by that which it has in the table.
  const numbers: number[] = []

  function add(article: number, { text, runs }: ArticleWords): void {
    let [start, run] = [0, 0]
    while (start < text.length) {
      const end = endOfWord(text, start)
      const hash = hashOfWord(text, start, end)
      const log = logs[shardOfHash(hash, shards)] ?? emptyLog()
      const word = table.numberOf(text, start, end, hash)
      if (word === numbers.length) numbers.push(log.words.push(decoded(text, start, end)) - 1)
      const runEnd = passRuns(runs, run, 1)
      log.bytes.writeVarint(numbers[word] ?? 0)
      log.bytes.writeVarint(article - log.article)
      log.bytes.copy(runs, run, runEnd)
      log.article = article
      run = runEnd
      start = end + 1
    }
  }

  return { logs, add }
}

/** Reads what has been logged; a run is from `start` to before `end`. */
export function readPostings(
  log: Uint8Array,
  visit: (word: number, article: number, start: number, end: number) => void,
): void {
  // In an object: V8 gives up what it has compiled for variables that change.
  const place = { at: 0 }
  function varint(): number {
    let value = 0
    let byte = log[place.at++] ?? 0
    for (; byte >= 0x80; byte = log[place.at++] ?? 0) value = (value << 7) | (byte & 0x7f)
    return (value << 7) | byte
  }
  let article = 0
  while (place.at < log.length) {
    const word = varint()
    article += varint()
    const start = place.at
    place.at = passRuns(log, start, 1)
    visit(word, article, start, place.at)
  }
}

function emptyLog(): PostingLog {
  return { words: [], bytes: byteList(), article: 0 }
}

function decoded(text: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(text.subarray(start, end))
}
