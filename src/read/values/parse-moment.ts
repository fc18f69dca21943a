import { type MomentFault, toMoment, withZone } from '../../model/moment.ts'
import { type Finding, shown } from '../source/problem-list.ts'

const findings: Readonly<Record<MomentFault, (text: string, timeZone: string) => Finding>> = {
  form: unreadable,
  day: impossible,
  zone: withoutZone,
}

/** A date or date-time as authors write it. */
export function parseMoment(text: string, timeZone: string): Date | Finding {
  const moment = toMoment(text, timeZone)
  return moment instanceof Date ? moment : findings[moment](text, timeZone)
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
  return {
    found: `${shown(text)}, a time without a zone`,
    expected: 'a date-time with its zone',
    suggestion: `write \`${withZone(text, timeZone)}\` for ${timeZone}`,
  }
}
