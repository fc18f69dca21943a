import type { Finding, Rule } from '../rule.ts'
import { addressRule, answerRule, documentKinds } from './address-rule.ts'
import { type Answer, headerOf, sameContent } from './exchange.ts'
import { answeredRule, present } from './status-rules.ts'
import type { ExchangeName, VisitedAddress } from './visited-address.ts'

/** Two equal requests in a row give the same bytes: else no comparison of bytes says anything. */
export const stableRule: Rule<VisitedAddress> = addressRule({
  id: 'http-unstable',
  level: 'warning',
  sentence: 'The bytes change only when the content does.',
  kinds: documentKinds,
  after: present,
  find({ exchanges: { plain, again } }) {
    if (!plain || !again || again.answer.status !== 200) return []
    if (!plain.answer.content || sameContent(plain.answer, again.answer)) return []
    const found = 'other bytes a moment later'
    return [{ field: 'body', found, expected: 'the same bytes' }]
  },
})

const etagRule = answerRule({
  id: 'http-etag',
  level: 'warning',
  sentence: 'Every document has an ETag, in quotes.',
  kinds: documentKinds,
  after: present,
  findIn(answer) {
    const etag = headerOf(answer, 'etag')
    if (etag !== undefined && isEtag(etag)) return []
    return [{ field: 'ETag', found: etag ?? 'none', expected: 'such as "a1b2" or W/"a1b2"' }]
  },
})

const sharedEtagRule = addressRule({
  id: 'http-etag-shared',
  level: 'warning',
  sentence: 'A strong ETag belongs to one encoding only.',
  kinds: documentKinds,
  after: [...present, etagRule],
  find({ exchanges: { plain, gzip } }) {
    if (!plain || !gzip) return []
    const etag = headerOf(plain.answer, 'etag') ?? ''
    if (etag.startsWith('W/') || headerOf(gzip.answer, 'etag') !== etag) return []
    if (codingOf(plain.answer) === codingOf(gzip.answer)) return []
    return [
      {
        field: 'ETag',
        found: `${etag} for the plain and the compressed bytes`,
        expected: `W/${etag}, or one for each`,
      },
    ]
  },
})

const sameEtagRule = conditionalRule('sameEtag', 304, {
  id: 'http-not-modified',
  level: 'warning',
  sentence: 'Who has the current ETag gets 304.',
  after: [...present, etagRule],
})

const etagListRule = conditionalRule('etagList', 304, {
  id: 'http-etag-list',
  level: 'warning',
  sentence: 'The ETag is also found in a list, and with W/ before it.',
  after: [...present, etagRule, sameEtagRule],
})

const anyEtagRule = conditionalRule('anyEtag', 304, {
  id: 'http-etag-any',
  level: 'hint',
  sentence: '`If-None-Match: *` gets 304.',
  after: [...present, etagRule, sameEtagRule],
})

const oldEtagRule = conditionalRule('oldEtag', 200, {
  id: 'http-etag-first',
  level: 'error',
  sentence: 'With an old ETag the document is sent, whatever date comes with it.',
  after: present,
})

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

const sameDateRule = conditionalRule('sameDate', 304, {
  id: 'http-modified-since',
  level: 'warning',
  sentence: 'Who has the date of the last change gets 304.',
  after: [...present, modifiedRule],
})

const noDateRule = conditionalRule('noDate', 200, {
  id: 'http-date-unreadable',
  level: 'warning',
  sentence: 'A date that cannot be read is ignored.',
  after: present,
})

// RFC 9110 §15.4.5 wants the first five; some readers keep the others from the last answer.
const keptHeaders = {
  etag: 'ETag',
  'cache-control': 'Cache-Control',
  vary: 'Vary',
  'content-location': 'Content-Location',
  expires: 'Expires',
  'last-modified': 'Last-Modified',
  link: 'Link',
  'access-control-allow-origin': 'Access-Control-Allow-Origin',
  'access-control-expose-headers': 'Access-Control-Expose-Headers',
}

const keptRule = answerRule({
  id: 'http-304-headers',
  level: 'warning',
  sentence: 'A 304 repeats the headers of the 200.',
  kinds: documentKinds,
  after: present,
  findIn(answer, { exchanges }) {
    const notModified = Object.values(exchanges).find((one) => one.answer.status === 304)
    return notModified ? lostHeaders(answer, notModified.answer) : []
  },
})

/** Whether those who have the document already are spared it, and only those. */
export const validatorRules: readonly Rule<VisitedAddress>[] = [
  stableRule,
  etagRule,
  sharedEtagRule,
  sameEtagRule,
  etagListRule,
  anyEtagRule,
  oldEtagRule,
  modifiedRule,
  dateRule,
  sameDateRule,
  noDateRule,
  keptRule,
]

type Facts = Pick<Rule<VisitedAddress>, 'id' | 'level' | 'sentence'> & {
  after: readonly Rule<VisitedAddress>[]
}

function conditionalRule(name: ExchangeName, expected: number, facts: Facts): Rule<VisitedAddress> {
  return addressRule({
    ...facts,
    kinds: documentKinds,
    // What changes by itself has other validators each time.
    after: [...facts.after, answeredRule, stableRule],
    find({ exchanges }) {
      const asked = exchanges[name]
      if (!asked || asked.answer.status === expected) return []
      return [
        {
          field: conditionOf(asked.request.headers),
          found: String(asked.answer.status),
          expected: String(expected),
        },
      ]
    },
  })
}

function conditionOf(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .filter(([name]) => name.startsWith('If-'))
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
}

function lostHeaders(full: Answer, notModified: Answer): Finding[] {
  return Object.entries(keptHeaders)
    .filter(([name]) => headerOf(full, name) !== undefined)
    .filter(([name]) => headerOf(notModified, name) === undefined)
    .map(([, name]) => ({ field: name, found: 'not in the 304', expected: 'as in the 200' }))
}

function codingOf(answer: Answer): string {
  return headerOf(answer, 'content-encoding') ?? 'identity'
}

/** RFC 9110 §8.8.3. */
function isEtag(text: string): boolean {
  return /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/.test(text)
}

/** Milliseconds since 1970 of the one form that servers may send (RFC 9110 §5.6.7). */
function parseHttpDate(text: string): number | undefined {
  const form = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/
  const moment = form.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(moment) ? undefined : moment
}
