import type { Rule } from '../rule.ts'
import { addressRule, answerRule, documentKinds } from './address-rule.ts'
import { type Answer, headerOf, membersOf } from './exchange.ts'
import { present } from './status-rules.ts'
import { answersOf, type VisitedAddress } from './visited-address.ts'

const privateRule = answerRule({
  id: 'http-cache-private',
  level: 'warning',
  sentence: 'Anybody may keep a copy.',
  kinds: documentKinds,
  after: present,
  findIn(answer) {
    const found = membersOf(answer, 'cache-control').filter((member) =>
      /^(?:no-store|private)\b/.test(member),
    )
    if (found.length === 0) return []
    return [{ field: 'Cache-Control', found: found.join(', '), expected: 'public' }]
  },
})

const maxAgeRule = answerRule({
  id: 'http-cache-control',
  level: 'warning',
  sentence: '`Cache-Control` says for how long the answer holds.',
  kinds: documentKinds,
  after: [...present, privateRule],
  findIn(answer) {
    const found = headerOf(answer, 'cache-control')
    if (found !== undefined && /\bmax-age\b/i.test(found)) return []
    return [
      { field: 'Cache-Control', found: found ?? 'none', expected: 'such as public, max-age=900' },
    ]
  },
})

const formRule = answerRule({
  id: 'http-cache-form',
  level: 'warning',
  sentence: '`max-age` is written as all readers understand it.',
  kinds: documentKinds,
  after: [...present, privateRule, maxAgeRule],
  findIn(answer) {
    const found = headerOf(answer, 'cache-control') ?? ''
    if (/(?:^|[\s,])max-age=\d+(?:,|$)/.test(found)) return []
    return [
      { field: 'Cache-Control', found, expected: 'max-age= in small letters and a bare number' },
    ]
  },
})

const year = 365 * 86_400

// Between the question and the last answer of a check, and what clocks differ by.
const leeway = 600

const unchangingRule = answerRule({
  id: 'http-archive-kept',
  level: 'warning',
  sentence: 'An archive document is kept for a year, and not asked for again.',
  kinds: ['feed'],
  after: [...present, privateRule, maxAgeRule, formRule],
  findIn(answer, { archive, visited }) {
    if (!archive) return []
    const least = Math.min(year, Math.floor((archive.sameUntil - visited) / 1000) - leeway)
    const members = membersOf(answer, 'cache-control')
    const age = Number(members.find((member) => member.startsWith('max-age='))?.slice(8))
    if (age >= least && members.includes('immutable')) return []
    const found = headerOf(answer, 'cache-control') ?? ''
    const seconds = least === year ? year : `${Math.max(0, least)} at least`
    return [{ field: 'Cache-Control', found, expected: `max-age of ${seconds}, and immutable` }]
  },
})

const expiresRule = answerRule({
  id: 'http-expires',
  level: 'warning',
  sentence: '`Expires`, where it is sent, is a date.',
  kinds: documentKinds,
  after: present,
  findIn(answer) {
    const found = headerOf(answer, 'expires')
    if (found === undefined || !Number.isNaN(dateOf(found))) return []
    return [{ field: 'Expires', found, expected: 'a date, or no such header' }]
  },
})

const varyRule = addressRule({
  id: 'http-vary',
  level: 'warning',
  sentence: 'What is compressed for some says so in `Vary`.',
  kinds: documentKinds,
  after: present,
  find({ exchanges: { plain, gzip } }) {
    if (!gzip || headerOf(gzip.answer, 'content-encoding') === undefined) return []
    const answers = [gzip, plain].flatMap((exchange) => (exchange ? [exchange.answer] : []))
    return answers.every(variesByEncoding)
      ? []
      : [{ field: 'Vary', found: 'not Accept-Encoding', expected: 'Accept-Encoding' }]
  },
})

// With these hardly two clients share a copy.
const tooWide = ['*', 'user-agent', 'cookie', 'accept', 'referer', 'accept-language']

const wideVaryRule = answerRule({
  id: 'http-vary-wide',
  level: 'warning',
  sentence: 'The answer is the same for all readers.',
  kinds: documentKinds,
  after: present,
  findIn(answer) {
    const found = membersOf(answer, 'vary').filter((member) => tooWide.includes(member))
    if (found.length === 0) return []
    return [{ field: 'Vary', found: found.join(', '), expected: 'Accept-Encoding' }]
  },
})

const cookieRule = addressRule({
  id: 'http-cookie',
  level: 'warning',
  sentence: 'Nobody gets a cookie.',
  kinds: documentKinds,
  find: (visited) =>
    answersOf(visited).some(({ headers }) => headers['set-cookie'])
      ? [{ field: 'Set-Cookie', found: 'a cookie', expected: 'none' }]
      : [],
})

/** Whether copies are kept as long as they hold, and for all. */
export const cachingRules: readonly Rule<VisitedAddress>[] = [
  privateRule,
  maxAgeRule,
  formRule,
  unchangingRule,
  expiresRule,
  varyRule,
  wideVaryRule,
  cookieRule,
]

function variesByEncoding(answer: Answer): boolean {
  const members = membersOf(answer, 'vary')
  return members.includes('accept-encoding') || members.includes('*')
}

/** `0` and `-1` are no dates, though `Date.parse` makes some of them. */
function dateOf(text: string): number {
  return /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
}
