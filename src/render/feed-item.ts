import { tz } from '@date-fns/tz'
import { formatISO } from 'date-fns/formatISO'
import type { Enclosure } from 'feed'
import { type Article, articlePath, type Correction, type Source } from '../model/article.ts'
import { atomIdOf, guidOf } from '../model/article-ids.ts'
import { instant } from '../model/instant.ts'
import type { Phrases } from '../model/phrases.ts'
import type { MediaLink, Picture } from '../model/picture.ts'
import type { Site, Topic } from '../model/site.ts'
import type { FeedItem } from './feed-document.ts'
import { creditInText, leadFigure } from './lead-figure.ts'
import { phrasesIn } from './phrases/phrases-in.ts'
import { escapeHtml } from './xml.ts'

/** What the item of an article depends on besides the article. */
export type ItemSite = Pick<Site, 'url' | 'language' | 'timeZone'>
export type ItemTopic = Pick<Topic, 'slug' | 'title'>

/** The item of an article in the feeds of the site. */
export function feedItem(site: ItemSite, topics: readonly ItemTopic[], article: Article): FeedItem {
  const { slug, title, published, updated, summary, language, image, enclosure, source } = article
  const guid = guidOf(article)
  const atomId = atomIdOf(article)
  return {
    id: guid,
    ...(atomId !== guid && { atomId }),
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

function topicCategories(topics: readonly ItemTopic[], article: Article): FeedItem['category'] {
  return topics
    .filter(({ slug }) => article.topics.includes(slug))
    .map(({ slug, title }) => ({ term: slug, name: title }))
}

/** Topics, then those tags that say something else. */
function categoriesOf(topics: readonly ItemTopic[], article: Article): FeedItem['category'] {
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
