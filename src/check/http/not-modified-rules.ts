import type { Finding, Rule } from '../rule.ts'
import { addressRule, answerRule, documentKinds } from './address-rule.ts'
import { type Answer, headerOf } from './exchange.ts'
import { present } from './status-rules.ts'
import { answersOf, type VisitedAddress } from './visited-address.ts'

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
  findIn(answer, visited) {
    const [notModified] = notModifiedOf(visited)
    return notModified ? lostHeaders(answer, notModified) : []
  },
})

const lengthRule = addressRule({
  id: 'http-304-length',
  level: 'warning',
  sentence: 'A 304 does not tell the length of a body that it does not have.',
  kinds: documentKinds,
  after: present,
  find: (visited) =>
    notModifiedOf(visited)
      .flatMap((answer) => headerOf(answer, 'content-length') ?? [])
      .filter((length) => Number(length) !== 0)
      .slice(0, 1)
      .map((length) => ({
        field: 'Content-Length',
        found: `${length} in a 304`,
        expected: 'no such header',
      })),
})

/** Whether a 304 leaves those who get it with all that they need. */
export const notModifiedRules: readonly Rule<VisitedAddress>[] = [keptRule, lengthRule]

function notModifiedOf(visited: VisitedAddress): Answer[] {
  return answersOf(visited).filter(({ status }) => status === 304)
}

/** What the 200 has and the 304 has not, of what readers keep. */
export function lostHeaders(full: Answer, notModified: Answer): Finding[] {
  return Object.entries(keptHeaders)
    .filter(([name]) => headerOf(full, name) !== undefined)
    .filter(([name]) => headerOf(notModified, name) === undefined)
    .map(([, name]) => ({ field: name, found: 'not in the 304', expected: 'as in the 200' }))
}
