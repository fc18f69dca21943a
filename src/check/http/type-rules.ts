import type { Finding, Rule } from '../rule.ts'
import { answerRule, documentKinds, presentKinds } from './address-rule.ts'
import { type Answer, charsetOf, mediaTypeOf } from './exchange.ts'
import { present } from './status-rules.ts'
import type { VisitedAddress } from './visited-address.ts'

// What FreshRSS takes for a feed, and the types of JSON Feed.
const feedTypes = [
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/xml',
  'text/xml',
  'application/feed+json',
  'application/json',
]

const typeRule = answerRule({
  id: 'http-type',
  level: 'error',
  sentence: 'The media type says what the document is.',
  kinds: presentKinds,
  after: present,
  findIn(answer, { kind, mediaType }) {
    const found = mediaTypeOf(answer)
    if (mediaType !== undefined) return found === mediaType ? [] : [wrongType(found, mediaType)]
    if (kind !== 'feed' || feedTypes.includes(found)) return []
    return [wrongType(found, 'the type of a feed, such as application/rss+xml')]
  },
})

const jsonTypeRule = answerRule({
  id: 'http-type-json',
  level: 'hint',
  sentence: 'A JSON Feed has the type of a JSON Feed.',
  kinds: ['feed'],
  after: [...present, typeRule],
  findIn: (answer) =>
    mediaTypeOf(answer) === 'application/json'
      ? [wrongType('application/json', 'application/feed+json')]
      : [],
})

const charsetRule = answerRule({
  id: 'http-charset',
  level: 'warning',
  sentence: 'Text is sent as UTF-8, and the header says so.',
  kinds: documentKinds,
  after: [...present, typeRule],
  findIn(answer) {
    const charset = charsetOf(answer)
    if (charset === 'utf-8' || (charset === undefined && saysItself(answer))) return []
    return [{ field: 'Content-Type', found: charset ?? 'no charset', expected: 'charset=utf-8' }]
  },
})

/** Whether the type and its charset are right. */
export const typeRules: readonly Rule<VisitedAddress>[] = [typeRule, jsonTypeRule, charsetRule]

function wrongType(found: string, expected: string): Finding {
  return { field: 'Content-Type', found: found || 'none', expected }
}

/** JSON is always UTF-8, and XML tells in its first line, unless the type is `text` (RFC 7303 §3). */
function saysItself(answer: Answer): boolean {
  return !mediaTypeOf(answer).startsWith('text/')
}
