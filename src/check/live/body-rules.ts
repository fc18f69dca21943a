import type { FeedFormat } from '../feed/opened-feed.ts'
import { mediaTypeOf, membersOf, sameContent } from '../http/exchange.ts'
import { arrivalRules } from './arrival-rules.ts'
import { clientRule } from './client-rule.ts'
import { htmlKind } from './html-kind.ts'
import { isPacked } from './is-packed.ts'
import { isWhole } from './is-whole.ts'
import type { ClientVisit, LiveFeed } from './live-feed.ts'
import { afterRules, type LiveRule } from './live-rule.ts'
import { unstable } from './visited-rules.ts'

const unreadable = 'These readers cannot read the feed and show an error.'

export const unaskedRule = clientRule({
  id: 'live-encoding-unasked',
  level: 'error',
  sentence: 'Every client gets an encoding that it has asked for.',
  harms: unreadable,
  remedy:
    'Something keeps one copy for all: take the feeds out of “Cache Everything”, or out of the compression rule that adds it.',
  after: arrivalRules,
  judge({ client, first }) {
    if (!first) return undefined
    const accepted = (client.headers['Accept-Encoding'] ?? '').split(/,\s*/)
    const unasked = membersOf(first.answer, 'content-encoding').filter(
      (coding) => coding !== 'identity' && !accepted.includes(coding),
    )
    if (unasked.length === 0) return undefined
    const expected = accepted.filter((coding) => coding !== '').join(' or ') || 'none'
    return { field: 'Content-Encoding', found: unasked.join(', '), expected }
  },
})

export const brokenRule = clientRule({
  id: 'live-encoding-broken',
  level: 'error',
  sentence: 'The bytes are encoded as `Content-Encoding` says.',
  harms: unreadable,
  remedy:
    'Look for what changes the header or the bytes alone: a response header rule, a compression rule, a Snippet, or another Worker before this one.',
  after: [...arrivalRules, unaskedRule],
  judge({ first }) {
    const fault = first?.answer.fault
    if (fault === undefined) return undefined
    return { field: 'body', found: fault, expected: 'bytes that can be decoded' }
  },
})

const doubleRule = clientRule({
  id: 'live-encoding-double',
  level: 'error',
  sentence: 'The bytes are compressed once.',
  harms: unreadable,
  remedy:
    'Something compresses what is compressed already, or takes `Content-Encoding` away: a response header rule, a Snippet, or another Worker before this one.',
  after: [...arrivalRules, unaskedRule, brokenRule],
  judge: ({ first }) =>
    first && isPacked(first.answer)
      ? { field: 'body', found: 'compressed bytes inside', expected: 'the feed' }
      : undefined,
})

export const htmlRule = clientRule({
  id: 'live-html',
  level: 'error',
  sentence: 'Readers get a feed and not a web page.',
  harms: 'These readers say that there is no feed, and give up after some failures.',
  remedy:
    'A cache that keeps what a browser got, an error page with status 200, or a login stands before the feed: take the feeds out of “Cache Everything”, and of what else answers before the Worker.',
  after: [...arrivalRules, unaskedRule, brokenRule],
  judge: ({ client, first }) =>
    first && !client.browser && htmlKind(first.answer)
      ? { field: 'body', found: 'a web page', expected: 'the feed' }
      : undefined,
})

const readable = [...arrivalRules, unaskedRule, brokenRule, doubleRule, htmlRule]

const truncatedRule = clientRule({
  id: 'live-truncated',
  level: 'error',
  sentence: 'The feed comes to its end.',
  harms: 'Strict parsers refuse the feed, the others lose its last items.',
  remedy:
    'Look for what cuts it off: a Worker or Snippet before this one that fails in the middle, or a limit of the server.',
  after: readable,
  judge({ client, first }, { format }) {
    if (!first || client.browser || isWhole(first.answer, format)) return undefined
    const length = first.answer.content?.length ?? 0
    return { field: 'body', found: `an end after ${length} bytes`, expected: 'a whole document' }
  },
})

