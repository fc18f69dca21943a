import { tz } from '@date-fns/tz'
import { formatISO } from 'date-fns/formatISO'
import type { ImportedArticle } from '../../import/imported-article.ts'
import { parseMoment } from '../../read/values/parse-moment.ts'
import type { NoteList } from './note-list.ts'

/** The dates of an article as front matter has them. */
export interface FittedDates {
  published: string
  updated?: string
  expires?: string
  moment: Date
}

interface Around {
  timeZone: string
  now: Date
  /** Milliseconds since 1970 that other articles have. */
  moments: ReadonlySet<number>
}

/** Dates that are in order, and a moment that no other article has. */
export function fitDates(article: ImportedArticle, around: Around, notes: NoteList): FittedDates {
  const { timeZone, moments, now } = around
  const written = writtenDate(article, around, notes)
  const given = momentOf(written, timeZone) ?? now
  const moment = freeFrom(given, moments)
  const isMoved = moment.getTime() !== given.getTime()
  if (isMoved) {
    notes.add('published', 'changed', `another article has \`${written}\`; put off by seconds`)
  }
  const published = isMoved ? formatISO(moment, { in: tz(timeZone) }) : written
  return {
    published,
    ...later('updated', article.updated, moment, around, notes),
    ...later('expires', article.expires, moment, around, notes),
    moment,
  }
}

function writtenDate(
  { published, address }: ImportedArticle,
  { timeZone, now }: Around,
  notes: NoteList,
): string {
  if (published !== undefined && momentOf(published, timeZone)) return published
  const [, year, month, day = '01'] =
    /\/((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?=[/-])/.exec(address ?? '') ?? []
  const guess = `${year}-${month}-${day}`
  const found = published === undefined ? 'the source has none' : `\`${published}\` is no date`
  if (year !== undefined && momentOf(guess, timeZone)) {
    notes.add('published', 'guessed', `${found}; \`${guess}\` is from its address ${address}`)
    return guess
  }
  const today = formatISO(now, { in: tz(timeZone) })
  notes.add('published', 'missing', `${found}; \`${today}\` is when it was imported`)
  return today
}

function later(
  name: 'updated' | 'expires',
  text: string | undefined,
  published: Date,
  { timeZone, now }: Around,
  notes: NoteList,
): Partial<Pick<FittedDates, 'updated' | 'expires'>> {
  const moment = text === undefined ? undefined : momentOf(text, timeZone)
  if (text === undefined || !moment || moment <= published) return {}
  if (name === 'updated' && moment > now) {
    notes.add(name, 'changed', `\`${text}\` is to come; left out`)
    return {}
  }
  return { [name]: text }
}

function momentOf(text: string, timeZone: string): Date | undefined {
  const moment = parseMoment(text, timeZone)
  return moment instanceof Date ? moment : undefined
}

function freeFrom(moment: Date, moments: ReadonlySet<number>): Date {
  if (!moments.has(moment.getTime())) return moment
  return freeFrom(new Date(moment.getTime() + 1000), moments)
}
