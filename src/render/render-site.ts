import { type Article, articlePath, markdownPath } from '../model/article.ts'
import { articleColumns } from '../model/article-columns.ts'
import { channelsOf, topicPath } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import { type Recall, recall } from '../model/recall.ts'
import type { RenderedItem } from '../model/rendered-item.ts'
import type { RenderedSite } from '../model/rendered-site.ts'
import type { Topic } from '../model/site.ts'
import { apiSample } from './api-sample.ts'
import { articleMarkdown, type TextArticle } from './article-markdown.ts'
import {
  bundledChannel,
  type Channels,
  feedDocuments,
  llmsDocument,
  pageDocument,
} from './channel-documents.ts'
import { channelStretches } from './channel-stretches.ts'
import { formats } from './formats.ts'
import { renderItems } from './item-parts.ts'
import { pageFiles } from './pages/page-files.ts'
import { pageSiteOf } from './pages/page-site.ts'
import { renderSiteDocuments, siteAliases } from './site-documents.ts'
import { sitemapDocuments } from './sitemap-documents.ts'

/** What can be taken from an earlier time. */
export interface RenderMemory {
  markdown: Recall<string>
  items: Recall<Promise<RenderedItem>>
}

export function renderMemory(): RenderMemory {
  return { markdown: recall(), items: recall() }
}

/**
 * Everything that is ready before anyone asks: as it looks from `now` on, with every appearance
 * and every expiry of an article to come.
 * @param memory what was rendered before
 */
export async function renderSite(
  content: Content,
  now: Date,
  { markdown, items: knownItems }: RenderMemory = renderMemory(),
): Promise<RenderedSite> {
  const { site, topics, articles } = content
  const { files, addresses } = await pageFiles(site.colours)
  const pages = pageSiteOf(site, topics, addresses)
  const channels = channelsIn(content)
  const items = await renderItems(site, topics, articles, knownItems)
  const columns = articleColumns(articles.toReversed(), items)
  const all = await Promise.all(
    [channels.home, ...channels.topics].map(async (channel) => {
      const stretches = channelStretches(content, channel, columns, now)
      return [
        ...(await feedDocuments(pages, channel, stretches)),
        await pageDocument(pages, channel, channels, stretches),
        ...(channel.topic ? [] : [await llmsDocument(pages, channels, stretches)]),
      ]
    }),
  )
  const documents = [
    ...all.flat(),
    ...(await renderSiteDocuments(site, pages, channels, apiSample(content, now))),
  ]
  const pagePaths = documents.filter(({ kind }) => kind === 'page').map(({ path }) => path)
  const { words, ...facts } = pages
  return {
    pages: facts,
    documents: [...documents, ...sitemapDocuments(content, pagePaths, now)],
    channels: [channels.home, ...channels.topics].map(bundledChannel),
    aliases: { ...feedAliases(channels), ...siteAliases },
    moves: topicMoves(topics),
    gone: gonePaths(content),
    files,
    markdown: new Map(
      articles.map((article) => [article.id, markdownOf(site.url, article, markdown)]),
    ),
    items,
  }
}

/** The key has what Markdown shows and nothing else, so that no other edit renders it again. */
function markdownOf(siteUrl: string, article: Article, known: Recall<string>): string {
  const { id, topics, tags, aliases, inFeeds, summaryFromText, expires, ...shown } = article
  const text: TextArticle = shown
  return known.of(JSON.stringify([siteUrl, text]), () => articleMarkdown(siteUrl, text))
}

function channelsIn({ site, topics }: Content): Channels {
  const [home, ...others] = channelsOf(site, topics)
  return { home, topics: others }
}

/** Every path of a channel, and what it leads to beside the channel's page. */
const channelFiles: readonly [name: string, file: string][] = [
  ['', ''],
  ...formats.flatMap(({ file, aliases }) =>
    [file, ...aliases].map((name): [string, string] => [name, file]),
  ),
]

/** Paths of old slugs of topics, and those that they lead to. */
function topicMoves(topics: readonly Topic[]): Record<string, string> {
  return Object.fromEntries(
    topics.flatMap(({ slug, aliases }) =>
      aliases.flatMap((old) =>
        channelFiles.map(([name, file]) => [topicPath(old) + name, topicPath(slug) + file]),
      ),
    ),
  )
}

/** Where something was that has been removed on purpose. */
function gonePaths({ tombstones, removedTopics }: Content): string[] {
  const articles = tombstones.flatMap(({ slug, aliases }) => [
    articlePath(slug),
    markdownPath(slug),
    ...aliases,
  ])
  const topics = removedTopics.flatMap(({ slug, aliases }) =>
    [slug, ...aliases].flatMap((one) => channelFiles.map(([name]) => topicPath(one) + name)),
  )
  return [...articles, ...topics]
}

/** Other paths of each feed, and the path that they lead to. */
function feedAliases({ home, topics }: Channels): Record<string, string> {
  const others = channelFiles.filter(([name, file]) => name !== file)
  return Object.fromEntries(
    [home, ...topics].flatMap(({ path }) =>
      others.map(([name, file]) => [path + name, path + file]),
    ),
  )
}
