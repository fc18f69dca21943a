import type { Bundle, Stretch } from '../model/bundle.ts'

/** A feed that has become another one by the clock. */
export interface BegunFeed {
  path: string
  /** When, in milliseconds since 1970: the last time, if it was more than once. */
  at: number
}

/**
 * The feeds that became others after one moment and until another, in the order of their paths: an
 * article has appeared in them, or left.
 */
export function begunFeeds(
  { documents, channels, feeds }: Pick<Bundle, 'documents' | 'channels' | 'feeds'>,
  after: number,
  until: number,
): BegunFeed[] {
  const paths = Object.keys(channels).flatMap((channel) => feeds.map(({ file }) => channel + file))
  return paths.sort().flatMap((path) => {
    const at = lastChange(documents.at(path)?.stretches ?? [], after, until)
    return at === undefined ? [] : [{ path, at }]
  })
}

/** When the last stretch began after one moment and until another; the first was always there. */
function lastChange(
  stretches: readonly Stretch[],
  after: number,
  until: number,
): number | undefined {
  return stretches.slice(1).findLast(({ from }) => from > after && from <= until)?.from
}
