/** What a service says of the people who read a feed there. */
export interface StatedSubscribers {
  subscribers: number
  /** What it calls the feed, where it says so. */
  id?: string
}

// In no order, since no service uses two of these forms.
const counts = [
  /(?<![\w.,])(\d[\d,]{0,12}) (?:subscriber|reader|user)/i,
  /subscribers?[:=] ?(\d[\d,]{0,12})/i,
  /\((\d[\d,]{0,12}) feed-id/i,
]

const ids = [/feed-id[:=] ?([\w-]{1,40})/i, /newsblur\.com\/site\/(\d{1,20})/i]

// What is stated beyond that is a mistake, or a joke.
const mostSubscribers = 10_000_000

/**
 * Services that read a feed once for many people say in `User-Agent` how many these are, such as
 * `Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)`.
 * No standard says how.
 */
export function statedSubscribers(userAgent: string): StatedSubscribers | undefined {
  const subscribers = Number(firstMatch(counts, userAgent)?.replaceAll(',', '') ?? 0)
  if (subscribers < 1 || subscribers > mostSubscribers) return undefined
  const id = firstMatch(ids, userAgent)
  return { subscribers, ...(id !== undefined && { id }) }
}

function firstMatch(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}
