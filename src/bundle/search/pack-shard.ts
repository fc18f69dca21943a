import { packColumns } from '../../model/columns.ts'
import { packTexts } from '../../model/packed-texts.ts'
import { bitsLength, type ShardColumn } from '../../model/search-shard.ts'
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
  const textOf = (word: number): string => postings.words[word] ?? ''
  const sorted = words.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1))
  const texts = packTexts(sorted.map(textOf))
  for (const word of sorted) {
    const [start = 0, end = 0] = [postings.starts[word], postings.starts[word + 1]]
    const own = postings.articles.subarray(start, end)
    writeArticles(lists, own, bitsLength(articles.length))
    articleStarts.push(lists.length)
    blockRuns.push(writeRuns(runs, blocks, own, postings.indexes.subarray(start, end), articles))
    blockStarts.push(blocks.length)
  }
  return packColumns({
    words: texts.bytes,
    wordEnds: texts.ends,
    articleStarts: Uint32Array.from(articleStarts),
    articles: lists.bytes(),
    blockStarts: Uint32Array.from(blockStarts),
    blocks: Uint32Array.from(blocks),
    blockRuns: Uint8Array.from(blockRuns),
    runs: runs.bytes(),
  } satisfies Record<ShardColumn, unknown>)
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
  const starts: number[] = []
  const first = runs.length
  for (let at = list.length - 1; at >= 0; at -= 1) {
    starts.push(runs.length)
    copyRun(runs, articles[list[at] ?? 0], indexes[at] ?? 0)
  }
  const perBlock = Math.max(1, Math.floor((blockBytes * list.length) / (runs.length - first)))
  for (let run = 0; run < starts.length; run += perBlock) blocks.push(starts[run] ?? 0)
  return perBlock
}

function copyRun(runs: ByteList, words: ArticleWords | undefined, index: number): void {
  if (!words) return
  const start = index === 0 ? 0 : (words.ends[index - 1] ?? 0)
  runs.copy(words.runs, start, words.ends[index] ?? start)
}
