import type { LinkedAddress } from '../../check/http/linked-address.ts'
import { answerOf, type VisitedAddress } from '../../check/http/visited-address.ts'
import type { VisitedPage } from '../../check/http/visited-page.ts'
import { mapConcurrently } from '../../model/map-concurrently.ts'
import { createAsker } from '../asking/create-asker.ts'
import type { Ask } from './exchanges-with.ts'
import { type PlannedVisit, plannedVisits } from './planned-visits.ts'
import type { SiteAddresses } from './site-addresses.ts'
import { type Visit, visitAddress } from './visit-address.ts'
import { visitArchives } from './visit-archives.ts'
import { visitLinks } from './visit-links.ts'
import { type Walk, walkArchives } from './walk-archives.ts'

/** All that visitors see of a site: the subjects of the rules. */
export interface VisitedSite {
  addresses: readonly VisitedAddress[]
  pages: readonly VisitedPage[]
  links: readonly LinkedAddress[]
  /** The documents of the site's own feed, from the newest article to the oldest. */
  walk?: Walk
}

interface SiteVisit {
  /** Where the site is served now, such as `http://127.0.0.1:8787`. */
  origin: string
  /** The origin that its documents have. */
  site: string
  addresses: SiteAddresses
  /** Milliseconds since 1970. */
  now: number
  /** Called whenever an address has been visited; more become known on the way. */
  onProgress?(done: number, known: number): void
}

const concurrency = 8

/** Asks a site for everything that it has, and follows its links to itself. No other is asked. */
export async function visitSite(visit: SiteVisit): Promise<VisitedSite> {
  const { origin, site, now } = visit
  const asker = createAsker({
    connections: concurrency,
    patience: 20,
    maximumBytes: 20 * 1024 * 1024,
  })
  const ask: Ask = (request) => asker.ask(request, origin + request.url.slice(site.length))
  const plans = plannedVisits(visit.addresses, site)
  const progress = countProgress(plans.length, visit.onProgress)
  try {
    const visitAll = (those: readonly PlannedVisit[]) =>
      mapConcurrently(those, concurrency, async (plan) => {
        const done = await visitAddress(plan, ask, now)
        progress.onDone()
        return done
      })
    const planned = await visitAll(plans)
    const archives = await visitArchives(planned, visit.addresses.sameUntil, (those) => {
      progress.onKnown(those.length)
      return visitAll(those)
    })
    const visits = [...planned, ...archives]
    const start = plans.find(isJsonFeed)
    return {
      addresses: withCanonicalAnswers(visits.map(({ address }) => address)),
      pages: visitedPages(visits),
      ...(start && { walk: await walkArchives(start.url, ask) }),
      links: await visitLinks(visits, { site, ask, concurrency, ...progress }),
    }
  } finally {
    asker.close()
  }
}

function isJsonFeed({ kind, mediaType }: PlannedVisit): boolean {
  return kind === 'feed' && mediaType === 'application/feed+json'
}

function countProgress(planned: number, onProgress: SiteVisit['onProgress']) {
  let done = 0
  let known = planned
  return {
    onKnown(count: number) {
      known += count
    },
    onDone() {
      done += 1
      onProgress?.(done, known)
    },
  }
}

/** Other paths of a document are compared with what the document itself answers. */
function withCanonicalAnswers(addresses: readonly VisitedAddress[]): VisitedAddress[] {
  const byUrl = new Map(addresses.map((address) => [address.url, address]))
  return addresses.map((address) => {
    const canonical = byUrl.get(address.canonical ?? '')
    const canonicalAnswer = canonical && answerOf(canonical)
    return canonicalAnswer ? { ...address, canonicalAnswer } : address
  })
}

/** Pages that are there: what else is to be said of the others is said by other rules. */
function visitedPages(visits: readonly Visit[]): VisitedPage[] {
  const feeds = new Set(
    visits.flatMap(({ address }) => (address.kind === 'feed' ? [address.url] : [])),
  )
  return visits
    .filter(({ address, ids }) => address.kind === 'page' && ids)
    .map(({ plan, elements }) => ({
      url: plan.url,
      links: elements,
      feeds,
      nearest: plan.nearest ?? [],
    }))
}
