import type { FeedView, ItemView } from '../feed/feed-view.ts'

/**
 * A feed as it would be if its site had always been at the new origin: a site that moves changes
 * every address, and that is one change and not one an item. Both feeds are looked at in this way,
 * since a text may name an old origin as well.
 */
export function rebased(
  feed: FeedView,
  { before, after }: { before: readonly string[]; after: string },
): FeedView {
  const others = before.filter((origin) => origin !== after)
  if (others.length === 0) return feed
  const old = new RegExp(`(?:${others.map(escaped).join('|')})(?![\\w-]|\\.\\w|:\\d)`, 'g')
  const moved = (text: string): string => text.replace(old, after)
  return {
    ...feed,
    ...(feed.self !== undefined && { self: moved(feed.self) }),
    items: feed.items.map((item) => withText(item, moved)),
  }
}

function withText(item: ItemView, moved: (text: string) => string): ItemView {
  const { link, summary, content, media } = item
  return {
    ...item,
    ...(link !== undefined && { link: moved(link) }),
    ...(summary !== undefined && { summary: moved(summary) }),
    ...(content !== undefined && { content: moved(content) }),
    ...(media !== undefined && { media: moved(media) }),
  }
}

/** Of what an origin is made of, only this has a meaning in a pattern. */
function escaped(origin: string): string {
  return origin.replace(/[.[\]]/g, '\\$&')
}
