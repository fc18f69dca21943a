import { isDeepStrictEqual } from 'node:util'
import { ownPath } from '../../check/changes/circumstances.ts'
import { itemKey } from '../../check/changes/pair-items.ts'
import type { FeedView } from '../../check/feed/feed-view.ts'

/** A feed at the address that its subscribers have. */
export interface StoredFeed {
  /** Path and query. */
  path: string
  view: FeedView
}

/** A feed, and where its address has led to. */
export interface FoundFeed extends StoredFeed {
  url: URL
}

/** Feeds, each at one of its addresses, and the further addresses that give one of them. */
export interface DistinctFeeds {
  feeds: StoredFeed[]
  aliases: StoredFeed[]
}

/** Many sites give one feed at several addresses; what it says is told of one of them. */
export function withoutDoubles(
  found: readonly FoundFeed[],
  origins: readonly string[],
): DistinctFeeds {
  const named = ({ view }: FoundFeed): string | undefined => ownPath(view.self, origins)
  const isAlias = (feed: FoundFeed): boolean => {
    const led = ownPath(feed.url.href, origins)
    if (led !== feed.path && found.some(({ path }) => path === led)) return true
    const other = found.find(({ path }) => path === named(feed))
    // What a feed says of its address may be wrong: templates repeat that of another feed.
    return other !== undefined && named(other) === other.path && isDouble(feed, other)
  }
  const stored = ({ path, view }: FoundFeed): StoredFeed => ({ path, view })
  return {
    feeds: found.filter((feed) => !isAlias(feed)).map(stored),
    aliases: found.filter(isAlias).map(stored),
  }
}

function isDouble(feed: FoundFeed, other: FoundFeed): boolean {
  const [keys, others] = [feed, other].map(({ view }) => view.items.map(itemKey))
  return feed !== other && isDeepStrictEqual(keys, others)
}
