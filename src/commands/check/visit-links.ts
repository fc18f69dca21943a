import { type Answer, headerOf, mediaTypeOf } from '../../check/http/exchange.ts'
import type { LinkedAddress } from '../../check/http/linked-address.ts'
import { answerOf } from '../../check/http/visited-address.ts'
import { mapConcurrently } from '../../model/map-concurrently.ts'
import type { Ask } from './exchanges-with.ts'
import { idsOf, type Visit } from './visit-address.ts'

interface LinkVisit {
  /** Origin of the site, as its documents have it: no other is asked. */
  site: string
  ask: Ask
  concurrency: number
  /** Called when there are more addresses than were known, and after each. */
  onKnown(count: number): void
  onDone(): void
}

const mostRedirects = 5

/** Follows each link to the site itself once; what has been visited is not asked again. */
export async function visitLinks(
  visits: readonly Visit[],
  { site, ask, concurrency, onKnown, onDone }: LinkVisit,
): Promise<LinkedAddress[]> {
  const links = visits.flatMap((visit) => visit.links).filter(({ url }) => isOf(site, url))
  const byUrl = Map.groupBy(links, ({ url }) => url)
  const known = new Map(visits.map((visit) => [visit.address.url, visit]))
  onKnown([...byUrl.keys()].filter((url) => !known.has(url)).length)
  return await mapConcurrently([...byUrl], concurrency, async ([url, found]) => {
    const arrival = await arrive(url, [], { site, ask, known })
    if (!known.has(url)) onDone()
    return { url, ...arrival, links: found.map(({ link }) => link) }
  })
}

interface Journey extends Pick<LinkVisit, 'site' | 'ask'> {
  known: ReadonlyMap<string, Visit>
}

type Arrival = Omit<LinkedAddress, 'url' | 'links'>

/** Where an address leads to, over at most five redirects on the site itself. */
async function arrive(url: string, passed: readonly Answer[], journey: Journey): Promise<Arrival> {
  const answer = await answerAt(url, journey)
  const [first] = passed
  if ('failure' in answer) return { failure: answer.failure, ...(first && movedTo(first, url)) }
  const location = locationOf(answer, url)
  if (location === undefined || passed.length === mostRedirects) {
    const ids = journey.known.get(url)?.ids ?? idsOf(answer, url)
    return {
      mediaType: mediaTypeOf(answer),
      ...(ids && { ids }),
      ...(first ? movedTo(first, url, answer.status) : { status: answer.status }),
    }
  }
  if (!isOf(journey.site, location)) return movedTo(first ?? answer, location)
  return await arrive(location, [...passed, answer], journey)
}

async function answerAt(
  url: string,
  { ask, known }: Journey,
): Promise<Answer | { failure: string }> {
  const visited = known.get(url)?.address
  const answer = visited && answerOf(visited)
  if (answer) return answer
  const outcome = await ask({ method: 'GET', headers: { 'Accept-Encoding': 'gzip' }, url })
  return 'failure' in outcome ? outcome : outcome.answer
}

function movedTo(first: Answer, url: string, status?: number): Arrival {
  return { status: first.status, movedTo: { url, ...(status !== undefined && { status }) } }
}

function locationOf(answer: Answer, url: string): string | undefined {
  const location = headerOf(answer, 'location')
  if (answer.status < 300 || answer.status > 399 || location === undefined) return undefined
  return URL.parse(location, url)?.href
}

function isOf(site: string, url: string): boolean {
  return URL.parse(url)?.origin === site
}
