import { packColumns } from '../../model/columns.ts'
import { bitsLength, type shardColumns } from '../../model/search-shard.ts'
import type { ArticleWords } from './article-words.ts'
import { type ByteList, byteList } from './byte-list.ts'
import type { Postings } from './postings-of.ts'

// What is passed over to reach the places in one article, about.
const blockBytes = 32

/** Some of the words, by their numbers, as a file (`model/search-shard.ts`). */
export function packShard(
  words: readonly number[],
  postings: Postings,
  articles: readonly ArticleWords[],
): Uint8Array {
  const lists = byteList()
  const runs = byteList()
  const blocks: number[] = []
  const [articleStarts, blockStarts, blockRuns]: [number[], number[], number[]] = [[0], [0], []]
  for (const word of words) {
    const [start = 0, end = 0] = [postings.starts[word], postings.starts[word + 1]]
    const own = postings.articles.subarray(start, end)
    writeArticles(lists, own, bitsLength(articles.length))
    articleStarts.push(lists.length)
    blockRuns.push(writeRuns(runs, blocks, own, postings.indexes.subarray(start, end), articles))
    blockStarts.push(blocks.length)
  }
  return packColumns({
    words: Buffer.from(words.map((word) => postings.words[word]).join('\n')),
    articleStarts: Uint32Array.from(articleStarts),
    articles: lists.bytes(),
    blockStarts: Uint32Array.from(blockStarts),
    blocks: Uint32Array.from(blocks),
    blockRuns: Uint8Array.from(blockRuns),
    runs: runs.bytes(),
  } satisfies Record<(typeof shardColumns)[number], unknown>)
}

function writeArticles(lists: ByteList, articles: Uint32Array, length: number): void {
  const start = lists.length
  let before = 0
  for (const article of articles) {
    lists.writeVarint(article - before)
    before = article
  }
  if (lists.length - start < length * 4) return
  const bits = new Uint8Array(length * 4)
  for (const article of articles) {
    bits[article >> 3] = (bits[article >> 3] ?? 0) | (1 << (article & 7))
  }
  lists.cut(start)
  lists.copy(bits, 0, bits.length)
}

/** @returns how many runs a block has */
function writeRuns(
  runs: ByteList,
  blocks: number[],
  list: Uint32Array,
  indexes: Uint32Array,
  articles: readonly ArticleWords[],
): number {
  const own = Array.from(list, (article, at) => runOf(articles[article], indexes[at] ?? 0))
  const bytes = own.reduce((sum, { start, end }) => sum + end - start, 0)
  const perBlock = Math.max(1, Math.floor((blockBytes * own.length) / bytes))
  for (const [index, { from, start, end }] of own.reverse().entries()) {
    if (index % perBlock === 0) blocks.push(runs.length)
    runs.copy(from, start, end)
  }
  return perBlock
}

const noWords: ArticleWords = { words: [], runs: new Uint8Array(), ends: new Uint32Array() }

function runOf({ runs, ends }: ArticleWords = noWords, index: number) {
  return { from: runs, start: ends[index - 1] ?? 0, end: ends[index] ?? 0 }
}
