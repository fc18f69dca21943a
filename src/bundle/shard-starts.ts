import type { ShardStarts } from '../model/shards.ts'

// About 50 articles to a shard: from the fewest on each article ends it by a chance of one in 16.
const fewest = 36
const most = 72
const chance = 16

/**
 * How articles are cut into shards: after those whose ids say so, within bounds. So an article more
 * or less changes the shard that it is in, and seldom some of those after it.
 * @param ids what `idNumber` makes of the ids of all articles, the oldest first
 */
export function shardStarts(ids: Uint32Array): ShardStarts {
  const starts = ids.length > 0 ? [0] : []
  let start = 0
  for (let article = 1; article < ids.length; article += 1) {
    const size = article - start
    const mayEnd = (ids[article - 1] ?? 0) % chance === 0
    if (size < fewest || (size < most && !mayEnd)) continue
    starts.push(article)
    start = article
  }
  return Uint32Array.from(starts)
}
