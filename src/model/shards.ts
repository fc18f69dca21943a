import { partitionPoint } from './partition-point.ts'

/** Of each shard the number of its first article, ascending; the first one begins with 0. */
export type ShardStarts = Uint32Array

/** Where an article lies, by its number. */
export function shardOf(article: number, starts: ShardStarts): { shard: number; row: number } {
  const shard = partitionPoint(starts.length, (place) => (starts[place] ?? 0) <= article) - 1
  return { shard, row: article - (starts[shard] ?? 0) }
}

/**
 * How many shards a document may be put together from. Each may be a request to the platform, of
 * which the Free plan allows 50; the index takes up to eight and the words of a search ten, and each
 * file of older places that a search reads takes the room of one of these.
 */
export const mostShards = 32

/** How many shards the articles lie in. */
export function shardCount(articles: readonly number[], starts: ShardStarts): number {
  return new Set(articles.map((article) => shardOf(article, starts).shard)).size
}
