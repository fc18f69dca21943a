import { packColumns } from '../../model/columns.ts'
import { bitsLength, runsInBlock } from '../../model/search-shard.ts'
import type { ArticleWords } from './article-words.ts'
import { type ByteList, byteList } from './byte-list.ts'
import type { Postings } from './postings-of.ts'

/** Some of the words, by their numbers, as a file (`model/search-shard.ts`). */
export function packShard(
  words: readonly number[],
  postings: Postings,
  articles: readonly ArticleWords[],
): Uint8Array {
  const lists = byteList()
  const runs = byteList()
  const articleStarts = [0]
  const runStarts = [0]
  for (const word of words) {
    const [start = 0, end = 0] = [postings.starts[word], postings.starts[word + 1]]
    writeArticles(lists, postings.articles.subarray(start, end), bitsLength(articles.length))
    writeRuns(runs, postings, start, end, articles)
    articleStarts.push(lists.length)
    runStarts.push(runs.length)
  }
  return packColumns({
    words: Buffer.from(words.map((word) => postings.words[word]).join('\n')),
    articleStarts: Uint32Array.from(articleStarts),
    runStarts: Uint32Array.from(runStarts),
    articles: lists.bytes(),
    runs: runs.bytes(),
  })
}

function writeArticles(lists: ByteList, articles: Uint32Array, bitsBytes: number): void {
  const start = lists.length
  let before = 0
  for (const article of articles) {
    lists.writeVarint(article - before)
    before = article
  }
  if (lists.length - start < bitsBytes) return
  const bits = new Uint8Array(bitsBytes)
  for (const article of articles) {
    bits[article >> 3] = (bits[article >> 3] ?? 0) | (1 << (article & 7))
  }
  lists.cut(start)
  lists.copy(bits, 0, bits.length)
}

function writeRuns(
  runs: ByteList,
  postings: Postings,
  start: number,
  end: number,
  articles: readonly ArticleWords[],
): void {
  let block = 0
  for (let at = end - 1; at >= start; at -= 1) {
    const run = runAt(postings, at, articles)
    block += run.end - run.start
    if ((end - at) % runsInBlock !== 0 || at === start) continue
    runs.writeVarint(block)
    block = 0
  }
  for (let at = end - 1; at >= start; at -= 1) {
    const run = runAt(postings, at, articles)
    runs.copy(run.bytes, run.start, run.end)
  }
}

const noWords: ArticleWords = { words: [], runs: new Uint8Array(), ends: new Uint32Array() }

function runAt({ articles, indexes }: Postings, at: number, words: readonly ArticleWords[]) {
  const { runs: bytes, ends } = words[articles[at] ?? 0] ?? noWords
  const index = indexes[at] ?? 0
  return { bytes, start: ends[index - 1] ?? 0, end: ends[index] ?? 0 }
}
