import { TZDate } from '@date-fns/tz'
import { isValid } from 'date-fns/isValid'
import { parseISO } from 'date-fns/parseISO'
import { startOfSecond } from 'date-fns/startOfSecond'

const day = /^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/
const time = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?/
const zone = /^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** What every moment looks like; not everything that looks so is one. */
export const momentForm = new RegExp(`^\\s*${bare(day)}(?:T${bare(time)}${bare(zone)})?\\s*$`)

function bare({ source }: RegExp): string {
  return source.replace(/^\^|\$$/g, '')
}

/** Why a text is no moment: its form, a day that does not exist, a time without a zone. */
export type MomentFault = 'form' | 'day' | 'zone'

/**
 * A date or date-time in whole seconds, since that is all that RSS can say. A date alone is the
 * start of that day in the time zone; a time needs its own zone (RFC 3339).
 */
export function toMoment(text: string, timeZone: string): Date | MomentFault {
  const [, date = '', rest] = /^([^T]*)(?:T(.*))?$/s.exec(text.trim()) ?? []
  if (!day.test(date)) return 'form'
  if (!isValid(parseISO(date))) return 'day'
  if (rest === undefined) return startOfDay(date, timeZone)
  const clock = time.exec(rest)?.[0]
  if (clock === undefined) return 'form'
  const offset = rest.slice(clock.length)
  if (offset === '') return 'zone'
  if (!zone.test(offset)) return 'form'
  const moment = startOfSecond(parseISO(text.trim()))
  // RFC 3339 has years of four digits; the offset can reach beyond.
  return moment.getUTCFullYear() > 9999 ? 'form' : moment
}

/** The last second of a day in the time zone, whenever its clock ends that day. */
export function lastSecondOf(date: string, timeZone: string): Date {
  return new Date(inZone(date, '00:00', timeZone, 1).getTime() - 1000)
}

/** A date-time without a zone, with the one that the time zone has then. */
export function withZone(text: string, timeZone: string): string {
  const [date = '', clock = ''] = text.trim().split('T')
  const minutes = -inZone(date, clock, timeZone).getTimezoneOffset()
  const sign = minutes < 0 ? '-' : '+'
  const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0')
  const rest = String(Math.abs(minutes) % 60).padStart(2, '0')
  return `${text.trim()}${sign}${hours}:${rest}`
}

function startOfDay(date: string, timeZone: string): Date {
  return new Date(inZone(date, '00:00', timeZone).getTime())
}

function inZone(date: string, clock: string, timeZone: string, daysLater = 0): TZDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return new TZDate(year, month - 1, day + daysLater, hours, minutes, timeZone)
}
