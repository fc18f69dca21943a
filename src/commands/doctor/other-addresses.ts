import { answerOf, type VisitedAddress } from '../../check/http/visited-address.ts'
import { standingOf } from '../../check/live/build-rules.ts'
import type { LiveFeed } from '../../check/live/live-feed.ts'
import { mapConcurrently } from '../../model/map-concurrently.ts'
import type { Ask } from '../check/exchanges-with.ts'
import { plannedVisits } from '../check/planned-visits.ts'
import { siteAddresses } from '../check/site-addresses.ts'
import { visitAddress } from '../check/visit-address.ts'
import type { KnownBuild } from './known-build.ts'
import { atOnce } from './session.ts'

// Of each kind: what leads one of them astray leads them all.
const most = 12

/**
 * Asks for the addresses that lead to what a build has: other paths of feeds, old paths of articles
 * and topics, what is gone, and what never was.
 * @param feeds what was asked of the feeds already
 */
export async function otherAddresses(
  { content, files }: KnownBuild,
  feeds: readonly LiveFeed[],
  { ask, site, now }: { ask: Ask; site: string; now: number },
): Promise<VisitedAddress[]> {
  const addresses = siteAddresses(content, files.assets, new Date(now))
  const { otherPaths, moved, aliases, missing, gone } = addresses
  const none = { feeds: [], filtered: [], pages: [], lists: [], texts: [], assets: [], api: [] }
  const plans = plannedVisits(
    {
      ...none,
      refused: [],
      sameUntil: addresses.sameUntil,
      otherPaths: otherPaths.filter(({ path }) => !path.includes('?')).slice(0, most),
      moved: moved.slice(0, most),
      aliases: aliases.slice(0, most),
      missing: missing.slice(0, most),
      gone: gone.slice(0, most),
    },
    site,
  )
  const answers = new Map(
    feeds.flatMap((feed) => {
      const { url, visited } = feed
      // Whatever becomes of it on the way need not become of its other paths.
      if (standingOf(feed) !== 'now') return []
      const answer = visited && (visited.exchanges.gzip?.answer ?? answerOf(visited))
      return answer ? [[url, answer] as const] : []
    }),
  )
  return await mapConcurrently(plans, atOnce, async (plan) => {
    const { address } = await visitAddress(plan, ask, now)
    const canonicalAnswer = answers.get(address.canonical ?? '')
    return canonicalAnswer ? { ...address, canonicalAnswer } : address
  })
}
