import type { FeedView, ItemView } from '../../check/feed/feed-view.ts'
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
  const feed = feedViewOf(opened)
  return feed && { ...feed, items: feed.items.map((item) => withAbsoluteLink(item, url)) }
}

/** Some feeds have links relative to themselves. */
function withAbsoluteLink(item: ItemView, base: URL): ItemView {
  const link = item.link === undefined ? null : URL.parse(item.link, base.href)
  return link ? { ...item, link: link.href } : item
}
