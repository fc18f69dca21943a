import { tz } from '@date-fns/tz'
import { formatISO } from 'date-fns/formatISO'
import { max } from 'date-fns/max'
import type { Enclosure } from 'feed'
import { type Article, articlePath, type Correction, type Source } from '../model/article.ts'
import type { Channel } from '../model/channel.ts'
import { iconAddress } from '../model/icon.ts'
import { instant } from '../model/instant.ts'
import type { Phrases } from '../model/phrases.ts'
import type { MediaLink, Picture } from '../model/picture.ts'
import type { Site, Topic } from '../model/site.ts'
import type { Tombstone } from '../model/tombstone.ts'
import type { FeedDocumentOptions, FeedItem } from './feed-document.ts'
import { formats } from './formats.ts'
import { creditInText, leadFigure } from './lead-figure.ts'
import { phrasesIn } from './phrases/phrases-in.ts'
import { SiteFeed } from './site-feed.ts'
import { escapeHtml } from './xml.ts'

/**
 * The feed of a channel with these articles.
 * @param topics all topics of the site, for the names of categories
 * @param tombstones what its readers are told to forget
 */
export function makeFeed(
  site: Site,
  channel: Channel,
  topics: readonly Topic[],
  articles: readonly Article[],
  tombstones: readonly Tombstone[] = [],
): SiteFeed {
  const { id, title, description, path, image } = channel
  const copyright = site.licence?.name
  return new SiteFeed(
    {
      id,
      title,
      description,
      link: site.url + path,
      language: site.language,
      updated: lastUpdate(site, articles),
      ttl: site.polling,
      generator: 'Feedmill',
      feedLinks: Object.fromEntries(formats.map(({ key, file }) => [key, site.url + path + file])),
      ...(copyright !== undefined && { copyright }),
      removed: tombstones.map(({ id, removed }) => ({ id, when: removed })),
      ...picturesOf(site, image),
    },
    articles.map((article) => makeItem(site, topics, article)),
  )
}

/** A topic's own picture stands for its feeds; the icons are those of the site. */
function picturesOf(
  { icon, logo }: Site,
  image: Channel['image'],
): Pick<FeedDocumentOptions, 'image' | 'icons' | 'logo'> {
  const wide = image ?? (/^image\/(?:png|jpeg|gif)$/.test(logo?.type ?? '') ? logo : undefined)
  return {
    image: image?.url ?? iconAddress(icon, 'channel'),
    icons: { favicon: iconAddress(icon, 'favicon'), full: iconAddress(icon, 'full') },
    ...(wide && { logo: wide.url }),
  }
}

/** Never the time of the build: equal content gives equal bytes (RFC 4287 §4.2.15). */
function lastUpdate({ ids }: Site, articles: readonly Article[]): Date {
  if (articles.length === 0) return new Date(`${ids.date}-01-01`.slice(0, 10))
  return max(articles.map(({ updated }) => updated))
}

function makeItem(site: Site, topics: readonly Topic[], article: Article): FeedItem {
  const { id, slug, title, published, updated, summary, language, image, enclosure, source } =
    article
  return {
    id,
    title,
    link: site.url + articlePath(slug),
    published,
    date: updated,
    description: summary,
    content: contentOf(article, site.timeZone),
    category: categoriesOf(topics, article),
    author: article.authors.map(({ name, url }) => ({ name, ...(url && { link: url }) })),
    ...(language !== site.language && { language }),
    ...(image && { image: { ...fileOf(image), ...sizeOf(image), title: image.alt } }),
    ...(enclosure && { enclosure: fileOf(enclosure) }),
    ...(source && { source }),
  }
}

/**
 * The text, with its picture, its corrections and its source. Some readers show the longer of
 * summary and content.
 */
function contentOf(article: Article, timeZone: string): string {
  const { html, summary, source, corrections, language } = article
  const words = phrasesIn(language)
  const credit = creditInText(article)
  const lines = [
    ...(credit === undefined ? [] : [creditLine(credit, words)]),
    ...corrections.map((correction) => correctionLine(correction, words, timeZone)),
    ...(source ? [sourceLine(source, words, timeZone)] : []),
  ]
  const text = leadFigure(article) + [html, ...lines].join('\n')
  const lead = escapeHtml(summary)
  return text.length < lead.length ? `<p>${lead}</p>\n${text}` : text
}

function fileOf({ url, type, length }: MediaLink): Enclosure {
  return { url, ...(type !== undefined && { type }), ...(length !== undefined && { length }) }
}

function sizeOf({ width, height }: Picture): Pick<Picture, 'width' | 'height'> {
  return width !== undefined && height !== undefined ? { width, height } : {}
}

function topicCategories(topics: readonly Topic[], article: Article): FeedItem['category'] {
  return topics
    .filter(({ slug }) => article.topics.includes(slug))
    .map(({ slug, title }) => ({ term: slug, name: title }))
}

/** Topics, then those tags that say something else. */
function categoriesOf(topics: readonly Topic[], article: Article): FeedItem['category'] {
  const own = topicCategories(topics, article)
  const names = new Set(own.map(({ name }) => name.toLowerCase()))
  const tags = article.tags.filter((tag) => !names.has(tag.toLowerCase()))
  return [...own, ...tags.map((tag) => ({ term: tag, name: tag }))]
}

/** The source as readers see it, in every format and every reader. */
function sourceLine({ name, url, published }: Source, words: Phrases, timeZone: string): string {
  const link = `<a href="${escapeHtml(url)}">${escapeHtml(name)}</a>`
  const date = published ? `, ${timeElement(published, timeZone)}` : ''
  return `<p>${escapeHtml(words.source + words.colon)} ${link}${date}</p>`
}

function creditLine(credit: string, words: Phrases): string {
  return `<p>${escapeHtml(words.picture + words.colon)} ${escapeHtml(credit)}</p>`
}

function correctionLine({ date, text }: Correction, words: Phrases, timeZone: string): string {
  return `<p>${escapeHtml(words.correction)}, ${timeElement(date, timeZone)}${words.colon} ${escapeHtml(text)}</p>`
}

function timeElement(date: Date, timeZone: string): string {
  const day = formatISO(date, { representation: 'date', in: tz(timeZone) })
  return `<time datetime="${instant(date)}">${day}</time>`
}
