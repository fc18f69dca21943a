import type { BundledChannel } from '../model/bundle.ts'
import type { Channel } from '../model/channel.ts'
import type { PageSite } from '../model/page-site.ts'
import type { RenderedDocument } from '../model/rendered-site.ts'
import { type ChannelStretch, renderedStretches } from './channel-stretches.ts'
import { feedLinks, linkHeader } from './feed-links.ts'
import { formats } from './formats.ts'
import { homePage } from './pages/home-page.ts'
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
