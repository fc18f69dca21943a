import { differenceInMilliseconds } from 'date-fns/differenceInMilliseconds'
import { milliseconds } from 'date-fns/milliseconds'
import type { Article } from './article.ts'
import type { Window } from './site.ts'

/**
 * The articles that a feed holds: the newest ones up to the count, and beyond it all that are
 * within the days of the newest, so that a reader which polls rarely misses nothing. The days
 * count from the newest article and not from the clock: the window moves only with the content.
 */
export function newestWindow<T extends Pick<Article, 'published'>>(
  newestFirst: readonly T[],
  { items, days }: Window,
): T[] {
  const newest = newestFirst[0]
  if (newest === undefined) return []
  const span = milliseconds({ days })
  return newestFirst.filter(
    ({ published }, index) =>
      index < items || differenceInMilliseconds(newest.published, published) <= span,
  )
}
