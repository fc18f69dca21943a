/** A day that a text states with its year, with the time and zone that stand beside it. */
export interface StatedMoment {
  /** As it stands in the text. */
  text: string
  /** Where it begins in the text. */
  index: number
  /** Such as `2025-04-13`. */
  date: string
  /** Such as `11:32`. */
  time?: string
  /** Such as `+03:00`, or `Z`. */
  offset?: string
  /** Whether day and month could be the other way round. */
  ambiguous: boolean
}

// Before it nothing was printed that is imported; what a page says of later days is no date of it.
const firstYear = 1900
const lastYear = 2199

/** Whether there is such a day. */
export function isDay(year: number, month: number, day: number): boolean {
  if (year < firstYear || year > lastYear) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A number of a clock or a calendar. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

const joiner = '(?:um|at|as|à|às|a las|alle|alle ore|ore|om|kl\\.?|klo|lúc|saat|в|о|pukul|godz\\.?)'
const clock =
  '([01]?\\d|2[0-3])[:.hH時时시]\\s?([0-5]\\d)[分분]?(?::[0-5]\\d)?(?![\\d.:])(?:\\s?([ap])\\.?m\\b\\.?)?'
const zone =
  '(?:\\s*\\(?(Z|(?:UTC|GMT)?[+-](?:1[0-4]|0?\\d)(?::?[0-5]\\d)?|UTC|GMT)(?![\\p{L}\\d])\\)?)?'
const after = new RegExp(`^(?:[\\s,|·•–-]|T|${joiner}(?=\\s)){0,6}${clock}${zone}(?!\\p{L})`, 'iu')
const before = new RegExp(`(?<!\\d)${clock}${zone}[\\s,|·•–-]{1,4}$`, 'iu')

/** The time that stands behind a day, or before it. */
export function timeBeside(text: string, start: number, end: number): Partial<StatedMoment> {
  const found = after.exec(text.slice(end)) ?? before.exec(text.slice(0, start))
  if (!found) return {}
  const [, hours = '', minutes = '', half, zoneText] = found
  const time = `${twoDigits(hoursOf(Number(hours), half))}:${minutes}`
  return zoneText === undefined ? { time } : { time, offset: offsetText(zoneText) }
}

function hoursOf(hours: number, half: string | undefined): number {
  if (half === undefined || hours > 12) return hours
  return (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function offsetText(zoneText: string): string {
  const [, sign, hours, minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zoneText) ?? []
  return sign === undefined ? 'Z' : `${sign}${twoDigits(Number(hours))}:${minutes}`
}
