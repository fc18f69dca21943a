import type { ImportNote } from '../imported-article.ts'
import type { TopicProposal } from '../propose-topics.ts'
import { topicNotes } from '../topic-notes.ts'
import { dateNotes, firstYearlessDay, latestDay } from './find-published.ts'
import { evidenceOf } from './find-publisher.ts'
import type { FoundName } from './found-name.ts'
import type { PageLine } from './page-line.ts'
import type { PageText } from './page-text.ts'

interface Findings {
  publisher: FoundName | undefined
  proposals: readonly TopicProposal[]
  zone: string
}

/** What was guessed of a text, with the evidence, and what is missing. */
export function pageTextNotes(
  page: PageText,
  { publisher, proposals, zone }: Findings,
): ImportNote[] {
  const { title, bylines, dates } = page
  const signed = bylines.find(({ authors }) => authors.length > 0)
  return [
    title === undefined
      ? missing('title', 'no line above the text says what it is about')
      : guessed('title', evidenceOf(title)),
    ...(dates.published === undefined
      ? [missing('published', missingDate(page))]
      : dateNotes('published', dates.published, zone)),
    ...(dates.updated === undefined ? [] : dateNotes('updated', dates.updated, zone)),
    publisher === undefined
      ? missing('source', 'no line names who published it')
      : guessed('source', publisher.evidence),
    signed === undefined
      ? missing('authors', missingAuthor(page))
      : guessed('authors', evidenceOf(signed.line)),
    guessed('language', languageEvidence(page)),
    guessed('summary', 'the first whole sentences of the text'),
    ...topicNotes(proposals),
    ...textNotes(page),
    ...cutNotes(page),
  ]
}

function guessed(field: string, text: string): ImportNote {
  return { field, kind: 'guessed', text }
}

function missing(field: string, text: string): ImportNote {
  return { field, kind: 'missing', text }
}

/** How old the article is at most. */
function missingDate({ parts, language }: PageText): string {
  const latest = latestDay(
    parts.map(({ line }) => line),
    language,
  )
  const yearless = firstYearlessDay(
    parts.map(({ line }) => line),
    language,
  )
  return [
    'no line states it',
    ...(latest === undefined
      ? []
      : [`the latest day with its year in the text is ${latest.date} (line ${latest.number})`]),
    ...(yearless === undefined
      ? []
      : [`the first one without a year is \`${yearless.day}\` (line ${yearless.number})`]),
  ].join('; ')
}

/** Letters are told, and make nobody an author of the site. */
function missingAuthor({ bylines }: PageText): string {
  const [signed] = bylines.filter(({ sign }) => sign !== undefined)
  if (signed?.sign === undefined) return 'no line says who wrote it'
  return `line ${signed.line.number} is signed with letters alone: \`${signed.sign}\``
}

function languageEvidence({ isGuessed, language }: PageText): string {
  return isGuessed ? `told by the words of the text: \`${language}\`` : 'that of the site is taken'
}

/** Where the text begins and ends, and what was left out between. */
function textNotes(page: PageText): ImportNote[] {
  const { parts, lines } = page
  const [first, last] = [parts[0]?.line, parts.at(-1)?.line]
  if (first === undefined || last === undefined) return []
  const kept = new Set(parts.map(({ line }) => line))
  const inside = lines.filter(({ number }) => number > first.number && number < last.number)
  const dropped = inside.filter((line) => !kept.has(line))
  const headings = parts.filter(({ kind }) => kind === 'heading').map(({ line }) => line.number)
  return [
    guessed('text', `it begins in ${evidenceOf(first)} and ends in line ${last.number}`),
    ...(headings.length === 0 ? [] : [guessed('text', headingText(headings))]),
    ...(dropped.length === 0
      ? []
      : [{ field: 'text', kind: 'changed' as const, text: leftOut(dropped, page) }]),
  ]
}

/** A text for subscribers is not all there. */
function cutNotes({ parts, lines }: PageText): ImportNote[] {
  const start = parts[0]?.line.number ?? 0
  const mark = lines.find(({ kind, number }) => kind?.id === 'paywall' && number > start)
  return mark === undefined
    ? []
    : [missing('text', `the page shows only its beginning; ${evidenceOf(mark)}`)]
}

function headingText(numbers: readonly number[]): string {
  return numbers.length === 1
    ? `${linesOf(numbers)} is taken for a heading`
    : `${linesOf(numbers)} are taken for headings`
}

function leftOut(dropped: readonly PageLine[], { bylines }: PageText): string {
  const signed = new Set(bylines.map(({ line }) => line))
  const groups = Map.groupBy(dropped, (line) => {
    const { kind, foreign } = line
    if (foreign) return 'in another script'
    if (signed.has(line)) return 'byline'
    return kind?.name ?? 'caption, or no sentence'
  })
  const list = [...groups].map(
    ([name, lines]) => `${linesOf(lines.map(({ number }) => number))} (${name})`,
  )
  return `left out: ${list.join('; ')}`
}

function linesOf(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'line' : 'lines'} ${numbers.join(', ')}`
}
