import type { ArticleIndex } from '../../model/article-index.ts'
import type { Bundle } from '../../model/bundle.ts'
import type { FeedQuery } from '../../model/feed-query.ts'
import { queryBounds } from '../../model/query-bounds.ts'
import { mostShards, type ShardStarts, shardOf } from '../../model/shards.ts'
import { windowLength } from '../../model/window.ts'
import { type FoundArticles, searchArticles } from '../search/search-articles.ts'
import { newest, selectArticles } from './select-articles.ts'

// The most items that are put together for one request.
const mostItems = queryBounds.limit.most

// Readers give up on feeds of more than a MiB; this leaves room for what stands around the items. A
// larger article comes alone.
const mostBytes = 1_000_000

/** What a document holds of the articles that a question allows. */
export interface FoundItems {
  /** The newest first. */
  articles: number[]
  /** Older articles that are allowed were published before that, in milliseconds since 1970. */
  olderBefore?: number
}

/** The newest articles that a question allows: no more than fit, and no more than was asked for. */
export async function newestArticles(
  { site, ...bundle }: Pick<Bundle, 'search' | 'places' | 'site'>,
  index: ArticleIndex,
  query: FeedQuery,
  topic: string | undefined,
  now: number,
): Promise<FoundItems> {
  const { terms, limit = mostItems } = query
  const allowed = await selectArticles(index, query, topic, now)
  const found: FoundArticles = terms
    ? await searchArticles(bundle, terms, allowed, limit)
    : { ...newest(allowed, limit), files: 0 }
  const times = found.articles.map((article) => index.published[article] ?? 0)
  const count = query.limit ?? windowLength(times, site.window)
  const wanted = found.articles.slice(0, count)
  const lengths = query.content === 'full' ? index.lengths : index.briefLengths
  const articles = fitting(wanted, lengths, index.shardStarts, mostShards - found.files)
  const last = articles.at(-1)
  if (articles.length < found.articles.length) return olderThan(articles, last, index)
  if (!found.more) return { articles }
  return olderThan(articles, found.examinedTo ?? last, index)
}

function olderThan(
  articles: number[],
  last: number | undefined,
  { published }: ArticleIndex,
): FoundItems {
  const before = last === undefined ? undefined : published[last]
  return { articles, ...(before !== undefined && { olderBefore: before }) }
}

/**
 * As many as do not weigh too much together, nor lie too far apart.
 * @param most shards that they may lie in
 */
function fitting(
  articles: readonly number[],
  lengths: Uint32Array,
  starts: ShardStarts,
  most: number,
): number[] {
  let bytes = 0
  const shards = new Set<number>()
  const tooMany = articles.findIndex((article, place) => {
    bytes += lengths[article] ?? 0
    shards.add(shardOf(article, starts).shard)
    return place > 0 && (bytes > mostBytes || shards.size > most)
  })
  return tooMany < 0 ? [...articles] : articles.slice(0, tooMany)
}
