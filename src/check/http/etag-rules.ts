import type { Rule } from '../rule.ts'
import { addressRule, documentKinds } from './address-rule.ts'
import { conditionalRule } from './conditional-rule.ts'
import { type Answer, headerOf } from './exchange.ts'
import { headRule } from './request-rules.ts'
import { present } from './status-rules.ts'
import type { VisitedAddress } from './visited-address.ts'

const etagRule = addressRule({
  id: 'http-etag',
  level: 'warning',
  sentence: 'Every document has an ETag, in quotes.',
  kinds: documentKinds,
  after: present,
  find({ exchanges: { plain, gzip } }) {
    const answers = [
      { exchange: plain, where: '' },
      { exchange: gzip, where: plain ? ' in the answer for gzip' : '' },
    ]
    return answers
      .filter(({ exchange }) => exchange?.answer.status === 200)
      .map(({ exchange, where }) => ({
        etag: exchange && headerOf(exchange.answer, 'etag'),
        where,
      }))
      .filter(({ etag }) => etag === undefined || !isEtag(etag))
      .slice(0, 1)
      .map(({ etag = 'none', where }) => ({
        field: 'ETag',
        found: etag + where,
        expected: 'such as "a1b2" or W/"a1b2"',
      }))
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

const sameEtagRule = conditionalRule({
  id: 'http-not-modified',
  level: 'warning',
  sentence: 'Who has the current ETag gets 304.',
  asked: ['sameEtag'],
  expected: 304,
  after: [...present, etagRule],
})

const gzipEtagRule = conditionalRule({
  id: 'http-not-modified-gzip',
  level: 'warning',
  sentence: 'Who has the ETag of the compressed bytes gets 304.',
  asked: ['sameEtagGzip'],
  expected: 304,
  after: [...present, etagRule, sameEtagRule],
})

const headEtagRule = conditionalRule({
  id: 'http-not-modified-head',
  level: 'hint',
  sentence: 'HEAD with the current ETag gets 304.',
  asked: ['headSameEtag'],
  expected: 304,
  after: [...present, etagRule, sameEtagRule, headRule],
})

const etagListRule = conditionalRule({
  id: 'http-etag-list',
  level: 'warning',
  sentence: 'The ETag is also found in a list, and with W/ before it.',
  asked: ['etagList'],
  expected: 304,
  after: [...present, etagRule, sameEtagRule],
})

const anyEtagRule = conditionalRule({
  id: 'http-etag-any',
  level: 'hint',
  sentence: '`If-None-Match: *` gets 304.',
  asked: ['anyEtag'],
  expected: 304,
  after: [...present, etagRule, sameEtagRule],
})

const oldEtagRule = conditionalRule({
  id: 'http-etag-first',
  level: 'error',
  sentence: 'With an old ETag the document is sent, whatever date comes with it.',
  asked: ['oldEtag'],
  expected: 200,
  after: present,
})

/** Whether those who have the document already are spared it by its ETag, and only those. */
export const etagRules: readonly Rule<VisitedAddress>[] = [
  etagRule,
  sharedEtagRule,
  sameEtagRule,
  gzipEtagRule,
  headEtagRule,
  etagListRule,
  anyEtagRule,
  oldEtagRule,
]

function codingOf(answer: Answer): string {
  return headerOf(answer, 'content-encoding') ?? 'identity'
}

/** RFC 9110 §8.8.3. */
function isEtag(text: string): boolean {
  return /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/.test(text)
}
