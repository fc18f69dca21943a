import { html, raw } from 'hono/html'
import { type Article, articlePath } from '../../model/article.ts'
import { iconAddress, iconSizes } from '../../model/icon.ts'
import { instant } from '../../model/instant.ts'
import type { PageSite } from '../../model/page-site.ts'
import type { Picture } from '../../model/picture.ts'
import type { Html } from './html.ts'
import { knownTopics } from './known-topics.ts'

const authorTypes = { person: 'Person', organisation: 'Organization' } as const

/** An article for search engines and other programs: schema.org `NewsArticle` as JSON-LD. */
export function structuredData(site: PageSite, article: Article): Html {
  const { title, summary, slug, published, updated, language, authors, tags, source } = article
  const address = site.url + articlePath(slug)
  const sections = knownTopics(site, article.topics)
  const data = {
    '@context': 'https://schema.org',
    // What is in no feed is no news: an imprint, or a page about the site.
    '@type': article.inFeeds ? 'NewsArticle' : 'WebPage',
    '@id': `${address}#article`,
    mainEntityOfPage: address,
    url: address,
    headline: title,
    description: summary,
    datePublished: instant(published),
    dateModified: instant(updated),
    inLanguage: language,
    author: authors.map(({ name, url, kind }) => ({ '@type': authorTypes[kind], name, url })),
    publisher: publisher(site),
    image: article.image && imageObject(article.image, article.image.alt),
    articleSection: sections.map(({ title }) => title),
    keywords: [...sections.map(({ title }) => title), ...tags],
    isBasedOn: source && {
      '@type': 'CreativeWork',
      name: source.name,
      url: source.url,
      datePublished: source.published && instant(source.published),
    },
    correction:
      article.corrections.length === 0
        ? undefined
        : article.corrections.map(({ date, text }) => ({
            '@type': 'CorrectionComment',
            text,
            datePublished: instant(date),
          })),
    license:
      site.licence && (site.licence.url ?? { '@type': 'CreativeWork', name: site.licence.name }),
    isAccessibleForFree: true,
  }
  // Nothing in it can end the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return html`<script type="application/ld+json">${raw(json)}</script>`
}

function publisher(site: PageSite): object {
  const logo = {
    '@type': 'ImageObject',
    url: iconAddress(site.icon, 'full'),
    width: iconSizes.full,
    height: iconSizes.full,
  }
  return { '@type': 'NewsMediaOrganization', name: site.title, url: `${site.url}/`, logo }
}

function imageObject({ url, width, height }: Picture, caption: string): object {
  return { '@type': 'ImageObject', url, width, height, caption: caption || undefined }
}
