import type { FeedView, ItemView } from '../../check/feed/feed-view.ts'
import { feedViewOf } from '../../check/feed/feed-view-of.ts'
import { openFeed } from '../../check/feed/open-feed.ts'
import type { OpenedFeed } from '../../check/feed/opened-feed.ts'
import type { Reply } from './ask.ts'

/** The feed that was answered; undefined for anything else. */
export function feedIn(reply: Reply): FeedView | undefined {
  if (reply.status !== 200) return undefined
  const feed = feedViewOf(opened(reply))
  return feed && { ...feed, items: feed.items.map((item) => withAbsoluteLink(item, reply.url)) }
}

/** Whether a feed was answered that nobody can parse. */
export function isBrokenFeed(reply: Reply): boolean {
  if (reply.status !== 200) return false
  const { format, fault } = opened(reply)
  return fault !== undefined && format !== undefined && format !== 'opml'
}

function opened({ url, mediaType, bytes }: Reply): OpenedFeed {
  return openFeed({
    address: url.href,
    ...(mediaType !== undefined && { mediaType }),
    bytes,
    now: Date.now(),
  })
}

/** Some feeds have links relative to themselves. */
function withAbsoluteLink(item: ItemView, base: URL): ItemView {
  const link = item.link === undefined ? null : URL.parse(item.link, base.href)
  return link ? { ...item, link: link.href } : item
}
