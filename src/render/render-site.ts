import { articlePath, markdownPath } from '../model/article.ts'
import { channelsOf, topicPath } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import type { PageSite } from '../model/page-site.ts'
import type { DocumentGroup, RenderedSite } from '../model/rendered-site.ts'
import type { Topic } from '../model/site.ts'
import type { SiteArticles } from '../model/site-articles.ts'
import { apiSample } from './api-sample.ts'
import { channelArticles } from './channel-articles.ts'
import { channelFeeds, feedsKey } from './channel-feeds.ts'
import { bundledChannel, type Channels, channelPages, pagesKey } from './channel-pages.ts'
import { channelStretches } from './channel-stretches.ts'
import { formats } from './formats.ts'
import { oldFeedAliases } from './old-feed-aliases.ts'
import { pageFiles } from './pages/page-files.ts'
import { pageSiteOf } from './pages/page-site.ts'
import { renderSiteDocuments, siteAliases, sitePages } from './site-documents.ts'
import { sitemapGroups } from './sitemap-documents.ts'

/**
 * Everything that is ready before anyone asks: as it looks from `now` on, with every appearance
 * and every expiry of an article to come.
 * @param place what pages need to know of where the site is going to be
 */
export async function renderSite(
  content: Content,
  articles: SiteArticles,
  now: Date,
  place: Pick<PageSite, 'plainFiles'> = {},
): Promise<RenderedSite> {
  const { site, topics } = content
  const { files, addresses } = await pageFiles(site.colours)
  const pages = pageSiteOf(site, topics, addresses, place)
  const channels = channelsIn(content)
  const settings = JSON.stringify([site, topics, addresses])
  const articlesOf = channelArticles(articles)
  const all = [channels.home, ...channels.topics]
  const sample = apiSample(content, now)
  const { words, ...facts } = pages
  return {
    pages: facts,
    groups: [
      ...all.flatMap((channel): DocumentGroup[] => {
        const stretches = channelStretches(content, channel, articlesOf(channel), now)
        return [
          {
            key: ['feeds', settings, channel.path, feedsKey(stretches)].join('\n'),
            render: async () => channelFeeds(content, channel, stretches),
          },
          {
            key: ['pages', settings, channel.path, pagesKey(stretches)].join('\n'),
            render: () => channelPages({ pages, channels }, channel, stretches),
          },
        ]
      }),
      {
        key: [settings, JSON.stringify([sample, place])].join('\n'),
        render: () => renderSiteDocuments(site, pages, channels, sample),
      },
      ...sitemapGroups(content, [...all.map(({ path }) => path), ...sitePages], now),
    ],
    channels: all.map(bundledChannel),
    feeds: formats.map(({ file, mediaType, aliases }) => ({ file, mediaType, aliases })),
    aliases: { ...siteAliases, ...oldFeedAliases(content.site) },
    moves: topicMoves(topics),
    gone: gonePaths(content),
    files,
  }
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
