import { withZone } from '../../model/moment.ts'
import { wordsOf } from '../../model/words.ts'
import type { ImportNote } from '../imported-article.ts'
import { findMoments, yearlessDay } from './find-moments.ts'
import { containsWords } from './matches-words.ts'
import type { PageLine } from './page-line.ts'
import type { StatedMoment } from './stated-moment.ts'

export interface FoundDate {
  line: PageLine
  moment: StatedMoment
  /** Whether the line says that it is the date of a change. */
  isUpdate: boolean
}

export interface FoundDates {
  published?: FoundDate
  updated?: FoundDate
}

// A line with a date has little else: a sign, the publisher, a label.
const longestDateLine = 140
// A caption has more words beside the date of its picture.
const mostWords = 9

/**
 * The dates of an article: they stand in short lines that are neither text nor captions, near its
 * title or with a label. What a sentence says of a day is no date of the article.
 */
export function findPublished(
  lines: readonly PageLine[],
  head: number,
  language: string,
): FoundDates {
  const list = lines.findIndex(({ kind }, index) => index >= head && isOfOthers(kind))
  const found = lines.flatMap((line, index) =>
    datesIn(line, index < head, language).filter(
      ({ labelled }) => labelled || list === -1 || index < list,
    ),
  )
  const ranked = found.sort((a, b) => b.weight - a.weight).filter(({ weight }) => weight > 0)
  const published = ranked.find(({ isUpdate }) => !isUpdate)
  const updated = ranked.find(({ isUpdate }) => isUpdate)
  if (published === undefined) return updated === undefined ? {} : { published: updated }
  return { published, ...(updated !== undefined && { updated }) }
}

/** What follows has dates of its own. */
function isOfOthers(kind: PageLine['kind']): boolean {
  return kind?.role === 'others' || kind?.role === 'comments'
}

function datesIn(line: PageLine, inHead: boolean, language: string) {
  if (line.prose || line.text.length > longestDateLine || isOther(line)) return []
  const moments = findMoments(line.text, language)
  return moments.flatMap((moment, position) => {
    const before = line.text.slice(moments[position - 1]?.index ?? 0, moment.index)
    const isUpdate = containsWords(before, 'updated')
    const labelled = isUpdate || containsWords(before, 'published')
    if (!labelled && wordsOf(line.text.replace(moment.text, '')).length > mostWords) return []
    const weight = weightOf(line, moment, inHead, labelled)
    return [{ line, moment, isUpdate, labelled, weight }]
  })
}

/** Of another article, of a picture, or of the page as a whole. */
function isOther({ kind }: PageLine): boolean {
  return kind !== undefined && kind.id !== 'links' && kind.id !== 'figures'
}

function weightOf(line: PageLine, moment: StatedMoment, inHead: boolean, labelled: boolean) {
  const share = moment.text.length / line.text.length
  const place = inHead ? 1 : -0.5
  return place + share + (labelled ? 1 : 0) + (moment.time === undefined ? 0 : 0.3)
}

// Behind the place at the beginning of a text, such as `HARBOUR, May 3, 2024 (AP) –`.
const dateline = /^(?=\p{Lu}|\p{Lo}).{3,80}?\s*[–—-]\s/u

/** The day that a text begins with, as agencies and press offices do. */
export function datelineDate(line: PageLine | undefined, language: string): FoundDate | undefined {
  const [start] = dateline.exec(line?.text ?? '') ?? []
  const [moment] = start === undefined ? [] : findMoments(start, language)
  if (line === undefined || moment === undefined) return undefined
  return { line, moment, isUpdate: false }
}

/** The date as an article states it. */
export function dateText({ date, time, offset }: StatedMoment, timeZone: string): string {
  if (time === undefined) return date
  return offset === undefined
    ? withZone(`${date}T${time}:00`, timeZone)
    : `${date}T${time}:00${offset}`
}

/** What of a date was guessed. */
export function dateNotes(field: string, found: FoundDate, timeZone: string): ImportNote[] {
  const { line, moment, isUpdate } = found
  const text = [
    `line ${line.number}: \`${line.text}\``,
    ...(moment.time !== undefined && moment.offset === undefined
      ? [`it names no time zone, so ${timeZone} is taken`]
      : []),
    ...(isUpdate && field === 'published'
      ? ['it is the day of a change, and no other is named']
      : []),
    ...(moment.ambiguous ? ['day and month could be the other way round'] : []),
  ].join('; ')
  return [{ field, kind: 'guessed', text }]
}

/** The first day that the sentences state without its year. */
export function firstYearlessDay(
  lines: readonly PageLine[],
  language: string,
): { day: string; number: number } | undefined {
  for (const { text, number } of lines) {
    const day = yearlessDay(text, language)
    if (day !== undefined) return { day, number }
  }
  return undefined
}

/** The latest day that the sentences state: the article is not older. */
export function latestDay(
  lines: readonly PageLine[],
  language: string,
): { date: string; number: number } | undefined {
  const days = lines.flatMap(({ text, number }) =>
    findMoments(text, language).map(({ date }) => ({ date, number })),
  )
  return days.sort((a, b) => (a.date < b.date ? 1 : -1))[0]
}
