import { otherMissing } from '../../model/stats-point.ts'

const feedName = /^(?:rss\d?|atom\d?|rdf|feeds?)(?:[._-]|$)|\.(?:xml|rss|atom|rdf)$|feed\.json$/
const noFeedName = /sitemap|crossdomain|clientaccess|browserconfig|opensearch|manifest|^wp-/
// Whoever asks for addresses that nobody has is not to write what he likes.
const plainPath = /^\/[\w./-]{1,79}$/

/**
 * What is written of a path that leads to nothing: the path where readers may know a feed by it,
 * one word for all of them that are long or odd, and nothing where no feed was meant.
 */
export function missingFeed(path: string): string | undefined {
  const name = /([^/]*)\/?$/.exec(path)?.[1]?.toLowerCase() ?? ''
  if (!feedName.test(name) || noFeedName.test(name)) return undefined
  return plainPath.test(path) ? path : otherMissing
}
