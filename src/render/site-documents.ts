import { apiPaths } from '../model/api/api-paths.ts'
import type { ApiSample } from '../model/api/api-routes.ts'
import type { PageSite } from '../model/page-site.ts'
import type { RenderedDocument } from '../model/rendered-site.ts'
import type { Site } from '../model/site.ts'
import type { Channels } from './channel-pages.ts'
import { feedLinks, linkHeader } from './feed-links.ts'
import { apiPage } from './pages/api-page.ts'
import { feedsPage } from './pages/feeds-page.ts'
import { renderOpenapi } from './render-openapi.ts'
import { renderOpml } from './render-opml.ts'
import { renderRobots } from './render-robots.ts'

/** A document that the settings decide upon, but for what its examples name. */
export interface SiteDocument extends Pick<RenderedDocument, 'path' | 'kind' | 'mediaType'> {
  aliases?: readonly string[]
  /** Whether it names an article as an example: no date then tells when it changes. */
  undated?: true
  link?(pages: PageSite, channels: Channels): string
  render(
    site: Site,
    pages: PageSite,
    channels: Channels,
    sample: ApiSample,
  ): string | Promise<string>
}

/** All of them. */
export const siteDocuments: readonly SiteDocument[] = [
  {
    path: '/feeds/',
    kind: 'page',
    mediaType: 'text/html',
    link: ({ url }, { home }) => linkHeader(feedLinks(url, [home])),
    render: (_, pages, { home, topics }) => feedsPage(pages, home, topics),
  },
  {
    path: '/feeds.opml',
    kind: 'text',
    mediaType: 'text/x-opml',
    // Where programs look for all feeds of a host.
    aliases: ['/.well-known/feeds'],
    render: (site, { phrases }, { home, topics }) => renderOpml(site, home, topics, phrases.topics),
  },
  {
    path: '/api/',
    kind: 'page',
    mediaType: 'text/html',
    // RFC 8631 §4.1.
    link: ({ url }) => `<${url}/openapi.json>; rel="service-desc"; type="application/json"`,
    undated: true,
    render: (_, pages, { home }, sample) => apiPage(pages, home, sample),
  },
  {
    path: '/openapi.json',
    kind: 'text',
    mediaType: 'application/json',
    // RFC 8631 §4.2.
    link: ({ url }) => `<${url}/api/>; rel="service-doc"; type="text/html"`,
    undated: true,
    render: (_, pages, __, sample) => renderOpenapi(pages, sample),
  },
  {
    path: '/robots.txt',
    kind: 'text',
    mediaType: 'text/plain',
    render: ({ url }) => renderRobots(url),
  },
]

/** Paths that the site has besides its channels and articles, whatever they hold. */
export const sitePaths: readonly string[] = [
  ...siteDocuments.flatMap(({ path, aliases = [] }) => [path, ...aliases]),
  apiPaths.topics,
  apiPaths.articles,
  '/llms.txt',
  '/sitemap.xml',
]

/** Paths of the pages among them. */
export const sitePages: readonly string[] = siteDocuments
  .filter(({ kind }) => kind === 'page')
  .map(({ path }) => path)

/** Other paths of the documents, and those that they lead to. */
export const siteAliases: Readonly<Record<string, string>> = Object.fromEntries(
  siteDocuments.flatMap(({ path, aliases = [] }) => aliases.map((alias) => [alias, path])),
)

export async function renderSiteDocuments(
  site: Site,
  pages: PageSite,
  channels: Channels,
  sample: ApiSample,
): Promise<RenderedDocument[]> {
  return await Promise.all(
    siteDocuments.map(async ({ path, kind, mediaType, undated, link, render }) => ({
      path,
      kind,
      mediaType,
      ...(link && { link: link(pages, channels) }),
      stretches: [
        {
          from: new Date(0),
          ...(site.updated && !undated && { lastModified: site.updated }),
          text: await render(site, pages, channels, sample),
        },
      ],
    })),
  )
}
