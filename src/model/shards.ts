/** How many articles are in a shard: they fill from the oldest on, and a full one never changes. */
export const shardSize = 50

/** Where an article lies, by its number. */
export function shardOf(article: number): { shard: number; row: number } {
  return { shard: Math.floor(article / shardSize), row: article % shardSize }
}
