import type { Rule } from '../rule.ts'
import { answerRule, documentKinds } from './address-rule.ts'
import { conditionalRule } from './conditional-rule.ts'
import { headerOf } from './exchange.ts'
import { parseHttpDate } from './http-date.ts'
import { present } from './status-rules.ts'
import type { VisitedAddress } from './visited-address.ts'

const modifiedRule = answerRule({
  id: 'http-last-modified',
  level: 'warning',
  sentence: '`Last-Modified` is an HTTP date that is over.',
  kinds: documentKinds,
  after: present,
  findIn(answer, { visited }) {
    const found = headerOf(answer, 'last-modified')
    if (found === undefined) return []
    const moment = parseHttpDate(found)
    const expected = 'such as Sat, 01 Aug 2026 08:00:00 GMT'
    if (moment === undefined) return [{ field: 'Last-Modified', found, expected }]
    // A server's clock may be a little ahead of ours.
    if (moment <= visited + 60_000) return []
    return [{ field: 'Last-Modified', found, expected: 'a moment that is over' }]
  },
})

const dateRule = answerRule({
  id: 'http-undated',
  level: 'hint',
  sentence: 'A feed has a `Last-Modified` for those who know no ETags.',
  kinds: ['feed'],
  after: present,
  findIn: (answer) =>
    headerOf(answer, 'last-modified') === undefined
      ? [{ field: 'Last-Modified', found: 'none', expected: 'when the content last changed' }]
      : [],
})

const sameDateRule = conditionalRule({
  id: 'http-modified-since',
  level: 'warning',
  sentence: 'Who has the date of the last change gets 304.',
  asked: ['sameDate'],
  expected: 304,
  after: [...present, modifiedRule],
})

const laterDateRule = conditionalRule({
  id: 'http-modified-later',
  level: 'hint',
  sentence: 'Who has a later date than that of the last change gets 304.',
  asked: ['laterDate'],
  expected: 304,
  after: [...present, modifiedRule, sameDateRule],
})

const dateFormsRule = conditionalRule({
  id: 'http-date-forms',
  level: 'hint',
  sentence: 'Dates are understood in the three forms of HTTP.',
  asked: ['rfc850Date', 'asctimeDate'],
  expected: 304,
  after: [...present, modifiedRule, sameDateRule],
})

const noDateRule = conditionalRule({
  id: 'http-date-unreadable',
  level: 'warning',
  sentence: 'A date that cannot be read is ignored.',
  asked: ['noDate'],
  expected: 200,
  after: present,
})

/** Whether those who have the document already are spared it by its date, and only those. */
export const modifiedRules: readonly Rule<VisitedAddress>[] = [
  modifiedRule,
  dateRule,
  sameDateRule,
  laterDateRule,
  dateFormsRule,
  noDateRule,
]
