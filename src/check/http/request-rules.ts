import type { Finding, Rule } from '../rule.ts'
import { addressRule, documentKinds } from './address-rule.ts'
import { type Answer, headerOf, membersOf, sameContent } from './exchange.ts'
import { stableRules } from './stable-rules.ts'
import { present } from './status-rules.ts'
import type { VisitedAddress } from './visited-address.ts'

// What depends on the bytes may be left out of the answer to HEAD (RFC 9110 §9.3.2).
const comparedHeaders = ['content-type', 'etag', 'last-modified', 'cache-control', 'vary', 'link']

/** Other rules about HEAD have nothing to say where it is not answered as GET is. */
export const headRule: Rule<VisitedAddress> = addressRule({
  id: 'http-head-differs',
  level: 'warning',
  sentence: 'HEAD gets what GET gets, without the body.',
  kinds: documentKinds,
  after: [...present, ...stableRules],
  find({ exchanges: { plain, head } }) {
    if (!plain || !head) return []
    const { status } = head.answer
    if (status !== plain.answer.status) {
      return [{ field: 'status', found: `${status} to HEAD`, expected: `${plain.answer.status}` }]
    }
    return [...differentHeaders(plain.answer, head.answer), ...otherLength(plain, head)]
  },
})

const methodRule = addressRule({
  id: 'http-method',
  level: 'warning',
  sentence: 'Other methods than GET, HEAD and OPTIONS get 405, with those that are possible.',
  kinds: documentKinds,
  after: present,
  find({ exchanges: { post } }) {
    if (!post) return []
    const { status } = post.answer
    if (status !== 405) return [{ field: 'status', found: `${status} to POST`, expected: '405' }]
    const allowed = membersOf(post.answer, 'allow')
    if (allowed.includes('get') && allowed.includes('head')) return []
    const found = headerOf(post.answer, 'allow') ?? 'none'
    return [{ field: 'Allow', found, expected: 'GET, HEAD, OPTIONS' }]
  },
})

const queryRule = addressRule({
  id: 'http-query',
  level: 'error',
  sentence: 'A query that means nothing changes nothing.',
  kinds: documentKinds,
  after: [...present, ...stableRules],
  find({ exchanges: { plain, query } }) {
    if (!plain || !query) return []
    const { status } = query.answer
    if (status !== 200) return [{ field: 'status', found: String(status), expected: '200' }]
    if (!plain.answer.content || sameContent(plain.answer, query.answer)) return []
    return [{ field: 'body', found: 'another document', expected: 'the same bytes' }]
  },
})

/** Whether it is the same document, however it is asked for. */
export const requestRules: readonly Rule<VisitedAddress>[] = [headRule, methodRule, queryRule]

function differentHeaders(get: Answer, head: Answer): Finding[] {
  return comparedHeaders
    .filter((name) => !isSame(name, headerOf(get, name), headerOf(head, name)))
    .map((name) => ({
      field: name,
      found: `${headerOf(head, name) ?? 'none'} to HEAD`,
      expected: headerOf(get, name) ?? 'none',
    }))
}

// Seconds that may lie between the two questions.
const leeway = 120

/** Before the document becomes another one its ages count down to that moment. */
function isSame(name: string, one: string | undefined, other: string | undefined): boolean {
  if (name !== 'cache-control' || one === undefined || other === undefined) return one === other
  if (one.replace(/\d+/g, '') !== other.replace(/\d+/g, '')) return false
  const later = other.match(/\d+/g) ?? []
  return (one.match(/\d+/g) ?? []).every(
    (seconds, index) => Math.abs(Number(seconds) - Number(later[index])) <= leeway,
  )
}

function otherLength(get: { answer: Answer }, head: { answer: Answer }): Finding[] {
  const length = headerOf(head.answer, 'content-length')
  const full = get.answer.body.length
  // Some servers have not counted the bytes and say 0; that is a false length too.
  if (length === undefined || Number(length) === full) return []
  return [{ field: 'Content-Length', found: `${length} to HEAD`, expected: String(full) }]
}
