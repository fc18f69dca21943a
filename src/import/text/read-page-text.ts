import { summarise } from '../../model/summarise.ts'
import type { ImportedArticle } from '../imported-article.ts'
import type { ImportSettings } from '../importer.ts'
import { markdownOfHtml } from '../markdown-of-html.ts'
import { present } from '../present.ts'
import { proposeTopics } from '../propose-topics.ts'
import { type ArticlePart, articleParts, partText } from './article-parts.ts'
import { articleSpan } from './article-span.ts'
import { findBylines } from './find-bylines.ts'
import { datelineDate, dateText, findPublished } from './find-published.ts'
import { findPublisher } from './find-publisher.ts'
import { findTitle } from './find-title.ts'
import { guessLanguage } from './guess-language.ts'
import { afterLabel } from './matches-words.ts'
import { type PageLine, pageLines } from './page-line.ts'
import type { PageText } from './page-text.ts'
import { pageTextNotes } from './page-text-notes.ts'
import { partsHtml } from './parts-html.ts'
import { textLines } from './text-line.ts'

/** The article of a page whose text alone is there; nothing when there is no running text. */
export function readPageText(
  text: string,
  origin: string,
  settings: ImportSettings,
): ImportedArticle | undefined {
  const page = takeApart(text, settings.language)
  return page.parts.length === 0 ? undefined : toArticle(page, origin, settings)
}

function takeApart(text: string, fallback: string): PageText {
  const plain = textLines(text)
  const guessed = guessLanguage(plain.map((line) => line.text).join('\n'))
  const language = withRegion(guessed ?? fallback, fallback)
  const lines = pageLines(plain, language)
  const span = articleSpan(lines)
  const bylines = findBylines(lines, language)
  const signed = new Set<PageLine | undefined>(bylines.map(({ line }) => line))
  const isByline = (line: PageLine | undefined) => signed.has(line)
  const title = findTitle({ lines, span, language, isByline })
  const start = title === undefined ? span.start : Math.min(lines.indexOf(title) + 1, span.end)
  const isTaken = (line: PageLine) => line === title || isByline(line)
  const parts = articleParts(lines.slice(start, span.end), isTaken)
  const body = new Set(parts.map(({ line }) => line))
  const around = lines.filter((line) => !body.has(line))
  const head = around.filter(({ number }) => number < (parts[0]?.line.number ?? 0)).length
  const stated = findPublished(around, head, language)
  const dateline = datelineDate(parts[0]?.line, language)
  const dates = { ...(dateline !== undefined && { published: dateline }), ...stated }
  return { lines, around, language, isGuessed: guessed !== undefined, title, parts, bylines, dates }
}

/** The language with the region of the site, where that speaks the same. */
function withRegion(guessed: string, site: string): string {
  return site.split('-')[0] === guessed ? site : guessed
}

function toArticle(page: PageText, origin: string, settings: ImportSettings): ImportedArticle {
  const { title, language, parts, bylines, dates, around } = page
  const text = parts.map(partText).join('\n')
  const publisher = findPublisher({ around, text: parts.map(({ line }) => line), bylines })
  const proposals = proposeTopics({ title: title?.text ?? '', text }, settings.topics)
  const zone = settings.timeZone
  return {
    origin,
    ...present({
      title: title?.text,
      published: dates.published && dateText(dates.published.moment, zone),
      updated: dates.updated && dateText(dates.updated.moment, zone),
      source: publisher && { name: publisher.name },
    }),
    language,
    summary: summarise(runningText(parts), language),
    authors: bylines.find(({ authors }) => authors.length > 0)?.authors ?? [],
    tags: tagsIn(around),
    topics: proposals.map(({ slug }) => slug),
    aliases: [],
    draft: true,
    markdown: markdownOfHtml(partsHtml(parts)),
    notes: pageTextNotes(page, { publisher, proposals, zone }),
  }
}

/** What the summary is made of: whole sentences, without headings. */
function runningText(parts: readonly ArticlePart[]): string {
  return parts
    .filter(({ kind }) => kind === 'paragraph')
    .map(partText)
    .join(' ')
}

function tagsIn(lines: readonly PageLine[]): string[] {
  const lists = lines.flatMap(({ text }) => afterLabel(text, 'tags') ?? [])
  const tags = lists.flatMap((list) => list.split(/\s*[,;|#·•]\s*/u)).map((tag) => tag.trim())
  return [...new Set(tags)].filter((tag) => tag !== '' && tag.length <= 60)
}
