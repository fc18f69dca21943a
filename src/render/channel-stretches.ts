import { max } from 'date-fns/max'
import { archiveAddress } from '../model/archive.ts'
import type { Article } from '../model/article.ts'
import type { ArticleColumns } from '../model/article-columns.ts'
import { type Channel, carries, tellsOf } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import type { RenderedStretch } from '../model/rendered-site.ts'
import { isVisible, lastExpiry, momentsFrom } from '../model/timeline.ts'
import { newestWindow, windowOfTombstones } from '../model/window.ts'
import { archiveSeed } from './archive-seed.ts'
import { feedHistory } from './feed-history.ts'
import { makeFeed } from './make-feed.ts'
import type { SiteFeed } from './site-feed.ts'

/** What a channel looks like from one moment until the next. */
export interface ChannelStretch {
  from: Date
  lastModified: Date
  articles: readonly Article[]
  feed: SiteFeed
}

/**
 * How a channel looks from `now` on, with every appearance and every expiry of an article to come.
 */
export function channelStretches(
  content: Content,
  channel: Channel,
  columns: ArticleColumns,
  now: Date,
): ChannelStretch[] {
  const { site, topics } = content
  const candidates = content.articles.filter((article) => carries(channel, article))
  const history = {
    ...columns,
    carried: carriedBy(content, channel),
    seed: archiveSeed(site, channel),
  }
  const tombstones = content.tombstones.filter((tombstone) =>
    tellsOf(channel.topic?.slug, tombstone),
  )
  return momentsFrom(now, candidates).map((moment, index) => {
    const visible = candidates.filter((article) => isVisible(article, moment))
    const articles = newestWindow(visible, site.window)
    const told = windowOfTombstones(tombstones, articles, site.window)
    const oldest = articles.at(-1)
    const previous = oldest && archiveAddress(history, oldest.published.getTime(), moment.getTime())
    const place = { is: 'subscription', ...(previous && { previous }) } as const
    const feed = makeFeed(site, channel, topics, articles, {
      tombstones: told,
      history: feedHistory(site.url + channel.path, place),
    })
    const changes = [
      feed.options.updated,
      site.updated,
      lastExpiry(moment, candidates),
      tombstones[0]?.removed,
    ]
    return {
      // The time of the build stays out of the bytes.
      from: index === 0 ? new Date(0) : moment,
      articles,
      feed,
      lastModified: max(changes.filter((change) => change !== undefined)),
    }
  })
}

/** The numbers of the articles that a channel has ever carried, the oldest first. */
function carriedBy({ articles }: Content, channel: Channel): Uint32Array {
  const numbers = articles
    .toReversed()
    .flatMap((article, number) => (carries(channel, article) ? [number] : []))
  return Uint32Array.from(numbers)
}

/** A document for each stretch. */
export async function renderedStretches(
  stretches: readonly ChannelStretch[],
  render: (stretch: ChannelStretch) => string | Promise<string>,
): Promise<RenderedStretch[]> {
  return await Promise.all(
    stretches.map(async (stretch) => ({
      from: stretch.from,
      lastModified: stretch.lastModified,
      text: await render(stretch),
    })),
  )
}
