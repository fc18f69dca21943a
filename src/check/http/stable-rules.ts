import type { Rule } from '../rule.ts'
import { addressRule, documentKinds } from './address-rule.ts'
import { headerOf, sameContent } from './exchange.ts'
import { present } from './status-rules.ts'
import type { VisitedAddress } from './visited-address.ts'

const keptEtagRule = addressRule({
  id: 'http-etag-kept',
  level: 'error',
  sentence: 'Other bytes have another ETag.',
  kinds: documentKinds,
  after: present,
  find(visited) {
    const { plain, again } = visited.exchanges
    const etag = plain && headerOf(plain.answer, 'etag')
    if (etag === undefined || !hasChanged(visited)) return []
    if (!again || headerOf(again.answer, 'etag') !== etag) return []
    const found = `${etag} again, with other bytes a moment later`
    return [{ field: 'ETag', found, expected: 'the same bytes, or another ETag' }]
  },
})

const unstableRule = addressRule({
  id: 'http-unstable',
  level: 'warning',
  sentence: 'The bytes change only when the content does.',
  kinds: documentKinds,
  after: [...present, keptEtagRule],
  find: (visited) =>
    hasChanged(visited)
      ? [{ field: 'body', found: 'other bytes a moment later', expected: 'the same bytes' }]
      : [],
})

/** Two equal requests in a row give the same bytes: else no comparison of bytes says anything. */
export const stableRules: readonly Rule<VisitedAddress>[] = [keptEtagRule, unstableRule]

function hasChanged({ exchanges: { plain, again } }: VisitedAddress): boolean {
  if (!plain?.answer.content || again?.answer.status !== 200) return false
  return !sameContent(plain.answer, again.answer)
}
