/** Milliseconds since 1970 of the one form that servers may send (RFC 9110 §5.6.7). */
export function parseHttpDate(text: string): number | undefined {
  const form = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/
  const moment = form.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(moment) ? undefined : moment
}

/** One moment in the three forms that servers are to understand (RFC 9110 §5.6.7). */
export interface HttpDate {
  imfFixdate: string
  rfc850: string
  asctime: string
}

const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** @param moment milliseconds since 1970, of the years from 1970 to 9999 */
export function formatHttpDate(moment: number): HttpDate {
  const date = new Date(moment)
  const imfFixdate = date.toUTCString()
  const [weekday = '', day = '', month = '', year = '', time = ''] = imfFixdate.split(/,? /)
  return {
    imfFixdate,
    rfc850: `${weekdays[date.getUTCDay()]}, ${day}-${month}-${year.slice(-2)} ${time} GMT`,
    asctime: `${weekday} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`,
  }
}
