import type { Finding, Rule } from '../rule.ts'
import { addressRule, answerRule } from './address-rule.ts'
import { type Answer, headerOf, mediaTypeOf, sameContent } from './exchange.ts'
import { answeredRule } from './status-rules.ts'
import { answerOf, type VisitedAddress } from './visited-address.ts'

const refusedRule = answerRule({
  id: 'http-bad-request',
  level: 'error',
  sentence: 'A question that makes no sense is answered with 400.',
  kinds: ['refused'],
  after: [answeredRule],
  findIn: ({ status }) =>
    status === 400 ? [] : [{ field: 'status', found: String(status), expected: '400' }],
})

const missingRule = answerRule({
  id: 'http-not-found',
  level: 'error',
  sentence: 'Where nothing is, the answer is 404.',
  kinds: ['missing'],
  after: [answeredRule],
  findIn: ({ status }) =>
    status === 404 ? [] : [{ field: 'status', found: String(status), expected: '404' }],
})

const problemRule = answerRule({
  id: 'http-problem-type',
  level: 'warning',
  sentence: 'Programs are told in their own form what is wrong.',
  kinds: ['refused', 'missing'],
  after: [answeredRule, refusedRule, missingRule],
  findIn(answer, { mediaType }) {
    const found = mediaTypeOf(answer)
    if (mediaType === undefined || found === mediaType) return []
    return [{ field: 'Content-Type', found: found || 'none', expected: mediaType }]
  },
})

const keptRule = answerRule({
  id: 'http-not-found-kept',
  level: 'warning',
  sentence: 'A 404 is kept for five minutes at most.',
  kinds: ['missing'],
  after: [answeredRule, missingRule],
  findIn(answer) {
    const found = headerOf(answer, 'cache-control')
    const age = /\bmax-age=(\d+)/.exec(found ?? '')?.[1]
    if (found !== undefined && /\bno-(?:store|cache)\b/.test(found)) return []
    if (age !== undefined && Number(age) <= 300) return []
    return [{ field: 'Cache-Control', found: found ?? 'none', expected: 'max-age of 300 at most' }]
  },
})

// A page with the site's navigation, and no more.
const longestNotFound = 16 * 1024

const longRule = answerRule({
  id: 'http-not-found-long',
  level: 'hint',
  sentence: 'A 404 is short.',
  kinds: ['missing'],
  after: [answeredRule, missingRule],
  findIn: ({ body }) =>
    body.length <= longestNotFound
      ? []
      : [{ field: 'body', found: `${body.length} bytes`, expected: '16 KiB at most' }],
})

const goneRule = answerRule({
  id: 'http-gone',
  level: 'error',
  sentence: 'What has been removed is answered with 410.',
  kinds: ['gone'],
  after: [answeredRule],
  findIn: ({ status }) =>
    status === 410 ? [] : [{ field: 'status', found: String(status), expected: '410' }],
})

const movedRule = addressRule({
  id: 'http-moved',
  level: 'error',
  sentence: 'Other spellings of an address lead to it in one permanent redirect.',
  kinds: ['moved'],
  after: [answeredRule],
  find: (visited) => leadsElsewhere(visited, [308, 301]),
})

/** About old paths of articles. */
const aliasRule: Rule<VisitedAddress> = addressRule({
  id: 'alias-broken',
  level: 'error',
  sentence: 'The old path of an article leads to the article in one permanent redirect.',
  kinds: ['alias'],
  after: [answeredRule],
  find: (visited) => leadsElsewhere(visited, [308]),
})

const otherPathRule = addressRule({
  id: 'http-other-path',
  level: 'error',
  sentence: 'The other paths of a document give its bytes.',
  kinds: ['other-path', 'api'],
  after: [answeredRule],
  find(visited) {
    const answer = answerOf(visited)
    const { canonicalAnswer, canonical = '' } = visited
    if (!answer || !canonicalAnswer) return []
    if (answer.status !== canonicalAnswer.status) {
      return [{ field: 'status', found: `${answer.status}`, expected: `${canonicalAnswer.status}` }]
    }
    if (sameContent(answer, canonicalAnswer)) return []
    return [{ field: 'body', found: 'another document', expected: `the bytes of ${canonical}` }]
  },
})

const locationRule = answerRule({
  id: 'http-content-location',
  level: 'warning',
  sentence: 'The other paths of a document say which its own is.',
  kinds: ['other-path', 'api'],
  after: [answeredRule, otherPathRule],
  findIn(answer, { url, canonical }) {
    if (canonical === undefined) return []
    const found = headerOf(answer, 'content-location')
    if (found !== undefined && URL.parse(found, url)?.href === canonical) return []
    return [{ field: 'Content-Location', found: found ?? 'none', expected: canonical }]
  },
})

const otherEtagRule = answerRule({
  id: 'http-other-path-etag',
  level: 'warning',
  sentence: 'The other paths of a document have its ETag.',
  kinds: ['other-path', 'api'],
  after: [answeredRule, otherPathRule],
  findIn(answer, { canonicalAnswer }) {
    const expected = canonicalAnswer && headerOf(canonicalAnswer, 'etag')
    // A strong one may be that of another encoding.
    if (!expected?.startsWith('W/')) return []
    const found = headerOf(answer, 'etag') ?? 'none'
    return found === expected ? [] : [{ field: 'ETag', found, expected }]
  },
})

const temporaryRule = addressRule({
  id: 'http-redirect-temporary',
  level: 'warning',
  sentence: 'A move for ever is a 301 or 308.',
  kinds: ['feed'],
  find: ({ redirects }) =>
    redirects
      .filter(({ answer }) => answer.status !== 301 && answer.status !== 308)
      .map(({ request, answer }) => ({
        field: request.url,
        found: `${answer.status} to ${headerOf(answer, 'location')}`,
        expected: '308 or 301',
      })),
})

const chainRule = addressRule({
  id: 'http-redirect-chain',
  level: 'hint',
  sentence: 'One redirect leads to the feed.',
  kinds: ['feed'],
  find: ({ redirects }) =>
    redirects.length <= 1
      ? []
      : [{ field: 'Location', found: `${redirects.length} redirects`, expected: 'one' }],
})

/** Whether addresses at which no document lies say so, or lead to one. */
export const otherAddressRules: readonly Rule<VisitedAddress>[] = [
  refusedRule,
  missingRule,
  problemRule,
  keptRule,
  longRule,
  goneRule,
  movedRule,
  aliasRule,
  otherPathRule,
  locationRule,
  otherEtagRule,
  temporaryRule,
  chainRule,
]

function leadsElsewhere(visited: VisitedAddress, statuses: readonly number[]): Finding[] {
  const answer = answerOf(visited)
  if (!answer) return []
  const { url, canonical = '' } = visited
  const location = headerOf(answer, 'location')
  const leadsTo = location === undefined ? undefined : URL.parse(location, url)?.href
  if (statuses.includes(answer.status) && leadsTo === canonical) return []
  const expected = `${statuses[0]} to ${canonical}`
  return [{ field: 'Location', found: describeMove(answer, leadsTo), expected }]
}

function describeMove({ status }: Answer, leadsTo: string | undefined): string {
  return leadsTo === undefined ? String(status) : `${status} to ${leadsTo}`
}
