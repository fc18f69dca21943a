import type { Channel } from '../model/channel.ts'
import type { PageSite } from '../model/page-site.ts'
import type { RenderedChannel, RenderedDocument } from '../model/rendered-site.ts'
import { type ChannelStretch, renderedStretches } from './channel-stretches.ts'
import { feedLinks, linkHeader } from './feed-links.ts'
import { formats } from './formats.ts'
import { homePage } from './pages/home-page.ts'
import { previewItems } from './pages/preview-items.ts'
import { topicPage } from './pages/topic-page.ts'
import { renderLlms } from './render-llms.ts'

/** The channels of a site, the first of which is the whole of it. */
export interface Channels {
  home: Channel
  topics: readonly Channel[]
}

/** The feeds of a channel. */
export async function feedDocuments(
  { url }: Pick<PageSite, 'url'>,
  { path }: Channel,
  stretches: readonly ChannelStretch[],
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

/** The channel as the pages about its feeds show it. */
export async function renderedChannel(
  pages: PageSite,
  { id, path, title, description, image, topic }: Channel,
  stretches: readonly ChannelStretch[],
): Promise<RenderedChannel> {
  return {
    id,
    path,
    title,
    description,
    ...(image && { image }),
    name: topic?.title ?? title,
    ...(topic && { topic: topic.slug }),
    stretches: await renderedStretches(stretches, ({ articles }) => previewItems(pages, articles)),
  }
}

/** The page of a channel. */
export async function pageDocument(
  pages: PageSite,
  channel: Channel,
  { home, topics }: Channels,
  stretches: readonly ChannelStretch[],
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
export async function llmsDocument(
  pages: PageSite,
  { home, topics }: Channels,
  stretches: readonly ChannelStretch[],
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
