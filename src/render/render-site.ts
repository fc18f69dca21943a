import type { Article } from '../model/article.ts'
import { channelsOf } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import { type Recall, recall } from '../model/recall.ts'
import type { RenderedSite } from '../model/rendered-site.ts'
import type { Site } from '../model/site.ts'
import { articleMarkdown } from './article-markdown.ts'
import {
  type Channels,
  feedDocuments,
  llmsDocument,
  pageDocument,
  renderedChannel,
} from './channel-documents.ts'
import { channelStretches } from './channel-stretches.ts'
import { formats } from './formats.ts'
import { pageFiles } from './pages/page-files.ts'
import { pageSiteOf } from './pages/page-site.ts'
import { renderSiteDocuments, siteAliases } from './site-documents.ts'
import { sitemapDocuments } from './sitemap-documents.ts'

/**
 * Everything that is ready before anyone asks: as it looks from `now` on, with every appearance
 * and every expiry of an article to come.
 * @param markdown articles that were rendered as Markdown before
 */
export async function renderSite(
  content: Content,
  now: Date,
  markdown: Recall<string> = recall(),
): Promise<RenderedSite> {
  const { site, topics, articles } = content
  const { files, addresses } = await pageFiles(site.colours)
  const pages = pageSiteOf(site, topics, addresses)
  const channels = channelsIn(content)
  const all = await Promise.all(
    [channels.home, ...channels.topics].map(async (channel) => {
      const stretches = channelStretches(content, channel, now)
      return {
        documents: [
          ...(await feedDocuments(pages, channel, stretches)),
          await pageDocument(pages, channel, channels, stretches),
          ...(channel.topic ? [] : [await llmsDocument(pages, channels, stretches)]),
        ],
        channel: await renderedChannel(pages, channel, stretches),
      }
    }),
  )
  const documents = [
    ...all.flatMap(({ documents }) => documents),
    ...(await renderSiteDocuments(site, pages, channels)),
  ]
  const pagePaths = documents.filter(({ kind }) => kind === 'page').map(({ path }) => path)
  return {
    pages,
    documents: [...documents, ...sitemapDocuments(content, pagePaths, now)],
    channels: all.map(({ channel }) => channel),
    aliases: { ...feedAliases(channels), ...siteAliases },
    files,
    markdown: new Map(articles.map((article) => [article.id, markdownOf(site, article, markdown)])),
  }
}

function markdownOf(site: Site, article: Article, known: Recall<string>): string {
  return known.of(JSON.stringify([site, article]), () => articleMarkdown(site, article))
}

function channelsIn({ site, topics }: Content): Channels {
  const [home, ...others] = channelsOf(site, topics)
  return { home, topics: others }
}

/** Other paths of each feed, and the path that they lead to. */
function feedAliases({ home, topics }: Channels): Record<string, string> {
  return Object.fromEntries(
    [home, ...topics].flatMap(({ path }) =>
      formats.flatMap(({ file, aliases }) =>
        aliases.map((alias) => [path + alias, path + file] as const),
      ),
    ),
  )
}
