import type { Article } from '../model/article.ts'
import type { BundledChannel } from '../model/bundle.ts'
import type { Channel } from '../model/channel.ts'
import type { PageSite } from '../model/page-site.ts'
import type { RenderedDocument } from '../model/rendered-site.ts'
import { articlesKey, type ChannelStretch, renderedStretches } from './channel-stretches.ts'
import { feedLinks, linkHeader } from './feed-links.ts'
import { homePage } from './pages/home-page.ts'
import { topicPage } from './pages/topic-page.ts'
import { renderLlms } from './render-llms.ts'

/** The channels of a site, the first of which is the whole of it. */
export interface Channels {
  home: Channel
  topics: readonly Channel[]
}

/** What pages of a channel are rendered with. */
interface ChannelSite {
  pages: PageSite
  channels: Channels
}

/** A stretch with the texts of its articles. */
interface OpenStretch extends Pick<ChannelStretch, 'from' | 'lastModified'> {
  articles: readonly Article[]
}

/** The page of a channel; of the whole site also what language models read. */
export async function channelPages(
  around: ChannelSite,
  channel: Channel,
  stretches: readonly ChannelStretch[],
): Promise<RenderedDocument[]> {
  const open = stretches.map(
    ({ from, lastModified, articles }): OpenStretch => ({
      from,
      lastModified,
      articles: articles.map(({ article }) => article),
    }),
  )
  return [
    await pageDocument(around, channel, open),
    ...(channel.topic ? [] : [await llmsDocument(around, open)]),
  ]
}

/** Tells all that pages of the stretches depend on, but for the settings. */
export function pagesKey(stretches: readonly ChannelStretch[]): string {
  return JSON.stringify(
    stretches.map(({ from, lastModified, articles }) => [
      from,
      lastModified,
      articlesKey(articles),
    ]),
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
