import { oneLine } from '../../model/text.ts'
import { encodingNotes } from '../encoding-notes.ts'
import { htmlNotes } from '../html-notes.ts'
import type { ImportedArticle, ImportNote } from '../imported-article.ts'
import type { ImportSettings } from '../importer.ts'
import { markdownOfHtml } from '../markdown-of-html.ts'
import { matchLabels } from '../match-labels.ts'
import { momentText } from '../moment-text.ts'
import { present } from '../present.ts'
import { realSummary } from '../real-summary.ts'
import { textOfHtml } from '../text-of-html.ts'
import type { FeedEntry } from './feed-entry.ts'

/** Where an entry stands. */
export interface EntryPlace {
  origin: string
  /** What its links are relative to. */
  base?: string
  /** The language of the feed. */
  language?: string
  /** What the feed was read as, where nothing says its encoding. */
  encoding?: string
  settings: ImportSettings
}

/** The article that an entry of a feed is. */
export function articleOfEntry(entry: FeedEntry, place: EntryPlace): ImportedArticle {
  const { settings, base } = place
  const { guid, authors, labels, image, enclosure, source } = entry
  const address = absolute(entry.link, base)
  const within = address ?? base
  const language = entry.language ?? place.language
  const title = entry.title === undefined ? '' : oneLine(entry.title)
  const summary = realSummary(entry.summary, textOfHtml(entry.html))
  const picture = image && pictureAt(image, within)
  const recording = enclosure && enclosureAt(enclosure, within)
  return present({
    origin: place.origin,
    title: title === '' ? undefined : title,
    // What readers fall back to where there is none.
    guid: guid ?? address,
    ...datesOf(entry, settings.timeZone),
    language,
    summary,
    authors: namesIn(authors),
    ...matchLabels(labels, settings.topics),
    source,
    image: picture,
    enclosure: recording,
    aliases: [],
    address,
    draft: false,
    markdown: entry.markdown ?? markdownOfHtml(entry.html, within),
    notes: [
      ...encodingNotes(place.encoding),
      ...notesOn(entry),
      ...(entry.markdown === undefined ? htmlNotes(entry.html) : []),
    ],
  })
}

function absolute(link: string | undefined, base: string | undefined): string | undefined {
  const url = link === undefined ? null : URL.parse(link.trim(), base)
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

function datesOf(
  { published, updated }: FeedEntry,
  timeZone: string,
): Pick<ImportedArticle, 'published' | 'updated'> {
  const first = momentText(published, timeZone)
  const last = momentText(updated, timeZone)
  // What is no date is told as it is written.
  return present({ published: first ?? last ?? published, updated: last })
}

/** One element may hold the names of all: some readers take only the first, others the last. */
function namesIn(authors: readonly string[]): string[] {
  const names = authors.flatMap((author) => author.split(/,\s+/))
  return [...new Set(names.map(oneLine).filter((name) => name !== ''))]
}

function pictureAt(
  image: NonNullable<ImportedArticle['image']>,
  base: string | undefined,
): ImportedArticle['image'] {
  const src = absolute(image.src, base)
  return src === undefined ? undefined : { ...image, src }
}

function enclosureAt(
  enclosure: NonNullable<ImportedArticle['enclosure']>,
  base: string | undefined,
): ImportedArticle['enclosure'] {
  const src = absolute(enclosure.src, base)
  return src === undefined ? undefined : { ...enclosure, src }
}

function notesOn({ guid, link, whole, html }: FeedEntry): ImportNote[] {
  return [
    ...(guid === undefined && link !== undefined
      ? [note('guid', 'guessed', 'the item has none; most readers know it by its link instead')]
      : []),
    ...(!whole && html !== ''
      ? [note('text', 'missing', 'the feed has no field for a full text, so this may be a summary')]
      : []),
  ]
}

function note(field: string, kind: ImportNote['kind'], text: string): ImportNote {
  return { field, kind, text }
}
