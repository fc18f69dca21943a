import { isLogin } from '../../check/live/arrival-rules.ts'
import { standingOf } from '../../check/live/build-rules.ts'
import { htmlKind } from '../../check/live/html-kind.ts'
import type { LiveFeed } from '../../check/live/live-feed.ts'
import type { LiveSite } from '../../check/live/live-site.ts'
import { mapConcurrently } from '../../model/map-concurrently.ts'
import { isLoopback } from '../../serve/canonical-origin.ts'
import { countsOf } from '../check/check-report.ts'
import { feedPaths } from '../diff/new-site.ts'
import { builtFeeds } from './built-feeds.ts'
import { diagnose, diagnoseSite } from './diagnose.ts'
import { type Entered, enterLiveSite } from './enter-live-site.ts'
import type { Examination } from './examination.ts'
import { type Depth, examineFeed } from './examine-feed.ts'
import { feedResults } from './feed-results.ts'
import { isPlatformHost } from './is-platform-host.ts'
import type { KnownBuild } from './known-build.ts'
import { notesOn } from './notes.ts'
import { otherAddresses } from './other-addresses.ts'
import { atOnce, type Connection, openSession } from './session.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'

export interface ExamineOptions extends Connection {
  /** Only the essentials, in a few seconds. */
  quick?: boolean
  /** What the site is to serve, if that is known. */
  build?: KnownBuild
  /** What was seen at the address, when it has been entered already. */
  entered?: Entered
  /** Is told how far it is. */
  progress?: (text: string) => void
}

// Each of these is asked about fifty times, every other one six times: a site of twenty topics gets
// some five hundred requests.
const wholeFeeds = 6
const mostFeeds = 60

// Feeds that give nobody an answer in time, until no more are asked for.
const mostSilent = 2

/**
 * Asks a live site as readers do. A site that cannot be reached is a finding, not an error.
 * @param address of the site, with http or https; that of a feed asks for this feed only
 */
export async function examine(
  address: string,
  { quick = false, build, progress = () => {}, ...options }: ExamineOptions = {},
): Promise<Examination> {
  progress(`Asking ${address}`)
  const { entered = await enterLiveSite(address, options), ...connection } = options
  const origin = entered.address ?? new URL(address).origin
  const site = siteOf(origin, entered, build)
  const session = openSession({ address: origin, site, ...connection })
  try {
    const seen = await look(entered, { session, origin, site, quick, build, progress })
    return { ...seen, address: origin, site, requests: entered.requests + session.sent() }
  } finally {
    session.close()
  }
}

/** On an author's own machine, and where a build is previewed, a site is itself. */
function siteOf(origin: string, { named }: Entered, build: KnownBuild | undefined): string {
  if (build && isPlatformHost(new URL(origin).hostname)) return build.content.site.url
  if (!isLoopback(new URL(origin).hostname)) return origin
  return build?.content.site.url ?? URL.parse(named[0] ?? '')?.origin ?? origin
}

type Seen = Pick<Examination, 'ok' | 'counts' | 'findings' | 'feeds' | 'notes'>

async function look(entered: Entered, looking: Surroundings): Promise<Seen> {
  const { session, origin, build } = looking
  const { way, listed, ahead } = entered
  const known = knownFeeds(entered, looking)
  const bare: LiveSite = {
    ...nothingSeen,
    address: origin,
    known,
    ...(listed && { listed }),
    ...(ahead !== undefined && { ahead }),
    now: Date.now(),
  }
  const closed = closedSite(way, known)
  if (!way.end || closed) return seen(diagnoseSite({ ...bare, ...closed }), [], [])
  const now = Date.now() + skewOf(ahead)
  const feeds = await examineFeeds(known, looking, now)
  const live = { ...bare, ...(await surroundingsOf(feeds, way.end, looking, now)) }
  const others =
    build && !looking.quick && !entered.isFeed && isOfSite(build, looking) && isCurrent(feeds)
      ? await otherAddresses(build, feeds, { ask: session.ask, site: looking.site, now })
      : []
  const findings = [
    ...diagnoseSite(live),
    ...diagnose({ live, others, end: way.end, quick: looking.quick }),
  ]
  return seen(findings, live.feeds, notesOn(live, build))
}

const nothingSeen = { feeds: [], variants: [], forbidden: [], early: [], pages: [] }

function seen(
  findings: Examination['findings'],
  feeds: readonly LiveFeed[],
  notes: readonly string[],
): Seen {
  const counts = countsOf(findings)
  return { ok: counts.error === 0, counts, findings, feeds: feedResults(feeds), notes }
}

function isOfSite({ content }: KnownBuild, { site }: Surroundings): boolean {
  return content.site.url === site
}

/** A build knows its feeds; else they are found as readers find them. */
function knownFeeds(entered: Entered, { site, origin, build }: Surroundings): string[] {
  const { named, listed = [], isFeed } = entered
  if (build && !isFeed) return feedPaths(build.content).map((path) => site + path)
  const own = listed.filter((url) => URL.parse(url)?.origin === site)
  return [...new Set([...named, ...own])].map((url) =>
    url.startsWith(`${origin}/`) ? site + url.slice(origin.length) : url,
  )
}

/** Why nothing more can be asked, if nothing can. */
function closedSite(
  way: Entered['way'],
  known: readonly string[],
): Pick<LiveSite, 'unreachable'> | undefined {
  const { end, failure = 'no answer', code } = way
  if (!end) return { unreachable: { failure, ...(code !== undefined && { code }) } }
  const { status } = end.answer
  if (known.length > 0) return undefined
  const { url } = end.request
  if (isLogin(new URL(url))) return { unreachable: { failure: `a login of Cloudflare Access` } }
  if (status === 200) return undefined
  const challenge = htmlKind(end.answer) === 'challenge' ? ' with a challenge' : ''
  return { unreachable: { failure: `HTTP ${status}${challenge}` } }
}

/** What is judged by a clock is judged by the site's, when the two disagree. */
function skewOf(ahead = 0): number {
  return Math.abs(ahead) < 60_000 ? 0 : ahead
}

async function examineFeeds(
  known: readonly string[],
  { session, site, quick, build, progress }: Surroundings,
  now: number,
): Promise<LiveFeed[]> {
  const built = build && builtFeeds(build, now)
  const asked = [...known.slice(0, mostFeeds).entries()]
  let done = 0
  let silent = 0
  const feeds = await mapConcurrently(asked, atOnce, async ([index, url]) => {
    if (silent >= mostSilent) return []
    const feed = await examineFeed(url, {
      session,
      site,
      depth: depthOf(index, quick),
      built: built?.get(url.slice(site.length)),
      now,
    })
    done += 1
    if (feed.visits.every(({ isSilent }) => isSilent)) silent += 1
    progress(`Asked for ${done} of ${asked.length} feeds`)
    return [feed]
  })
  return feeds.flat()
}

/** Who is let in is seen at one feed as well as at all. */
function depthOf(index: number, quick: boolean): Depth {
  if (quick) return index === 0 ? 'visits' : 'essentials'
  return index < wholeFeeds ? 'everything' : 'essentials'
}

/** Whether the site serves this build, so that all that it has must be there. */
function isCurrent(feeds: readonly LiveFeed[]): boolean {
  const standings = new Set(feeds.map(standingOf))
  return standings.has('now') && !standings.has('other') && !standings.has('earlier')
}
