import type { ImportedArticle } from '../../import/imported-article.ts'
import type { Site, Topic } from '../../model/site.ts'
import { oneLine } from '../../model/text.ts'
import { parseLanguage } from '../../read/values/parse-language.ts'
import { fitAddress } from './fit-address.ts'
import { type AuthorKeys, fitAuthors } from './fit-authors.ts'
import { fitDates } from './fit-dates.ts'
import type { FittedIds } from './fit-ids.ts'
import { fitLabels } from './fit-labels.ts'
import { fitSource } from './fit-source.ts'
import { fitTitle } from './fit-title.ts'
import type { FieldComments, FrontMatter } from './front-matter.ts'
import { isSeen } from './is-seen.ts'
import type { KnownArticles } from './known-articles.ts'
import type { NoteList } from './note-list.ts'

/** An article that our own reader would take, but for its pictures and links. */
export interface FittedArticle {
  slug: string
  matter: FrontMatter
  moment: Date
  markdown: string
  origin: string
  /** What its relative addresses are relative to. */
  address?: string
  notes: NoteList
  /** What its author is to see in the file. */
  comments: FieldComments
}

/** What articles are fitted into. */
export interface Fitting {
  site: Pick<Site, 'ids' | 'language' | 'timeZone'>
  topics: readonly Pick<Topic, 'slug' | 'keywords'>[]
  /** That every imported article has. */
  given: readonly string[]
  publish: boolean
  authors: AuthorKeys
  known: KnownArticles
  now: Date
}

/** Gives every field a value that is right here, and notes what had to be guessed or changed. */
export function fitArticle(
  article: ImportedArticle,
  ids: FittedIds,
  notes: NoteList,
  fitting: Fitting,
): FittedArticle {
  const { site, known, now, publish } = fitting
  const { timeZone } = site
  const title = fitTitle(article, site, notes)
  const dates = fitDates(article, { timeZone, now, moments: known.moments }, notes)
  const place = fitAddress({ ...article, title }, ids.id, known, notes)
  const labels = fitLabels({ ...article, title }, fitting.topics, fitting.given, notes)
  const authors = fitAuthors(article, fitting.authors, notes)
  const summary = oneLine(article.summary ?? '')
  const { source, comment } = fitSource(article, timeZone, notes)
  const draft = isDraft(article, { publish, topics: labels.topics }, notes)
  return {
    slug: place.slug,
    moment: dates.moment,
    origin: article.origin,
    markdown: article.markdown,
    ...(article.address !== undefined && { address: article.address }),
    notes,
    comments: {
      ...(dates.missing !== undefined && {
        published: `published was not found: ${dates.missing}`,
      }),
      ...(comment !== undefined && { source: `source: ${comment}` }),
    },
    matter: {
      title,
      ...ids,
      published: dates.published,
      topics: labels.topics,
      updated: dates.updated,
      expires: dates.expires,
      draft: draft ? true : undefined,
      summary: isSeen(summary) ? summary : undefined,
      tags: filled(labels.tags),
      authors: filled(authors),
      language: languageOf(article, site, notes),
      source,
      image: imageOf(article, title, notes),
      enclosure: article.enclosure,
      aliases: filled(place.aliases),
      feed: article.inFeeds === false ? false : undefined,
    },
  }
}

function isDraft(
  { draft, markdown }: ImportedArticle,
  { publish, topics }: { publish: boolean; topics: readonly string[] },
  notes: NoteList,
): boolean {
  if (!publish) return true
  if (draft) {
    notes.add('draft', 'changed', 'it was not published where it comes from')
    return true
  }
  if (topics.length === 0) {
    notes.add('draft', 'changed', 'it stays a draft until it has a topic')
    return true
  }
  if (markdown.trim() !== '') return false
  notes.add('draft', 'changed', 'it stays a draft until it has a text')
  return true
}

/** A picture needs words for those who do not see it. */
function imageOf({ image }: ImportedArticle, title: string, notes: NoteList): FrontMatter['image'] {
  if (!image) return undefined
  const alt = oneLine(image.alt)
  if (isSeen(alt)) return { ...image, alt }
  notes.add(
    'image.alt',
    'guessed',
    'the source does not say what the picture shows; it is the title',
  )
  return { ...image, alt: title }
}

function filled<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined
}

function languageOf(
  { language }: ImportedArticle,
  site: Pick<Site, 'language'>,
  notes: NoteList,
): string | undefined {
  if (language === undefined || language.trim() === '') return undefined
  const parsed = parseLanguage(language.trim().replaceAll('_', '-'))
  if (typeof parsed === 'string') return isOf(site.language, parsed) ? undefined : parsed
  notes.add('language', 'changed', `\`${language}\` is no language tag; left out`)
  return undefined
}

/** Whether the language of the site says as much or more. */
function isOf(site: string, language: string): boolean {
  return site === language || site.startsWith(`${language}-`)
}
