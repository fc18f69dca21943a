import { headerOf } from '../http/exchange.ts'
import { soundVisit } from './body-rules.ts'
import type { BuiltFeed, BuiltState, LiveFeed } from './live-feed.ts'
import { afterRules, type LiveRule } from './live-rule.ts'
import { unstable } from './visited-rules.ts'

// Milliseconds that clocks may differ by.
const leeway = 60_000

/** Which state of the build it is, or where else the bytes come from. */
type Standing = 'now' | 'earlier' | 'later' | 'changed' | 'other' | undefined

const changedRule: LiveRule<LiveFeed> = afterRules([unstable], {
  id: 'live-bytes-changed',
  level: 'error',
  sentence: 'Nothing changes the bytes on their way.',
  harms:
    'Readers get what no build has made, under a validator that belongs to other bytes: some never see what is new.',
  remedy:
    'Look for what edits bodies: a Snippet or another Worker before this one, Email Address Obfuscation, Automatic HTTPS Rewrites or another HTML feature of the zone that is applied to feeds.',
  find: (feed) =>
    standingOf(feed) === 'changed'
      ? [
          {
            field: 'body',
            found: `bytes that ${servedTag(feed)} does not belong to`,
            expected: 'the bytes that the Worker has sent',
          },
        ]
      : [],
})

const lateRule: LiveRule<LiveFeed> = {
  id: 'live-moment-missed',
  level: 'error',
  sentence: 'What has its moment is served from that moment on.',
  harms: 'All readers wait for an article that is published, or still get one that has expired.',
  remedy:
    'A cache keeps a copy for too long: take the feeds out of the cache rule of the zone, or set its Edge TTL to “Use cache-control header if present”. Purge the cache (Caching › Configuration).',
  find(feed) {
    if (standingOf(feed) !== 'earlier' || !feed.built || !isCopy(feed)) return []
    const current = stateAt(feed.built, feed.now)
    if (feed.now - current.from < leeway) return []
    const served = stateOf(feed)
    return [
      {
        field: 'body',
        found: `the state ${served?.from ? `of ${dateOf(served)}` : 'of before'}`,
        expected: `that of ${dateOf(current)}`,
      },
    ]
  },
}

const earlyRule: LiveRule<LiveFeed> = {
  id: 'live-moment-early',
  level: 'error',
  sentence: 'Nothing is served before its moment.',
  harms: 'An article can be read that is not to be known yet, and readers keep it.',
  remedy:
    'The clock of what serves the site is ahead; on Cloudflare that cannot be, so look for another server that answers.',
  find(feed) {
    const served = stateOf(feed)
    if (standingOf(feed) !== 'later' || !served) return []
    return [{ field: 'body', found: `the state of ${dateOf(served)}`, expected: 'that of now' }]
  },
}

const otherRule: LiveRule<LiveFeed> = afterRules([unstable, changedRule], {
  id: 'live-build-other',
  level: 'warning',
  sentence: 'The site serves this build.',
  harms: 'Readers do not have what the content says now.',
  remedy: 'Deploy: `npm run deploy`. If that was just done, wait a minute and ask again.',
  find(feed) {
    const standing = standingOf(feed)
    // A build from before an article was written looks as this one did before the article appeared.
    const isOther = standing === 'other' || (standing === 'earlier' && !isCopy(feed))
    if (!isOther) return []
    return [{ field: '', found: differenceOf(feed), expected: 'the bytes of this build' }]
  },
})

/** Whether what is served is what was built. */
export const buildRules: readonly LiveRule<LiveFeed>[] = [
  changedRule,
  lateRule,
  earlyRule,
  otherRule,
]

/** Which state of the build is served; undefined where no build is known or nobody gets a feed. */
export function standingOf(feed: LiveFeed): Standing {
  const { built, ownTag, now } = feed
  if (!built || ownTag === undefined || !soundVisit(feed)) return undefined
  const state = stateOf(feed)
  if (state) return standingAt(state, stateAt(built, now))
  // The tag is made of the bytes, by every build.
  return isOwnTag(servedTag(feed)) && servedTag(feed) !== ownTag ? 'changed' : 'other'
}

function standingAt(state: BuiltState, current: BuiltState): Standing {
  if (state.etag === current.etag) return 'now'
  return state.from < current.from ? 'earlier' : 'later'
}

/** The state whose bytes are served: the last one of those that are equal. */
function stateOf({ built, ownTag }: LiveFeed): BuiltState | undefined {
  return built?.states.findLast(({ etag }) => etag === ownTag)
}

/** Whether the bytes come from a cache: others do for an address that nobody has asked for. */
function isCopy(feed: LiveFeed): boolean {
  const { built, mixed, now } = feed
  const answer = soundVisit(feed)?.first?.answer
  if (!answer || !built) return false
  const fresh = mixed?.plainAfterPacked
  const freshTag = fresh && headerOf(fresh, 'etag')
  if (freshTag !== undefined && weak(freshTag) === stateAt(built, now).etag) return true
  return Number(headerOf(answer, 'age')) > 0
}

function stateAt({ states }: BuiltFeed, now: number): BuiltState {
  const [first] = states
  return states.findLast(({ from }) => from <= now) ?? (first as BuiltState)
}

/** The edge may have made it a weak one, or named the encoding in it. */
function servedTag(feed: LiveFeed): string {
  const answer = soundVisit(feed)?.first?.answer
  const tag = (answer && headerOf(answer, 'etag')) ?? ''
  return tag === '' ? 'no ETag' : weak(tag)
}

function weak(tag: string): string {
  return `W/${tag.replace(/^W\//, '')}`
}

function isOwnTag(tag: string): boolean {
  return /^W\/"[\w-]{22}"$/.test(tag)
}

function dateOf({ from }: BuiltState): string {
  return new Date(from).toISOString().replace(/\.000Z$/, 'Z')
}

function differenceOf({ built, opened }: LiveFeed): string {
  const served = new Set(opened?.parts?.items.flatMap(({ id }) => id?.text ?? []))
  const known = built?.titles ?? new Map<string, string>()
  const missing = (built?.newest ?? []).filter((id) => !served.has(id))
  const extra = [...served].filter((id) => !known.has(id))
  const parts = [
    ...(missing.length === 0 ? [] : [`without ${named(missing[0], known)}${more(missing)}`]),
    ...(extra.length === 0 ? [] : [`with ${extra.length} items that this build does not have`]),
  ]
  return `another build${parts.length === 0 ? '' : `, ${parts.join(', ')}`}`
}

function named(id: string | undefined, titles: ReadonlyMap<string, string>): string {
  return `“${titles.get(id ?? '') ?? id}”`
}

function more(list: readonly string[]): string {
  return list.length === 1 ? '' : ` and ${list.length - 1} more`
}
