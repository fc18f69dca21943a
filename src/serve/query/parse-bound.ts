import type { QueryMoment } from '../../model/feed-query.ts'
import { instant } from '../../model/instant.ts'
import { lastSecondOf, type MomentFault, toMoment, withZone } from '../../model/moment.ts'
import { type QueryFault, quoted } from './query-problem.ts'

/**
 * A day or a date-time as `since` or `until`. Letters may be small (RFC 3339 §5.6), and a space
 * before the zone is a `+` that was not escaped.
 */
export function parseBound(
  text: string,
  bound: 'since' | 'until',
  timeZone: string,
): QueryMoment | QueryFault {
  const written = text.toUpperCase().replace(/ (?=\d\d:\d\d$)/, '+')
  const moment = momentOf(written, timeZone)
  if (!(moment instanceof Date)) return faultOf(moment, text, written, timeZone)
  if (written.includes('T')) return { text: instant(moment), time: moment.getTime() }
  const time = bound === 'since' ? moment : lastSecondOf(written, timeZone)
  return { text: written, time: time.getTime() }
}

function momentOf(text: string, timeZone: string): Date | MomentFault {
  const moment = toMoment(text, timeZone)
  // In UTC it may be in a year that could not be written so.
  const isEarly = text.includes('T') && moment instanceof Date && moment.getUTCFullYear() < 1900
  return isEarly ? 'form' : moment
}

function faultOf(fault: MomentFault, text: string, written: string, timeZone: string): QueryFault {
  const found = quoted(text)
  if (fault === 'day') return { found, expected: 'a day that exists' }
  if (fault === 'zone') {
    return {
      found: `${found}, a time without a zone`,
      expected: 'a date-time with its zone',
      suggestion: `write \`${withZone(written, timeZone)}\` for ${timeZone}`,
    }
  }
  const joined = written.replace(' ', 'T')
  return {
    found,
    expected:
      'a day from 1900 on such as 2025-02-01, or a date-time with its zone such as 2025-02-01T10:00:00Z',
    ...(momentOf(joined, timeZone) instanceof Date && { suggestion: `write \`${joined}\`` }),
  }
}
