import { type Answer, headerOf, membersOf } from '../http/exchange.ts'
import { soundVisit } from './body-rules.ts'
import { standingOf } from './build-rules.ts'
import { htmlKind } from './html-kind.ts'
import type { LiveFeed } from './live-feed.ts'
import { afterRules, type LiveFinding, type LiveRule } from './live-rule.ts'
import { isBroken } from './visited-rules.ts'

const everything =
  'Take the feeds out of the cache rule with “Eligible for cache” (Caching › Cache Rules), or of the page rule “Cache Everything”: Cloudflare keeps one copy for all there, whatever `Vary` says. The Worker answers fast without it.'

const pageRule: LiveRule<LiveFeed> = {
  id: 'live-cache-page',
  level: 'error',
  sentence: 'A reader gets the feed, even when a browser has just opened it.',
  harms: 'Readers get a web page as long as the copy is kept, and say that there is no feed.',
  remedy: everything,
  find: ({ mixed }) =>
    mixed?.readerAfterBrowser && htmlKind(mixed.readerAfterBrowser)
      ? [cacheFinding(mixed.readerAfterBrowser, 'a web page', 'the feed')]
      : [],
}

const packedRule: LiveRule<LiveFeed> = afterRules([pageRule], {
  id: 'live-cache-encoding',
  level: 'error',
  sentence: 'Who takes no encoding gets none, even when another client has just got gzip.',
  harms: 'Readers and scripts that cannot decompress get bytes that they cannot read.',
  remedy: everything,
  find({ mixed }) {
    const found = mixed?.plainAfterPacked && headerOf(mixed.plainAfterPacked, 'content-encoding')
    if (!mixed?.plainAfterPacked || found === undefined || found === 'identity') return []
    return [cacheFinding(mixed.plainAfterPacked, found, 'no Content-Encoding')]
  },
})

const feedRule: LiveRule<LiveFeed> = afterRules([pageRule, packedRule], {
  id: 'live-cache-feed',
  level: 'warning',
  sentence: 'A browser gets the page about the feed, even when a reader has just asked.',
  harms: 'People who open the feed see its source instead of a page that tells what to do with it.',
  remedy: everything,
  find(feed) {
    const { mixed } = feed
    if (!mixed?.browserAfterReader || htmlKind(mixed.browserAfterReader)) return []
    if (!hasPage(feed)) return []
    return [cacheFinding(mixed.browserAfterReader, 'the feed', 'a web page')]
  },
})

const staleRule: LiveRule<LiveFeed> = {
  id: 'live-cache-stale',
  level: 'warning',
  sentence: 'No copy is served after its time.',
  harms: 'All readers get news late, and a scheduled article does not appear at its time.',
  remedy:
    'Set Edge TTL to “Use cache-control header if present” in the cache rule of the zone, or take the feeds out of it.',
  find(feed) {
    const answer = soundVisit(feed)?.first?.answer
    const age = Number(answer && headerOf(answer, 'age'))
    const kept = answer && maxAgeOf(answer)
    if (kept === undefined || Number.isNaN(age) || age <= kept + leeway) return []
    const found = `${age} seconds`
    return [{ field: 'Age', found, expected: `at most the ${kept} seconds of max-age` }]
  },
}

const controlRule: LiveRule<LiveFeed> = afterRules([isBroken(/^http-cache/)], {
  id: 'live-cache-control',
  level: 'warning',
  sentence: '`Cache-Control` is that of the build.',
  harms:
    'Readers ask as often as `max-age` says: Miniflux, FreshRSS and NetNewsWire then ask too rarely or too often.',
  remedy:
    'Set Caching › Configuration › Browser Cache TTL of the zone to “Respect Existing Headers”, and look for a cache rule with a Browser TTL.',
  find(feed) {
    const answer = soundVisit(feed)?.first?.answer
    const found = answer && maxAgeOf(answer)
    if (!feed.built || found === undefined || isOfOtherBuild(feed)) return []
    // It becomes shorter before a scheduled moment, while this is looked at.
    if (Math.abs(found - feed.built.maxAge) <= leeway) return []
    return [
      { field: 'max-age', found: `${found} seconds`, expected: `${feed.built.maxAge} seconds` },
    ]
  },
})

const varyRule: LiveRule<LiveFeed> = afterRules([isBroken(/^http-vary/)], {
  id: 'live-vary',
  level: 'warning',
  sentence: '`Vary` names what the build names.',
  harms: 'Caches between the site and its readers give browsers and readers the same copy.',
  remedy:
    'Look for a response header rule, or for another Worker before this one that sets `Vary`.',
  find(feed) {
    const answer = soundVisit(feed)?.first?.answer
    const members = answer ? membersOf(answer, 'vary') : []
    const lost = (feed.built?.vary ?? []).filter((member) => !members.includes(member))
    if (!answer || lost.length === 0 || isOfOtherBuild(feed)) return []
    return [{ field: 'Vary', found: headerOf(answer, 'vary') ?? 'none', expected: lost.join(', ') }]
  },
})

/** Whether what lies between the Worker and its readers keeps copies as it is told to. */
export const cacheRules: readonly LiveRule<LiveFeed>[] = [
  pageRule,
  packedRule,
  feedRule,
  staleRule,
  controlRule,
  varyRule,
]

/** What another build says of itself is not to be what this one says. */
function isOfOtherBuild(feed: LiveFeed): boolean {
  return standingOf(feed) === 'other'
}

/** Whether people are to get a page: other sites show them the feed. */
function hasPage({ visits, built }: LiveFeed): boolean {
  const opened = visits.find(({ client }) => client.browser)?.first
  if (opened && htmlKind(opened.answer)) return true
  return built?.vary.includes('sec-fetch-dest') === true
}

// Seconds between the two looks at a clock, and what clocks differ by.
const leeway = 120

function maxAgeOf(answer: Answer): number | undefined {
  const member = membersOf(answer, 'cache-control').find((one) => one.startsWith('max-age='))
  const seconds = Number(member?.slice(8))
  return Number.isNaN(seconds) ? undefined : seconds
}

/** The cache tells by itself whether it was a copy. */
function cacheFinding(answer: Answer, found: string, expected: string): LiveFinding {
  const status = headerOf(answer, 'cf-cache-status')
  const copy = status === undefined ? found : `${found}, CF-Cache-Status: ${status}`
  return { field: 'body', found: copy, expected }
}