const typesOf: Readonly<Record<FeedFormat, readonly string[]>> = {
  rss: ['application/rss+xml', 'application/rdf+xml', 'application/xml', 'text/xml'],
  atom: ['application/atom+xml', 'application/xml', 'text/xml'],
  json: ['application/feed+json', 'application/json'],
  opml: ['text/x-opml', 'application/xml', 'text/xml'],
}

export const typeRule = clientRule({
  id: 'live-type',
  level: 'error',
  sentence: 'The media type is that of the feed.',
  harms:
    'FreshRSS and feedparser look at the type: they refuse other types or take the feed for broken. Browsers download it or show its source.',
  remedy:
    'Look for a response header rule (Rules › Transform Rules) or a `_headers` file that sets Content-Type.',
  after: readable,
  judge({ client, first }, { format, built }) {
    if (!first || client.browser || format === undefined) return undefined
    const found = mediaTypeOf(first.answer)
    const allowed = built ? [built.mediaType] : typesOf[format]
    if (allowed.includes(found)) return undefined
    return { field: 'Content-Type', found: found || 'none', expected: allowed[0] ?? '' }
  },
})

const differentRule = clientRule({
  id: 'live-bytes-differ',
  level: 'error',
  sentence: 'Every reader gets the same bytes.',
  harms: 'These readers have another feed than the others, and may never see what is new.',
  remedy:
    'Look for what answers by the client: an A/B test, a Snippet, a cache with several copies, or a protection that shows bots another page.',
  after: [...readable, truncatedRule],
  judge(visit, feed) {
    const { client, first } = visit
    const reference = soundVisit(feed)?.first
    if (!first || client.browser || !reference) return undefined
    if (sameContent(first.answer, reference.answer)) return undefined
    return { field: 'body', found: 'another document', expected: 'that of the other readers' }
  },
})

const slowRule = clientRule({
  id: 'live-slow',
  level: 'warning',
  sentence: 'Every client gets its answer before it stops waiting.',
  harms: 'These readers break off: to them the feed is gone whenever it is slow.',
  remedy:
    'Look at the CPU time of the Worker in its metrics, and for a slow server that the zone points at.',
  after: arrivalRules,
  judge({ client, first }) {
    const { duration } = first ?? {}
    if (duration === undefined || duration < client.patience * 1000) return undefined
    return {
      field: '',
      found: `${(duration / 1000).toFixed(1)} seconds`,
      expected: `less than the ${client.patience} seconds that it waits`,
    }
  },
})

export const cookieRule = clientRule({
  id: 'live-cookie',
  level: 'warning',
  sentence: 'Nobody gets a cookie.',
  harms:
    'Answers with cookies are kept by no cache, and people are followed who have not been asked.',
  remedy:
    'A zone sets them for bot protection (`__cf_bm`) or load balancing (`__cflb`): switch that off, or skip it for the feeds.',
  after: arrivalRules,
  judge({ first }) {
    const cookies = first?.answer.headers['set-cookie'] ?? []
    if (cookies.length === 0) return undefined
    const names = cookies.map((cookie) => cookie.split('=')[0]).join(', ')
    return { field: 'Set-Cookie', found: names, expected: 'none' }
  },
})

/** What has to be so before a client can read the bytes at all. */
export const readableRules = [...readable, truncatedRule]

/** Whether each client can use what it gets. */
export const bodyRules: readonly LiveRule<LiveFeed>[] = [
  unaskedRule,
  brokenRule,
  doubleRule,
  htmlRule,
  truncatedRule,
  typeRule,
  // What changes by itself is another document each time.
  afterRules([unstable], differentRule),
  slowRule,
  // A page that is in the way has its own.
  afterRules([htmlRule], cookieRule),
]

/** The first reader that gets a feed which it can read: with it all else is asked. */
export function soundVisit(feed: LiveFeed): ClientVisit | undefined {
  return feed.visits.find((visit) => isSound(visit, feed))
}

/** Whether it is a reader that gets the feed and can read it. */
export function isSound(visit: ClientVisit, feed: LiveFeed): boolean {
  if (!visit.first || visit.client.browser) return false
  return !readableRules.some(({ judge }) => judge(visit, feed))
}
