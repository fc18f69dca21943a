import { hashOfWord, passRuns, shardOfHash } from '../../model/search-shard.ts'
import type { ArticleWords } from './article-words.ts'
import { type ByteList, byteList } from './byte-list.ts'
import { endOfWord } from './packed-words.ts'

/** The words of one shard, with the articles that have them in the order in which they came. */
export interface PostingLog {
  /** Each word of each article with a space after it, the distance from the article before, its run. */
  bytes: ByteList
  /** How many of them there are. */
  count: number
  /** The last of the articles. */
  article: number
}

/** The words of articles by their shards. */
export interface PostingLogs {
  logs: PostingLog[]
  /** Logs the words of an article that is newer than those before. */
  add(article: number, words: ArticleWords): void
}

/** A word of an article, by where in a log its word and its run begin and end. */
export interface Posting {
  word: number
  wordEnd: number
  article: number
  run: number
  runEnd: number
}

export function postingLogs(shards: number): PostingLogs {
  const logs = Array.from({ length: shards }, emptyLog)

  function add(article: number, { text, runs }: ArticleWords): void {
    let [start, run] = [0, 0]
    while (start < text.length) {
      const end = endOfWord(text, start)
      const log = logs[shardOfHash(hashOfWord(text, start, end), shards)] ?? emptyLog()
      const runEnd = passRuns(runs, run, 1)
      log.bytes.copy(text, start, end + 1)
      log.bytes.writeVarint(article - log.article)
      log.bytes.copy(runs, run, runEnd)
      log.count += 1
      log.article = article
      run = runEnd
      start = end + 1
    }
  }

  return { logs, add }
}

/**
 * Reads what has been logged.
 * @param visit is given the same object each time
 */
export function readPostings(log: Uint8Array, visit: (posting: Posting) => void): void {
  const posting: Posting = { word: 0, wordEnd: 0, article: 0, run: 0, runEnd: 0 }
  while (posting.runEnd < log.length) {
    posting.word = posting.runEnd
    posting.wordEnd = endOfWord(log, posting.word)
    let at = posting.wordEnd + 1
    let distance = 0
    let byte = log[at++] ?? 0
    for (; byte >= 0x80; byte = log[at++] ?? 0) distance = (distance << 7) | (byte & 0x7f)
    posting.article += (distance << 7) | byte
    posting.run = at
    posting.runEnd = passRuns(log, at, 1)
    visit(posting)
  }
}

function emptyLog(): PostingLog {
  return { bytes: byteList(), count: 0, article: 0 }
}
