import { TZDate } from '@date-fns/tz'
import { isValid } from 'date-fns/isValid'
import { parseISO } from 'date-fns/parseISO'
import { startOfSecond } from 'date-fns/startOfSecond'
import { type Finding, shown } from '../source/problem-list.ts'

const day = /^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/
const time = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?/
const zone = /^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** What every moment looks like; not everything that looks so is one. */
export const momentForm = new RegExp(`^\\s*${bare(day)}(?:T${bare(time)}${bare(zone)})?\\s*$`)

function bare({ source }: RegExp): string {
  return source.replace(/^\^|\$$/g, '')
}

/**
 * A date or date-time as authors write it, in whole seconds, since that is all that RSS can say.
 * A date alone is the start of that day in the time zone; a time needs its own zone (RFC 3339).
 */
export function parseMoment(text: string, timeZone: string): Date | Finding {
  const [, date = '', rest] = /^([^T]*)(?:T(.*))?$/s.exec(text.trim()) ?? []
  if (!day.test(date)) return unreadable(text, timeZone)
  if (!isValid(parseISO(date))) return impossible(text)
  if (rest === undefined) return startOfDay(date, timeZone)
  const clock = time.exec(rest)?.[0]
  if (clock === undefined) return unreadable(text, timeZone)
  const offset = rest.slice(clock.length)
  if (offset === '') return withoutZone(text, timeZone)
  if (!zone.test(offset)) return unreadable(text, timeZone)
  const moment = startOfSecond(parseISO(text.trim()))
  // RFC 3339 has years of four digits; the offset can reach beyond.
  return moment.getUTCFullYear() > 9999 ? unreadable(text, timeZone) : moment
}

function startOfDay(date: string, timeZone: string): Date {
  return new Date(inZone(date, '00:00', timeZone).getTime())
}

function unreadable(text: string, timeZone: string): Finding {
  const finding = {
    found: shown(text),
    expected: 'a date such as 2025-04-11, or a date-time such as 2025-04-11T09:30:00+03:00',
  }
  const tidied = tidy(text)
  if (tidied === undefined || tidied === text) return finding
  const moment = parseMoment(tidied, timeZone)
  if (moment instanceof Date) return { ...finding, suggestion: `write \`${tidied}\`` }
  return moment.suggestion === undefined ? finding : { ...finding, suggestion: moment.suggestion }
}

// Longer than any date-time that only has its signs in the wrong places.
const longestDate = 40

/** The text with digits and signs where they belong, if it is a date at all. */
function tidy(text: string): string | undefined {
  if (text.length > longestDate) return undefined
  const parts = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[ tT]+(\d{1,2}:\S.*))?$/.exec(text.trimEnd())
  if (!parts) return undefined
  const [year = '', month = '', day = '', clock] = parts.slice(1)
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  if (clock === undefined) return date
  return `${date}T${clock.replaceAll(' ', '').replace(/^\d:/, '0$&')}`
}

function impossible(text: string): Finding {
  return { found: shown(text), expected: 'a day that exists' }
}

function withoutZone(text: string, timeZone: string): Finding {
  const [date = '', clock = ''] = text.trim().split('T')
  const minutes = -inZone(date, clock, timeZone).getTimezoneOffset()
  const sign = minutes < 0 ? '-' : '+'
  const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0')
  const rest = String(Math.abs(minutes) % 60).padStart(2, '0')
  return {
    found: `${shown(text)}, a time without a zone`,
    expected: 'a date-time with its zone',
    suggestion: `write \`${text.trim()}${sign}${hours}:${rest}\` for ${timeZone}`,
  }
}

function inZone(date: string, clock: string, timeZone: string): TZDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return new TZDate(year, month - 1, day, hours, minutes, timeZone)
}
