import type { Rule } from '../rule.ts'
import { addressRule, answerRule, presentKinds } from './address-rule.ts'
import { type Answer, headerOf } from './exchange.ts'
import { exchangeWords } from './exchange-words.ts'
import type { AddressKind, VisitedAddress } from './visited-address.ts'

// The shortest patience among readers is feedparser's.
const patience = 10_000

const everyKind: readonly AddressKind[] = [
  ...presentKinds,
  'other-path',
  'moved',
  'alias',
  'refused',
  'missing',
  'gone',
]

export const answeredRule: Rule<VisitedAddress> = addressRule({
  id: 'http-answer',
  level: 'error',
  sentence: 'Every request is answered in full.',
  kinds: everyKind,
  find: ({ failures }) =>
    Object.entries(failures).map(([name, found]) => ({
      field: exchangeWords(name),
      found,
      expected: 'an answer',
    })),
})

const speedRule = addressRule({
  id: 'http-slow',
  level: 'warning',
  sentence: 'No answer takes ten seconds.',
  kinds: everyKind,
  find: ({ exchanges }) =>
    Object.entries(exchanges)
      .flatMap(([name, { duration = 0 }]) => (duration >= patience ? [{ name, duration }] : []))
      .map(({ name, duration }) => ({
        field: exchangeWords(name),
        found: `${(duration / 1000).toFixed(1)} seconds`,
        expected: 'less than 10 seconds',
      })),
})

const askedRule = addressRule({
  id: 'http-unasked',
  level: 'hint',
  sentence: 'It answers fast enough to be asked for everything.',
  kinds: everyKind,
  find({ unasked = [] }) {
    const [first, ...others] = unasked
    if (first === undefined) return []
    const more = others.length === 0 ? '' : `, and ${others.length} more`
    return [
      {
        field: '',
        found: `too slow to be asked: ${exchangeWords(first)}${more}`,
        expected: 'an answer within 5 seconds, and all within a minute',
      },
    ]
  },
})

const challengeRule = answerRule({
  id: 'http-challenge',
  level: 'error',
  sentence: 'Programs are let in without having to prove that they are people.',
  kinds: presentKinds,
  after: [answeredRule],
  findIn: (answer) =>
    isChallenge(answer)
      ? [
          {
            field: 'cf-mitigated',
            found: `${answer.status} with a challenge`,
            expected: '200',
            suggestion: 'switch bot protection off for the feeds',
          },
        ]
      : [],
})

const overloadRule = answerRule({
  id: 'http-overload',
  level: 'error',
  sentence: 'Nobody is turned away for asking too often or at a bad time.',
  kinds: presentKinds,
  after: [answeredRule, challengeRule],
  findIn: (answer) =>
    isOverload(answer)
      ? [
          {
            field: 'status',
            found: `${answer.status}, Retry-After: ${headerOf(answer, 'retry-after') ?? 'none'}`,
            expected: '200, or at least a Retry-After in whole seconds',
          },
        ]
      : [],
})

const statusRule = answerRule({
  id: 'http-status',
  level: 'error',
  sentence: 'What is there is answered with 200.',
  kinds: presentKinds,
  after: [answeredRule, challengeRule],
  findIn: (answer) =>
    answer.status === 200 || isOverload(answer)
      ? []
      : [{ field: 'status', found: String(answer.status), expected: '200' }],
})

const bodyRule = answerRule({
  id: 'http-empty',
  level: 'error',
  sentence: 'A 200 has a body.',
  kinds: presentKinds,
  after: [answeredRule, challengeRule, overloadRule, statusRule],
  findIn: ({ body }) =>
    body.length === 0 ? [{ field: 'body', found: 'nothing', expected: 'the document' }] : [],
})

/** Whether an address answers at all, and well. */
export const statusRules: readonly Rule<VisitedAddress>[] = [
  answeredRule,
  speedRule,
  askedRule,
  challengeRule,
  overloadRule,
  statusRule,
  bodyRule,
]

/** Without these nothing can be said of an answer. */
export const present: readonly Rule<VisitedAddress>[] = [
  answeredRule,
  challengeRule,
  overloadRule,
  statusRule,
  bodyRule,
]

function isChallenge({ headers }: Answer): boolean {
  return headers['cf-mitigated']?.includes('challenge') === true
}

function isOverload({ status }: Answer): boolean {
  return status === 429 || status === 503
}
