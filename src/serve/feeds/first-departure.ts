import type { History } from '../../model/archive.ts'
import type { ArticleIndex } from '../../model/article-index.ts'
import { partitionPoint } from '../../model/partition-point.ts'

/**
 * When the first of the articles to be seen that were published before a moment leaves, in
 * milliseconds since 1970: no archive document that ends there becomes another one before. Infinity
 * when all of them stay.
 */
export function firstDeparture(
  { published, departures, departing }: ArticleIndex,
  { carried }: Pick<History, 'carried'>,
  before: number,
  now: number,
): number {
  const end = Math.min(before, now + 1)
  const next = partitionPoint(departures.length, (place) => (departures[place] ?? now) <= now)
  const first = departing
    .subarray(next)
    .findIndex((article) => (published[article] ?? end) < end && includes(carried, article))
  return first < 0 ? Number.POSITIVE_INFINITY : (departures[next + first] ?? now)
}

function includes(sorted: Uint32Array, number: number): boolean {
  return sorted[partitionPoint(sorted.length, (place) => (sorted[place] ?? 0) < number)] === number
}
