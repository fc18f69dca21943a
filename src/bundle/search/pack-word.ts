import { bitsLength, runsInBlock } from '../../model/search-shard.ts'
import type { ArticleWords } from './article-words.ts'
import { writeVarint } from './write-varint.ts'

/** The articles that have a word, in order. */
export interface Postings {
  articles: number[]
  /** The place of the word among the words of each of these articles. */
  indexes: number[]
}

/** The articles that have a word, as a shard holds them. */
export function packArticleList(list: readonly number[], articles: number): Uint8Array {
  const distances: number[] = []
  let before = 0
  for (const article of list) {
    writeVarint(distances, article - before)
    before = article
  }
  if (distances.length < bitsLength(articles)) return Uint8Array.from(distances)
  const bits = new Uint8Array(bitsLength(articles))
  for (const article of list) bits[article >> 3] = (bits[article >> 3] ?? 0) | (1 << (article & 7))
  return bits
}

/** The places of a word in all articles that have it, as a shard holds them. */
export function packRuns(
  { articles, indexes }: Postings,
  words: readonly ArticleWords[],
): Uint8Array {
  const runs: number[] = []
  const blocks: number[] = []
  let block = 0
  for (let index = articles.length - 1, count = 1; index >= 0; index -= 1, count += 1) {
    appendRun(runs, words[articles[index] ?? -1], indexes[index] ?? -1)
    if (count % runsInBlock !== 0 || index === 0) continue
    writeVarint(blocks, runs.length - block)
    block = runs.length
  }
  const packed = new Uint8Array(blocks.length + runs.length)
  packed.set(blocks)
  packed.set(runs, blocks.length)
  return packed
}

function appendRun(runs: number[], words: ArticleWords | undefined, index: number): void {
  const end = words?.ends[index] ?? 0
  for (let at = words?.ends[index - 1] ?? 0; at < end; at += 1) runs.push(words?.runs[at] ?? 0)
}
