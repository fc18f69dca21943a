import type { Article } from '../model/article.ts'
import type { BundledChannel } from '../model/bundle.ts'
import type { Channel } from '../model/channel.ts'
import type { PageSite } from '../model/page-site.ts'
import type { RenderedDocument } from '../model/rendered-site.ts'
import type { Site, Topic } from '../model/site.ts'
import { type ChannelStretch, renderedStretches } from './channel-stretches.ts'
import { feedHistory } from './feed-history.ts'
import { feedLinks, linkHeader } from './feed-links.ts'
import { formats } from './formats.ts'
import { makeFeed } from './make-feed.ts'
import { homePage } from './pages/home-page.ts'
import { topicPage } from './pages/topic-page.ts'
import { renderLlms } from './render-llms.ts'
import type { SiteFeed } from './site-feed.ts'

/** The channels of a site, the first of which is the whole of it. */
export interface Channels {
  home: Channel
  topics: readonly Channel[]
}

/** What documents of a channel are rendered with. */
interface ChannelSite {
  site: Site
  topics: readonly Topic[]
  pages: PageSite
  channels: Channels
}

/** A stretch with the texts of its articles. */
interface OpenStretch extends Pick<ChannelStretch, 'from' | 'lastModified'> {
  articles: readonly Article[]
  feed: SiteFeed
}

/** The feeds of a channel and its page; of the whole site also what language models read. */
export async function channelDocuments(
  around: ChannelSite,
  channel: Channel,
  stretches: readonly ChannelStretch[],
): Promise<RenderedDocument[]> {
  const open = stretches.map((stretch) => openStretch(around, channel, stretch))
  return [
    ...(await feedDocuments(around.pages, channel, open)),
    await pageDocument(around, channel, open),
    ...(channel.topic ? [] : [await llmsDocument(around, open)]),
  ]
}

function openStretch(
  { site, topics }: ChannelSite,
  channel: Channel,
  { from, lastModified, articles: compiled, told, previous }: ChannelStretch,
): OpenStretch {
  const articles = compiled.map(({ article }) => article)
  const place = { is: 'subscription', ...(previous && { previous }) } as const
  const feed = makeFeed(site, channel, topics, articles, {
    tombstones: told,
    history: feedHistory(site.url + channel.path, place),
  })
  return { from, lastModified, articles, feed }
}

async function feedDocuments(
  { url }: Pick<PageSite, 'url'>,
  { path }: Channel,
  stretches: readonly OpenStretch[],
): Promise<RenderedDocument[]> {
  return await Promise.all(
    formats.map(async ({ file, mediaType, render }) => ({
      path: path + file,
      kind: 'feed',
      mediaType,
      link: `<${url}${path}>; rel="alternate"; type="text/html"`,
      channel: path,
      stretches: await renderedStretches(stretches, ({ feed }) => render(feed)),
    })),
  )
}

/** What the Worker knows of the channel. */
export function bundledChannel({
  id,
  path,
  title,
  description,
  image,
  topic,
}: Channel): BundledChannel {
  return {
    id,
    path,
    title,
    description,
    ...(image && { image }),
    name: topic?.title ?? title,
    ...(topic && { topic: topic.slug }),
  }
}

async function pageDocument(
  { pages, channels: { home, topics } }: ChannelSite,
  channel: Channel,
  stretches: readonly OpenStretch[],
): Promise<RenderedDocument> {
  return {
    path: channel.path,
    kind: 'page',
    mediaType: 'text/html',
    link: linkHeader(feedLinks(pages.url, [channel])),
    stretches: await renderedStretches(stretches, ({ articles }) =>
      channel.topic
        ? topicPage(pages, channel, home, articles)
        : homePage(pages, home, topics, articles),
    ),
  }
}

/** The newest articles for language models. */
async function llmsDocument(
  { pages, channels: { home, topics } }: ChannelSite,
  stretches: readonly OpenStretch[],
): Promise<RenderedDocument> {
  return {
    path: '/llms.txt',
    kind: 'text',
    mediaType: 'text/plain',
    stretches: await renderedStretches(stretches, ({ articles }) =>
      renderLlms(pages, home, topics, articles),
    ),
  }
}
