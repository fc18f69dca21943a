import type { ArticleWords } from './article-words.ts'
import { packShard } from './pack-shard.ts'
import { postingLogs } from './posting-logs.ts'

// A shard is loaded for each word that is searched for: small ones are read sooner, many take more
// room in the main module.
const shardBytes = 150_000

/** The words of all articles, the oldest article first: its number is its place. */
export interface SearchSource {
  /** How many articles there are. */
  count: number
  /** `searchRoom` of all of them. */
  room: number
  /** Asked once for each article, in their order. */
  wordsOf(article: number): ArticleWords
}

/**
 * The index by which articles are searched, in shards as `model/search-shard.ts` has them: as many
 * as `shardCount` says. What a shard is made of is given up as soon as it is made.
 */
export function* packSearch(source: SearchSource): Generator<Uint8Array> {
  const { logs, add } = postingLogs(shardCount(source.room))
  for (let article = 0; article < source.count; article += 1) add(article, source.wordsOf(article))
  for (let log = logs.shift(); log; log = logs.shift()) yield packShard(log)
}

/**
 * How many shards there are: a power of two, so that it seldom changes.
 * @param room `searchRoom` of all articles
 */
export function shardCount(room: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(room / shardBytes)))
}
