import { max } from 'date-fns/max'
import { type Article, articlePath } from '../model/article.ts'
import type { Content } from '../model/content.ts'
import { instant } from '../model/instant.ts'
import type { DocumentGroup, RenderedDocument } from '../model/rendered-site.ts'
import type { Site } from '../model/site.ts'
import { isVisible, lastExpiry, momentsFrom } from '../model/timeline.ts'
import { element, textElement, type Xml, xmlDocument } from './xml.ts'

const namespace = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }

// The protocol allows 50,000; smaller ones change less often as a whole.
const articlesInMap = 1000

/**
 * All pages of the site for search engines (sitemaps.org protocol): one map, or a list of maps
 * where there are many articles. Maps fill from the oldest article on, so that a full one rests;
 * articles to come are added to the last one until the next build.
 * @param pages paths of the pages that are not articles, the first page first
 */
export function sitemapGroups(
  { site, articles, tombstones }: Pick<Content, 'site' | 'articles' | 'tombstones'>,
  pages: readonly string[],
  now: Date,
): DocumentGroup[] {
  const oldestFirst = articles.toReversed()
  const visible = oldestFirst.filter((article) => isVisible(article, now))
  const count = Math.max(1, Math.ceil(visible.length / articlesInMap))
  // A map of their own would tell that articles are to come.
  const toCome = oldestFirst.filter(({ published }) => published > now)
  const paths = Array.from({ length: count }, (_, index) =>
    count === 1 ? '/sitemap.xml' : `/sitemap-${index + 1}.xml`,
  )
  const maps = paths.map((path, index): DocumentGroup => {
    const part = visible.slice(index * articlesInMap, (index + 1) * articlesInMap)
    const map = {
      site,
      path,
      // No map may be empty, as one of articles to come would be.
      pages: index === 0 ? pages : pages.slice(0, 1),
      articles: index === count - 1 ? [...part, ...toCome] : part,
      removal: tombstones[0]?.removed,
    }
    return { key: mapKey(map, now), render: async () => [mapDocument(map, now)] }
  })
  return count === 1 ? maps : [listGroup(site, paths), ...maps]
}

interface SiteMap {
  site: Pick<Site, 'url' | 'updated'>
  path: string
  pages: readonly string[]
  articles: readonly Article[]
  /** When an article was last taken back. */
  removal: Date | undefined
}

/** Tells all that a map depends on: of the moment only who is to be seen at it. */
function mapKey(
  { site: { url, updated }, path, pages, articles, removal }: SiteMap,
  now: Date,
): string {
  const entries = articles.map(
    (article) => `${article.slug} ${article.updated.getTime()} ${statesFrom(article, now)}`,
  )
  return JSON.stringify([url, updated, path, pages, removal, ...entries])
}

/** The moments at which an article appears and leaves, as far as they are to come. */
function statesFrom({ published, expires }: Article, now: Date): string {
  const appears = published > now ? published.getTime() : ''
  return `${appears} ${expires?.getTime() ?? ''}`
}

function mapDocument(
  { site, path, pages, articles, removal }: SiteMap,
  now: Date,
): RenderedDocument {
  return {
    path,
    kind: 'text',
    mediaType: 'application/xml',
    stretches: momentsFrom(now, articles).map((moment, index) => {
      const visible = articles.filter((article) => isVisible(article, moment))
      const changes = [
        site.updated,
        removal,
        lastExpiry(moment, articles),
        ...visible.map(updatedOf),
      ]
      const known = changes.filter((change) => change !== undefined)
      return {
        // The time of the build stays out of the bytes.
        from: index === 0 ? new Date(0) : moment,
        ...(known.length > 0 && { lastModified: max(known) }),
        text: renderMap(site.url, pages, visible),
      }
    }),
  }
}

function listGroup({ url, updated }: Site, paths: readonly string[]): DocumentGroup {
  return {
    key: JSON.stringify(['sitemaps', url, updated, paths.length]),
    render: async () => [listDocument({ url, ...(updated && { updated }) }, paths)],
  }
}

function listDocument(
  { url, updated }: Pick<Site, 'url' | 'updated'>,
  paths: readonly string[],
): RenderedDocument {
  return {
    path: '/sitemap.xml',
    kind: 'text',
    mediaType: 'application/xml',
    stretches: [
      {
        from: new Date(0),
        ...(updated && { lastModified: updated }),
        text: xmlDocument(
          element(
            'sitemapindex',
            namespace,
            paths.map((path) => element('sitemap', {}, [textElement('loc', url + path)])),
          ),
        ),
      },
    ],
  }
}

function renderMap(url: string, pages: readonly string[], articles: readonly Article[]): string {
  return xmlDocument(
    element('urlset', namespace, [
      ...pages.map((path) => place(url + path)),
      ...articles.map(({ slug, updated }) => place(url + articlePath(slug), instant(updated))),
    ]),
  )
}

function place(address: string, lastmod?: string): Xml {
  return element('url', {}, [textElement('loc', address), textElement('lastmod', lastmod)])
}

function updatedOf({ updated }: Article): Date {
  return updated
}
