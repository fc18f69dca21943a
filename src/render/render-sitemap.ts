import { articlePath } from '../model/article.ts'
import { topicPath } from '../model/channel.ts'
import { instant } from '../model/instant.ts'
import { element, textElement, type Xml, xmlDocument } from './xml.ts'

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** How many addresses a map may hold (sitemaps.org protocol). */
export const sitemapSize = 50_000

/** What a map tells of an article. */
export interface MappedArticle {
  slug: string
  /** Milliseconds since 1970. */
  updated: number
}

/** All pages of the site for search engines (sitemaps.org protocol), the articles in their order. */
export function renderSitemap(
  siteUrl: string,
  topics: readonly { slug: string }[],
  articles: readonly MappedArticle[],
): string {
  const pages = ['/', '/feeds/', ...topics.map(({ slug }) => topicPath(slug))]
  const mapped = articles.slice(0, sitemapSize - pages.length)
  return xmlDocument(
    element('urlset', { xmlns: namespace }, [
      ...pages.map((path) => place(siteUrl + path)),
      ...mapped.map(({ slug, updated }) =>
        place(siteUrl + articlePath(slug), instant(new Date(updated))),
      ),
    ]),
  )
}

function place(address: string, lastmod?: string): Xml {
  return element('url', {}, [textElement('loc', address), textElement('lastmod', lastmod)])
}
