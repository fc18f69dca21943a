const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

// RFC 822 §5.1; in minutes.
const zones: Readonly<Record<string, number>> = {
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  bst: 60,
}

const rfc3339 =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ]\s*(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*([Zz]|[+-]\d\d:?\d\d|[A-Za-z]{2,4})?)?$/
const rfc822 =
  /^(?:([A-Za-z]+)\.?,?\s+)?(\d{1,2})[\s-]([A-Za-z]{3,9})\.?[\s-](\d{4}|\d\d)(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([+-]\d\d:?\d\d|[A-Za-z]{1,4}))?)?(?:\s*\([^()]*\))?$/

/** The moment that lenient readers find in a date, in milliseconds since 1970. */
export function readDate(text: string): number | undefined {
  const iso = rfc3339.exec(text)
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso
    return moment([year, Number(month) - 1, day, hour, minute, second], zone)
  }
  const [, , day, name, year, hour, minute, second, zone] = rfc822.exec(singleBlanks(text)) ?? []
  if (name === undefined) return undefined
  const month = months.indexOf(name.slice(0, 3).toLowerCase())
  return moment([fullYear(year ?? ''), month, day, hour, minute, second], zone)
}

/** Whether it is a date of RFC 822 with a year of four digits (RSS 2.0, pubDate). */
export function isRfc822(text: string): boolean {
  return /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UT|Z|[ECMP][SD]T|[+-]\d{4})$/.test(
    singleBlanks(text),
  )
}

/** Whether it is a date of RFC 3339 with capital letters (RFC 4287 §3.3). */
export function isRfc3339(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)
}

/** The weekday that a date names and the one that it is, when they differ. */
export function weekdayFault(text: string): { named: string; real: string } | undefined {
  const [, named, day, name = '', year = ''] = rfc822.exec(singleBlanks(text)) ?? []
  if (named === undefined) return undefined
  const month = months.indexOf(name.slice(0, 3).toLowerCase())
  const date = startOfDay(fullYear(year), month, Number(day))
  const real = weekdays[date.getUTCDay()] ?? ''
  return named.slice(0, 3).toLowerCase() === real.toLowerCase() ? undefined : { named, real }
}

/** RFC 822 §3.1.4 allows more than one blank, and lines to be folded. */
function singleBlanks(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ')
}

/** RFC 2822 §4.3: two digits are years from 1950 to 2049. */
function fullYear(year: string): number {
  if (year.length > 2) return Number(year)
  return Number(year) + (Number(year) < 50 ? 2000 : 1900)
}

/** Undefined when there is no such day or time. */
function moment(parts: readonly (string | number | undefined)[], zone = 'Z'): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  )
  const date = startOfDay(year, month, day)
  if (month < 0 || date.getUTCMonth() !== month || date.getUTCDate() !== day) return undefined
  if (hour > 24 || minute > 59 || second > 60) return undefined
  return date.getTime() + ((hour * 60 + minute - offsetOf(zone)) * 60 + second) * 1000
}

/** `Date.UTC` takes the years before 100 for those of the twentieth century. */
function startOfDay(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return date
}

/** In minutes; names that nobody knows are taken for UTC, as readers do. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  if (sign !== undefined) return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  const name = zone.toLowerCase()
  return Object.hasOwn(zones, name) ? (zones[name] ?? 0) : 0
}
