import { openFeed } from '../../check/feed/open-feed.ts'
import type { FeedFormat, OpenedFeed } from '../../check/feed/opened-feed.ts'
import { type Answer, type Exchange, headerOf, mediaTypeOf } from '../../check/http/exchange.ts'
import type { ExchangeName, VisitedAddress } from '../../check/http/visited-address.ts'
import { isSound, soundVisit } from '../../check/live/body-rules.ts'
import type { Client } from '../../check/live/client.ts'
import { clients } from '../../check/live/clients.ts'
import { hubLinks } from '../../check/live/hub-links.ts'
import type { BuiltFeed, ClientVisit, LiveFeed } from '../../check/live/live-feed.ts'
import { exchangesWith, harmlessExchanges, sorted } from '../check/exchanges-with.ts'
import { askMixed, withoutEncodings } from './ask-mixed.ts'
import { ownTag } from './own-tag.ts'
import type { Session } from './session.ts'
import { visitAs } from './visit-as.ts'

/** How much is asked of a feed: `visits` are the essentials, but as all clients. */
export type Depth = 'everything' | 'visits' | 'essentials'

interface FeedOptions {
  session: Session
  /** Origin of the site. */
  site: string
  depth: Depth
  built?: BuiltFeed | undefined
  /** Milliseconds since 1970. */
  now: number
}

/** Asks for a feed as clients do, one after the other, and for all else that its rules look at. */
export async function examineFeed(url: string, options: FeedOptions): Promise<LiveFeed> {
  const { session, site, depth, built, now } = options
  const { format, visits } = await visitsAs(clientsFor(depth), url, options)
  const seen: LiveFeed = { url, site, format, visits, now, ...(built && { built }) }
  const sound = soundVisit(seen)
  if (!sound?.first) return seen
  const { answer } = sound.first
  const opened = openedFrom(sound.first, url, now)
  const hub = hubLinks(opened, answer)
  return {
    ...seen,
    opened,
    visited: await visitedBy(sound, sound.first, options),
    ...(answer.content && {
      ownTag: ownTag(built?.mediaType ?? mediaTypeOf(answer), answer.content),
    }),
    ...(hub && { hub }),
    ...(depth === 'everything' && { mixed: await askMixed(url, session, soundClients(seen)) }),
  }
}

async function visitsAs(
  those: readonly Client[],
  url: string,
  { session, built }: FeedOptions,
): Promise<Pick<LiveFeed, 'format' | 'visits'>> {
  const visits: ClientVisit[] = []
  let format = guessedFormat(url, built)
  for (const client of those) {
    if (format && !client.reads.includes(format)) continue
    const visit = await visitAs(client, url, format, session.askAs(client))
    format ??= formatOf(visit.first?.answer)
    visits.push(visit)
    if (visits.filter(({ isSilent }) => isSilent).length === mostSilent) break
  }
  return { format, visits }
}

// Whoever asks next would wait in vain too.
const mostSilent = 2

// Milliseconds for the questions of one client: who answers none of them would keep us for minutes.
const longest = 30_000

function clientsFor(depth: Depth): readonly Client[] {
  if (depth !== 'essentials') return clients
  return clients.filter(({ name }) => ['curl', 'Miniflux'].includes(name))
}

const essentialExchanges: readonly ExchangeName[] = ['again', 'gzip', 'sameEtag']

/** What does not depend on the client is asked as one that gets the feed. */
async function visitedBy(
  { client, redirects }: ClientVisit,
  first: Exchange,
  { session, depth, built, now }: FeedOptions,
): Promise<VisitedAddress> {
  const plainly = withoutEncodings(client)
  const ask = session.askAs(plainly)
  const { url } = first.request
  const plain = plainly === client ? first : await ask({ method: 'GET', url, headers: {} })
  const end = performance.now() + longest
  const names: readonly ExchangeName[] =
    depth === 'everything' ? [...harmlessExchanges, 'preflight'] : essentialExchanges
  const found =
    'failure' in plain
      ? sorted([['plain', plain]])
      : await exchangesWith(plain, names, { ask, now, hasTime: () => performance.now() < end })
  return {
    url,
    kind: 'feed',
    ...(built && { mediaType: built.mediaType }),
    redirects,
    ...found,
    visited: now,
  }
}

function soundClients(feed: LiveFeed): Client[] {
  return feed.visits.filter((visit) => isSound(visit, feed)).map(({ client }) => client)
}

function openedFrom({ answer }: Exchange, address: string, now: number): OpenedFeed {
  const mediaType = headerOf(answer, 'content-type')
  return openFeed({
    address,
    bytes: answer.content ?? new Uint8Array(),
    now,
    ...(mediaType !== undefined && { mediaType }),
  })
}

function guessedFormat(url: string, built: BuiltFeed | undefined): FeedFormat | undefined {
  const { pathname } = new URL(url)
  const hints = `${built?.mediaType ?? ''} ${pathname.split('/').at(-1)}`
  if (/json/.test(hints)) return 'json'
  return /\b(atom|rss)\b/.exec(hints)?.[1] as FeedFormat | undefined
}

function formatOf(answer: Answer | undefined): FeedFormat | undefined {
  if (!answer?.content) return undefined
  return openFeed({ bytes: answer.content, now: 0 }).format
}
