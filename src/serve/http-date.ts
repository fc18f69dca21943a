const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

// The three forms of RFC 9110 §5.6.7: IMF-fixdate, RFC 850 and asctime.
const forms = [
  /^\w{3}, (?<day>\d{2}) (?<month>\w{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^\w{6,9}, (?<day>\d{2})-(?<month>\w{3})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/,
]

/** Milliseconds since 1970 of an HTTP date, or undefined when it is none (RFC 9110 §5.6.7). */
export function parseHttpDate(text: string, now: number): number | undefined {
  for (const form of forms) {
    const groups = form.exec(text.trim())?.groups
    if (groups) return momentOf(groups, now)
  }
  return undefined
}

function momentOf(groups: Record<string, string>, now: number): number | undefined {
  const { day = '', month = '', year = '', time = '' } = groups
  const index = months.indexOf(month)
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  const moment = Date.UTC(fullYear(year, now), index, Number(day), hours, minutes, seconds)
  const realDay = index >= 0 && new Date(moment).getUTCDate() === Number(day)
  // A leap second is a time (RFC 9110 §5.6.7).
  return realDay && hours < 24 && minutes < 60 && seconds <= 60 ? moment : undefined
}

/** A year of two digits is never more than 50 years ahead (RFC 9110 §5.6.7). */
function fullYear(text: string, now: number): number {
  if (text.length === 4) return Number(text)
  const thisYear = new Date(now).getUTCFullYear()
  const year = thisYear - (thisYear % 100) + Number(text)
  return year > thisYear + 50 ? year - 100 : year
}
