import { type Column, openColumns } from '../../model/columns.ts'
import { passRuns, type ShardColumn } from '../../model/search-shard.ts'
import { readArticles } from './article-list.ts'

/** A shard that has been written, as columns (`model/search-shard.ts`), with all of its places. */
export interface OpenShard {
  /** How many words it has. */
  count: number
  words: Uint8Array
  wordEnds: Uint32Array
  articleStarts: Uint32Array
  articleSets: Uint8Array
  articles: Uint8Array
  blockStarts: Uint32Array
  blocks: Uint32Array
  blockRuns: Uint8Array
  runs: Uint8Array
}

export function openShard(bytes: Uint8Array): OpenShard {
  // Columns are read in place, so they have to begin where a file does.
  const column = openColumns(new Uint8Array(bytes).buffer)
  const small = (name: ShardColumn): Uint8Array => as(Uint8Array, column(name))
  const large = (name: ShardColumn): Uint32Array => as(Uint32Array, column(name))
  const wordEnds = large('wordEnds')
  return {
    count: wordEnds.length,
    words: small('words'),
    wordEnds,
    articleStarts: large('articleStarts'),
    articleSets: small('articleSets'),
    articles: small('articles'),
    blockStarts: large('blockStarts'),
    blocks: large('blocks'),
    blockRuns: small('blockRuns'),
    runs: small('runs'),
  }
}

export function wordBytes({ words, wordEnds }: OpenShard, word: number): Uint8Array {
  return words.subarray(wordEnds[word - 1] ?? 0, wordEnds[word])
}

/**
 * The articles that have a word of the shard, ascending.
 * @param into where they are put, if there is room for all articles
 */
export function articlesOf(shard: OpenShard, word: number, into?: Uint32Array): Uint32Array {
  const list = shard.articles.subarray(shard.articleStarts[word], shard.articleStarts[word + 1])
  return readArticles(list, shard.articleSets[word] === 1, into)
}

/** No word of the shard has more articles. */
export function mostArticles({ count, articleStarts }: OpenShard): number {
  let bytes = 0
  for (let word = 0; word < count; word += 1) {
    bytes = Math.max(bytes, (articleStarts[word + 1] ?? 0) - (articleStarts[word] ?? 0))
  }
  // A set has eight articles a byte, and a varint takes a byte at least.
  return bytes * 8
}

/** Where in `runs` those of a word begin; those of all words end where the one after begins. */
export function runsStart({ blockStarts, blocks, runs }: OpenShard, word: number): number {
  return blocks[blockStarts[word] ?? 0] ?? runs.length
}

/** Where in `runs` one of those of a word begins, the first of them being 0. */
export function runStart(shard: OpenShard, word: number, run: number): number {
  const { blockStarts, blocks, blockRuns, runs } = shard
  const perBlock = blockRuns[word] ?? 1
  const block = Math.floor(run / perBlock)
  const first = blockStarts[word] ?? 0
  if (first + block >= (blockStarts[word + 1] ?? 0)) return runsStart(shard, word + 1)
  return passRuns(runs, blocks[first + block] ?? 0, run - block * perBlock)
}

function as<Kind extends Column>(kind: new () => Kind, column: Column): Kind {
  if (column instanceof kind) return column
  throw new Error(`open shard: a column has numbers of another kind than ${kind.name}`)
}
