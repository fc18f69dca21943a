const day = 86_400
const year = 365 * day

/**
 * How long an answer may be kept, from the minutes between two polls. Nothing is kept past the
 * moment at which the answer becomes another one.
 * @param left milliseconds until that moment, if there is one
 */
export function cacheControl(polling: number, left: number = Number.POSITIVE_INFINITY): string {
  const seconds = Math.max(0, Math.floor(left / 1000))
  const maxAge = Math.min(polling * 15, seconds)
  const stale = Math.min(polling * 60, seconds - maxAge)
  const staleOnError = Math.min(day, seconds - maxAge)
  return `public, max-age=${maxAge}, stale-while-revalidate=${stale}, stale-if-error=${staleOnError}`
}

/** How long an answer may be kept that does not become another one before that. */
export function immutableCacheControl(left: number = Number.POSITIVE_INFINITY): string {
  return `public, max-age=${Math.min(year, Math.max(0, Math.floor(left / 1000)))}, immutable`
}
