import type { Channel } from '../model/channel.ts'
import { hubOf } from '../model/hub.ts'
import { once } from '../model/once.ts'
import type { RenderedDocument, RenderedStretch } from '../model/rendered-site.ts'
import type { Site, Topic } from '../model/site.ts'
import { articlesKey, type ChannelStretch } from './channel-stretches.ts'
import type { FeedDocumentOptions } from './feed-document.ts'
import { feedHistory } from './feed-history.ts'
import { feedItem } from './feed-item.ts'
import { feedHeader } from './feed-links.ts'
import { feedOptions, lastUpdate } from './feed-options.ts'
import { type Format, formats } from './formats.ts'
import { SiteFeed } from './site-feed.ts'

/** What feeds are rendered with. */
interface FeedsSite {
  site: Site
  topics: readonly Topic[]
}

/** A feed whose items are read when they are asked for. */
interface OpenFeed extends Pick<ChannelStretch, 'from' | 'lastModified'> {
  options: FeedDocumentOptions
  itemsKey: string
  feed(): SiteFeed
}

/** The feeds of a channel. */
export function channelFeeds(
  around: FeedsSite,
  channel: Channel,
  stretches: readonly ChannelStretch[],
): RenderedDocument[] {
  const { url } = around.site
  const { path } = channel
  const hub = hubOf(around.site)?.url
  const feeds = stretches.map((stretch) => openFeed(around, channel, stretch))
  return formats.map((format) => ({
    path: path + format.file,
    kind: 'feed',
    mediaType: format.mediaType,
    link: feedHeader(
      url + path,
      hub === undefined ? undefined : { hub, self: url + path + format.file },
    ),
    channel: path,
    stretches: feeds.map((feed) => feedStretch(format, feed)),
  }))
}

/** Tells all that the feeds of the stretches depend on, but for the settings. */
export function feedsKey(stretches: readonly ChannelStretch[]): string {
  return JSON.stringify(
    stretches.map(({ articles, ...rest }) => ({ ...rest, articles: articlesKey(articles) })),
  )
}

function openFeed(
  { site, topics }: FeedsSite,
  channel: Channel,
  { from, lastModified, articles: compiled, told, previous }: ChannelStretch,
): OpenFeed {
  const articles = compiled.map(({ article }) => article)
  const place = { is: 'subscription', ...(previous && { previous }) } as const
  const hub = hubOf(site)?.url
  const options = {
    ...feedOptions(site, channel, {
      updated: lastUpdate(site, articles),
      ...(hub !== undefined && { hub }),
    }),
    removed: told.map(({ id, removed }) => ({ id, when: removed })),
    history: feedHistory(site.url + channel.path, place),
  }
  const items = () => articles.map((article) => feedItem(site, topics, article))
  return {
    from,
    lastModified,
    options,
    itemsKey: articlesKey(compiled),
    feed: once(() => new SiteFeed(options, items())),
  }
}

function feedStretch(
  { key, syntax, render }: Format,
  { from, lastModified, options, itemsKey, feed }: OpenFeed,
): RenderedStretch {
  return {
    from,
    lastModified,
    parts: { head: syntax.frame(options).head, restKey: `${key} ${itemsKey}` },
    get text() {
      return render(feed())
    },
  }
}
