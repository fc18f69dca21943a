import { httpRules } from '../http/http-rules.ts'
import type { VisitedAddress } from '../http/visited-address.ts'
import type { Rule } from '../rule.ts'
import type { LiveFeed } from './live-feed.ts'

// What live rules say of each client.
const toldByClient: ReadonlySet<string> = new Set([
  'http-slow',
  'http-gzip-unasked',
  'http-gzip-broken',
  'http-type',
  'http-cookie',
  'http-304-headers',
])

/** The rules of `npm run check` for what does not depend on the client. */
export const visitedRules: readonly Rule<VisitedAddress>[] = httpRules.filter(
  ({ id }) => !toldByClient.has(id),
)

/** A rule that is broken where one of those with such an id is. */
export function isBroken(ids: RegExp): Rule<LiveFeed> {
  const those = visitedRules.filter(({ id }) => ids.test(id))
  return {
    id: 'http',
    level: 'warning',
    sentence: 'The rules of HTTP are kept.',
    find: ({ visited }) => (visited ? those.flatMap(({ find }) => find(visited)) : []),
  }
}

/** A rule that is broken where two equal requests in a row do not give the same. */
export const unstable: Rule<LiveFeed> = isBroken(/^http-(?:etag-kept|unstable)$/)
