import { type FeedHistory, olderDocument } from '../../check/feed/feed-history.ts'
import type { OpenedFeed } from '../../check/feed/opened-feed.ts'
import { atomIdOf, guidOf } from '../../model/article-ids.ts'
import { carries, channelsOf } from '../../model/channel.ts'
import type { Content } from '../../model/content.ts'
import { isVisible } from '../../model/timeline.ts'
import type { VisitedSite } from './visit-site.ts'

/** The ids of all articles that the site's own feed of a format has to carry. */
export function carriedIds(
  { site, topics, articles }: Content,
  now: Date,
  { format }: Pick<OpenedFeed, 'format'>,
): string[] {
  const [channel] = channelsOf(site, topics)
  return (
    articles
      .filter((article) => carries(channel, article) && isVisible(article, now))
      .map(format === 'atom' ? atomIdOf : guidOf)
      // As feeds are looked at: without blanks around them.
      .map((id) => id.trim())
  )
}

/** Each feed with those of its archive documents that were visited. */
export function feedHistories(
  { addresses, walk }: VisitedSite,
  feeds: readonly OpenedFeed[],
  carried: (feed: OpenedFeed) => readonly string[],
): FeedHistory[] {
  const opened = new Map(feeds.map((feed) => [feed.address, feed]))
  const start = walk?.documents[0]?.address
  return addresses
    .filter(({ kind, url, archive }) => kind === 'feed' && !archive && !new URL(url).search)
    .flatMap(({ url }) => opened.get(url) ?? [])
    .map((subscription) => ({
      subscription,
      archives: archivesOf(subscription, opened),
      ...(walk &&
        subscription.address === start && {
          walk: { ...walk, carried: carried(subscription) },
        }),
    }))
}

/** As far as they were visited; a circle ends where it closes. */
function archivesOf(
  feed: OpenedFeed,
  opened: ReadonlyMap<string | undefined, OpenedFeed>,
  found: readonly OpenedFeed[] = [],
): readonly OpenedFeed[] {
  const older = opened.get(olderDocument(feed))
  if (!older || older === feed || found.includes(older)) return found
  return archivesOf(older, opened, [...found, older])
}
