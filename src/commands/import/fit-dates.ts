import { tz } from '@date-fns/tz'
import { formatISO } from 'date-fns/formatISO'
import type { ImportedArticle } from '../../import/imported-article.ts'
import { parseMoment } from '../../read/values/parse-moment.ts'
import { firstFree } from './first-free.ts'
import type { NoteList } from './note-list.ts'

/** The dates of an article as front matter has them. */
export interface FittedDates {
  published: string
  updated?: string
  expires?: string
  moment: Date
  /** Why `published` is only the time of the import. */
  missing?: string
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
  const { date, missing } = writtenDate(article, around, notes)
  const given = momentOf(date, timeZone) ?? now
  // What is to be seen now must not lie in the future; feeds have their newest items first.
  const moment = freeFrom(given, moments, missing === undefined ? 1000 : -1000)
  const isMoved = moment.getTime() !== given.getTime()
  if (isMoved && missing === undefined) {
    notes.add('published', 'changed', `another article has \`${date}\`; put off by seconds`)
  }
  const published = isMoved ? formatISO(moment, { in: tz(timeZone) }) : date
  return {
    published,
    ...later('updated', article.updated, moment, around, notes),
    ...later('expires', article.expires, moment, around, notes),
    moment,
    ...(missing !== undefined && { missing }),
  }
}

function writtenDate(
  { published, address }: ImportedArticle,
  { timeZone, now }: Around,
  notes: NoteList,
): { date: string; missing?: string } {
  if (published !== undefined && momentOf(published, timeZone)) {
    return { date: published }
  }
  const [, year, month, day = '01'] =
    /\/((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?=[/-])/.exec(address ?? '') ?? []
  const guess = `${year}-${month}-${day}`
  const reason = published === undefined ? 'the source has none' : `\`${published}\` is no date`
  if (year !== undefined && momentOf(guess, timeZone)) {
    const outcome = `\`${guess}\` is from its address ${address}`
    notes.settle('published', 'guessed', { reason, outcome })
    return { date: guess }
  }
  const outcome = 'the time of the import stands there'
  const missing = notes.settle('published', 'missing', { reason, outcome })
  return { date: formatISO(now, { in: tz(timeZone) }), missing }
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

/** @param step milliseconds from one to the next */
function freeFrom(moment: Date, moments: ReadonlySet<number>, step: number): Date {
  const after = (number: number): number => moment.getTime() + (number - 1) * step
  return new Date(after(firstFree((number) => !moments.has(after(number)))))
}
