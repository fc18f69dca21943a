import type { FeedView } from '../../check/feed/feed-view.ts'
import { feedViewOf } from '../../check/feed/feed-view-of.ts'
import { openFeed } from '../../check/feed/open-feed.ts'
import type { Reply } from './ask.ts'

/** The feed that was answered; undefined for anything else. */
export function feedIn({ url, status, mediaType, bytes }: Reply): FeedView | undefined {
  if (status !== 200) return undefined
  const opened = openFeed({
    address: url.href,
    ...(mediaType !== undefined && { mediaType }),
    bytes,
    now: Date.now(),
  })
  return feedViewOf(opened)
}
