import { milliseconds } from 'date-fns/milliseconds'
import type { Article } from './article.ts'
import type { Window } from './site.ts'
import type { Tombstone } from './tombstone.ts'

/**
 * The articles that a feed holds: the newest ones up to the count, and beyond it all that are
 * within the days of the newest, so that a reader which polls rarely misses nothing. The days
 * count from the newest article and not from the clock: the window moves only with the content.
 */
export function newestWindow<T>(
  newestFirst: Iterable<T>,
  publishedOf: (one: T) => Date,
  { items, days }: Window,
): T[] {
  const held: T[] = []
  let oldest = Number.NEGATIVE_INFINITY
  for (const one of newestFirst) {
    const time = publishedOf(one).getTime()
    if (held.length === 0) oldest = time - milliseconds({ days })
    if (held.length >= items && time < oldest) break
    held.push(one)
  }
  return held
}

/**
 * The same by their times alone: how many of them a feed holds.
 * @param newestFirst in milliseconds
 */
export function windowLength(newestFirst: readonly number[], { items, days }: Window): number {
  const oldest = (newestFirst[0] ?? 0) - milliseconds({ days })
  const end = newestFirst.findIndex((time, place) => place >= items && time < oldest)
  return end < 0 ? newestFirst.length : end
}

/**
 * The removals that a feed tells of: those since its oldest article, as many as it may hold items.
 * Whoever reads the feed at all then hears of them.
 * @param lastFirst the last removal first
 */
export function windowOfTombstones<T extends Pick<Tombstone, 'removed'>>(
  lastFirst: readonly T[],
  shown: readonly Pick<Article, 'published'>[],
  { items }: Window,
): T[] {
  const oldest = shown.at(-1)
  return lastFirst
    .filter(({ removed }) => oldest === undefined || removed >= oldest.published)
    .slice(0, items)
}
