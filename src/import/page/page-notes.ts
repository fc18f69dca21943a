import type { ImportNote } from '../imported-article.ts'
import type { TopicProposal } from '../propose-topics.ts'
import { topicNotes } from '../topic-notes.ts'
import type { PageDate } from './page-dates.ts'
import type { SavedPage } from './saved-page.ts'

interface Findings {
  proposals: readonly TopicProposal[]
  /** Whether the page has a summary that is more than the beginning of its text. */
  hasSummary: boolean
  timeZone: string
}

const longestPiece = 60

/** What was guessed of a page, with the evidence, and what is missing. */
export function pageNotes(
  page: SavedPage,
  { proposals, hasSummary, timeZone }: Findings,
): ImportNote[] {
  const { title, publisher, authors, published, updated, language, dropped } = page
  return [
    ...(title === undefined ? [missing('title', 'the page has none')] : []),
    ...(title?.from === '<title>' ? [guessed('title', 'the title of the window')] : []),
    ...(published === undefined
      ? [missing('published', 'neither the page nor its address has a date')]
      : dateNotes('published', published, timeZone)),
    ...(updated === undefined ? [] : dateNotes('updated', updated, timeZone)),
    ...publisherNotes(publisher),
    ...(authors === undefined ? [missing('authors', 'the page does not say who wrote it')] : []),
    ...(authors !== undefined && !/^(?:JSON-LD|meta)/.test(authors.from)
      ? [guessed('authors', `from ${authors.from} of the page`)]
      : []),
    ...(page.isLanguageStated
      ? []
      : [guessed('language', `told by the words of the text: \`${language}\``)]),
    ...(hasSummary ? [] : [guessed('summary', 'the first whole sentences of the text')]),
    ...topicNotes(proposals),
    ...(page.isForPrograms ? [guessed('text', 'from JSON-LD articleBody')] : []),
    ...(page.cut === undefined
      ? []
      : [missing('text', `the page may show only its beginning: ${page.cut}`)]),
    ...(dropped.length === 0 ? [] : [leftOut(dropped)]),
  ]
}

function publisherNotes(publisher: SavedPage['publisher']): ImportNote[] {
  if (publisher === undefined) return [missing('source', 'the page does not say who published it')]
  return publisher.isStated ? [] : [guessed('source', publisher.from)]
}

function dateNotes(field: string, date: PageDate, timeZone: string): ImportNote[] {
  const zone = date.isZoneless ? [`it names no time zone, so ${timeZone} is taken`] : []
  const place = date.isStated ? [] : [`from ${date.from}: \`${date.written}\``]
  const reasons = [...place, ...zone]
  return reasons.length === 0 ? [] : [guessed(field, reasons.join('; '))]
}

function leftOut(dropped: readonly string[]): ImportNote {
  const pieces = dropped.map((text) => {
    const isLong = text.length > longestPiece
    return `\`${isLong ? `${text.slice(0, longestPiece)}…` : text}\``
  })
  return { field: 'text', kind: 'changed', text: `left out: ${pieces.join(', ')}` }
}

function guessed(field: string, text: string): ImportNote {
  return { field, kind: 'guessed', text }
}

function missing(field: string, text: string): ImportNote {
  return { field, kind: 'missing', text }
}
