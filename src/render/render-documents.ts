import { max } from 'date-fns/max'
import type { Article } from '../model/article.ts'
import { type Channel, carries, channelsOf } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import type { RenderedDocument } from '../model/rendered-document.ts'
import { isVisible, lastExpiry, momentsFrom } from '../model/timeline.ts'
import { newestWindow } from '../model/window.ts'
import { formats } from './formats.ts'
import { makeFeed } from './make-feed.ts'
import { homePage } from './pages/home-page.ts'
import { stylesheet } from './pages/stylesheet.ts'
import { topicPage } from './pages/topic-page.ts'
import type { SiteFeed } from './site-feed.ts'

/** What a channel looks like during one stretch of time. */
interface ChannelStretch {
  from: Date
  lastModified: Date
  articles: Article[]
  feed: SiteFeed
}

/**
 * The feeds and the page of every channel, as they look from `now` on, with every appearance and
 * every expiry of an article to come.
 */
export async function renderDocuments(content: Content, now: Date): Promise<RenderedDocument[]> {
  const channels = channelsOf(content.site, content.topics)
  const documents = await Promise.all(
    channels.map(async (channel) => {
      const stretches = channelStretches(content, channel, now)
      return [...feedDocuments(channel, stretches), await pageDocument(content, channel, stretches)]
    }),
  )
  return [...documents.flat(), styleDocument()]
}

function channelStretches(content: Content, channel: Channel, now: Date): ChannelStretch[] {
  const { site, topics } = content
  const candidates = content.articles.filter((article) => carries(channel, article))
  return momentsFrom(now, candidates).map((moment, index) => {
    const visible = candidates.filter((article) => isVisible(article, moment))
    const articles = newestWindow(visible, site.window)
    const feed = makeFeed(site, channel, topics, articles)
    const changes = [feed.options.updated, site.updated, lastExpiry(moment, candidates)]
    return {
      // The time of the build stays out of the bytes.
      from: index === 0 ? new Date(0) : moment,
      articles,
      feed,
      lastModified: max(changes.filter((change) => change !== undefined)),
    }
  })
}

function feedDocuments(channel: Channel, stretches: readonly ChannelStretch[]): RenderedDocument[] {
  return formats.map(({ file, mediaType, render }) => ({
    path: channel.path + file,
    kind: 'feed',
    mediaType,
    stretches: stretches.map(({ from, lastModified, feed }) => ({
      from,
      lastModified,
      text: render(feed),
    })),
  }))
}

async function pageDocument(
  { site, topics }: Content,
  channel: Channel,
  stretches: readonly ChannelStretch[],
): Promise<RenderedDocument> {
  const [home = channel, ...topicChannels] = channelsOf(site, topics)
  return {
    path: channel.path,
    kind: 'page',
    mediaType: 'text/html',
    stretches: await Promise.all(
      stretches.map(async ({ from, lastModified, articles }) => ({
        from,
        lastModified,
        text: await (channel.topic
          ? topicPage(site, channel, home, articles)
          : homePage(site, home, topicChannels, articles)),
      })),
    ),
  }
}

function styleDocument(): RenderedDocument {
  const start = new Date(0)
  return {
    path: '/style.css',
    kind: 'style',
    mediaType: 'text/css',
    stretches: [{ from: start, lastModified: start, text: stylesheet }],
  }
}

/** Other paths of each feed, and the path that they lead to. */
export function feedAliases({ site, topics }: Content): Record<string, string> {
  return Object.fromEntries(
    channelsOf(site, topics).flatMap(({ path }) =>
      formats.flatMap(({ file, aliases }) =>
        aliases.map((alias) => [path + alias, path + file] as const),
      ),
    ),
  )
}
