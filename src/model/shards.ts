/** How many articles are in a shard: they fill from the oldest on, and a full one never changes. */
export const shardSize = 50

/** Where an article lies, by its number. */
export function shardOf(article: number): { shard: number; row: number } {
  return { shard: Math.floor(article / shardSize), row: article % shardSize }
}

/**
 * How many shards a document may be put together from. Each may be a request to the platform, of
 * which the Free plan allows 50; the index takes up to eight and the words of a search ten.
 */
export const mostShards = 32

/** How many shards the articles lie in. */
export function shardCount(articles: readonly number[]): number {
  return new Set(articles.map((article) => shardOf(article).shard)).size
}
