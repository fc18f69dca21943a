import type { Article } from './article.ts'
import type { ArticleIndex } from './article-index.ts'
import { partitionPoint } from './partition-point.ts'

/** What decides when the public may see an article. */
export type Dated = Pick<Article, 'published' | 'expires'>

/** Whether the public may see an article at that moment; all times are of one kind. */
export function isVisible<Time extends Date | number>(
  { published, expires }: { published: Time; expires?: Time },
  at: Time,
): boolean {
  return published <= at && (expires === undefined || at < expires)
}

/**
 * The moments at which a set of articles begins to look different: `now`, and after it each
 * moment at which one of them appears or expires, in order.
 */
export function momentsFrom(now: Date, articles: readonly Dated[]): Date[] {
  const times = articles
    .flatMap(({ published, expires }) => [published, ...(expires ? [expires] : [])])
    .filter((moment) => moment > now)
    .map((moment) => moment.getTime())
  const ordered = [...new Set(times)].sort((a, b) => a - b)
  return [now, ...ordered.map((time) => new Date(time))]
}

/** The latest expiry that has taken effect, if any: since then the set looks as it does. */
export function lastExpiry(at: Date, articles: readonly Dated[]): Date | undefined {
  return articles
    .flatMap(({ expires }) => (expires !== undefined && expires <= at ? [expires] : []))
    .reduce<Date | undefined>((last, one) => (last && last > one ? last : one), undefined)
}

/** Whether the public may see an article of the index at a moment, in milliseconds since 1970. */
export function isVisibleAt(
  { published, expires }: Pick<ArticleIndex, 'published' | 'expires'>,
  article: number,
  at: number,
): boolean {
  return (published[article] ?? Number.POSITIVE_INFINITY) <= at && at < (expires[article] ?? 0)
}

/** Whether feeds may hold an article of the index at a moment, in milliseconds since 1970. */
export function isInFeedsAt(
  index: Pick<ArticleIndex, 'published' | 'expires' | 'inFeeds'>,
  article: number,
  at: number,
): boolean {
  return index.inFeeds[article] === 1 && isVisibleAt(index, article, at)
}

/** The first of ordered moments after that one, if there is one. */
export function firstAfter(moments: Float64Array, at: number): number | undefined {
  return moments[countUntil(moments, at)]
}

/** The last of ordered moments that has come, if one has. */
export function lastUntil(moments: Float64Array, at: number): number | undefined {
  return moments[countUntil(moments, at) - 1]
}

/** How many of ordered moments have come. */
function countUntil(moments: Float64Array, at: number): number {
  return partitionPoint(moments.length, (place) => (moments[place] ?? at) <= at)
}
