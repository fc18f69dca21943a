import { type Exchange, headerOf } from '../http/exchange.ts'
import { lostHeaders } from '../http/not-modified-rules.ts'
import { readableRules } from './body-rules.ts'
import { clientRule } from './client-rule.ts'
import type { LiveFeed } from './live-feed.ts'
import { afterRules, type LiveRule } from './live-rule.ts'
import { isBroken } from './visited-rules.ts'

const again = 'These readers download the whole feed at each poll.'

const conditionalRule = clientRule({
  id: 'live-not-modified',
  level: 'warning',
  sentence: 'Every reader that has the feed gets 304.',
  harms: again,
  remedy:
    'Look for what takes `If-None-Match` away or makes another ETag for this client: a cache, a Snippet, or another Worker before this one.',
  after: readableRules,
  judge({ client, second }) {
    if (!second || client.browser || isSpared(second)) return undefined
    const asked = Object.keys(second.request.headers).filter((name) => /^If-/.test(name))
    return { field: asked.join(' and '), found: String(second.answer.status), expected: '304' }
  },
})

const headersRule = clientRule({
  id: 'live-not-modified-headers',
  level: 'warning',
  sentence: 'A 304 has the headers of the 200.',
  harms:
    'NetNewsWire and FreshRSS replace what they know by what the 304 says: without validators they download everything the next time, without `Cache-Control` they ask too often.',
  remedy:
    'Look for a rule that changes headers of answers with a body only, or for a cache that answers 304 by itself.',
  after: readableRules,
  judge({ client, first, second }) {
    if (!first || client.browser || second?.answer.status !== 304) return undefined
    const lost = lostHeaders(first.answer, second.answer).map(({ field }) => field)
    if (lost.length === 0) return undefined
    return { field: lost.join(', '), found: 'not in the 304', expected: 'as in the 200' }
  },
})

const thirdRule = clientRule({
  id: 'live-not-modified-again',
  level: 'warning',
  sentence: 'Who goes on with the validators of a 304 gets 304 again.',
  harms: again,
  remedy:
    'The 304 has another ETag or date than the 200: look for what changes the headers of one of them only.',
  after: [...readableRules, conditionalRule, headersRule],
  judge({ client, first, second, third }) {
    if (!first || !second || !third || client.browser || isSpared(third)) return undefined
    const of = (exchange: Exchange) => headerOf(exchange.answer, 'etag') ?? 'none'
    return {
      field: 'ETag',
      found: `${third.answer.status} with ${of(second)} of the 304`,
      expected: `304, and ${of(first)} as in the 200`,
    }
  },
})

/** Whether those who have the feed are spared it, by their own habits. */
export const revalidationRules: readonly LiveRule<LiveFeed>[] = [
  conditionalRule,
  headersRule,
  thirdRule,
].map((rule) => afterRules([isBroken(/^http-(?:etag|not-modified|modified|unstable|last)/)], rule))

/** 226 has only what is new (RFC 3229). */
function isSpared({ answer: { status } }: Exchange): boolean {
  return status === 304 || status === 226
}
