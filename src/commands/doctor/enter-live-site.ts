import type { FeedParts } from '../../check/feed/feed-parts.ts'
import { openFeed } from '../../check/feed/open-feed.ts'
import { type Exchange, headerOf } from '../../check/http/exchange.ts'
import { isLogin } from '../../check/live/arrival-rules.ts'
import { clients } from '../../check/live/clients.ts'
import { isLoopback } from '../../serve/canonical-origin.ts'
import type { Ask } from '../check/exchanges-with.ts'
import { UsageError } from '../command.ts'
import { askOn, askWith } from '../diff/ask.ts'
import { listedFeeds } from '../diff/feed-list.ts'
import { linkedFeeds } from '../diff/linked-feeds.ts'
import { follow, type Way } from './follow.ts'
import { type Connection, openSession } from './session.ts'

/** A site as one comes to it. */
export interface Entered {
  /** Where its redirects lead, as an origin; absent when there is no answer. */
  address?: string
  /** The way to the page, or to the feed that the address is. */
  way: Way
  /** Feeds that the page names, or where the feed that the address is says that it is. */
  named: readonly string[]
  /** Whether the address is that of a feed. */
  isFeed?: boolean
  /** Feeds that its lists name; absent where there is no list. */
  listed?: readonly string[]
  /** By how many milliseconds its clock is ahead of ours; absent when it does not tell. */
  ahead?: number
  /** How many requests were sent. */
  requests: number
}

/** Opens the page at an address, and reads where it says that its feeds are. */
export async function enterLiveSite(
  address: string,
  connection: Connection = {},
): Promise<Entered> {
  const { origin } = new URL(address)
  const session = openSession({ address, site: origin, ...connection })
  try {
    const [curl] = clients
    const ask = curl ? session.askAs(curl) : session.ask
    const entered = await enter(address, ask)
    const ahead = session.ahead()
    return { ...entered, ...(ahead !== undefined && { ahead }), requests: session.sent() }
  } finally {
    session.close()
  }
}

async function enter(address: string, ask: Ask): Promise<Omit<Entered, 'requests'>> {
  const way = await follow({ method: 'GET', url: new URL(address).href, headers: {} }, ask)
  if (!way.end) return { way, named: [] }
  const { url } = way.end.request
  // What stands before the site is not the site.
  if (isLogin(new URL(url))) return { address: new URL(address).origin, way, named: [] }
  const base = new URL(new URL(url).origin)
  const entered = { address: base.origin, way }
  const feed = feedIn(way.end)
  if (feed) return { ...entered, named: [ownAddress(url, feed.self?.text)], isFeed: true }
  const listed = await listIn(base, ask)
  return { ...entered, named: await namedBy(way.end, base, ask), ...(listed && { listed }) }
}

function feedIn({ answer }: Exchange): FeedParts | undefined {
  if (answer.status !== 200 || !answer.content) return undefined
  return openFeed({ bytes: answer.content, now: 0 }).parts
}

/** A feed may have several paths, and on this machine any site may be shown. */
function ownAddress(url: string, self = ''): string {
  const { origin, hostname } = new URL(url)
  const named = URL.parse(self)
  return named && isWeb(named) && (named.origin === origin || isLoopback(hostname))
    ? named.href
    : url
}

/** A page deep in a site may name none, and its home page does. */
async function namedBy(end: Exchange, base: URL, ask: Ask): Promise<string[]> {
  const named = feedsNamedIn(end)
  if (named.length > 0 || new URL(end.request.url).pathname === '/') return named
  const home = await ask({ method: 'GET', url: base.href, headers: {} })
  return 'answer' in home ? feedsNamedIn(home) : []
}

function feedsNamedIn({ request, answer }: Exchange): string[] {
  const mediaType = headerOf(answer, 'content-type')
  const feeds = linkedFeeds({
    url: new URL(request.url),
    status: answer.status,
    ...(mediaType !== undefined && { mediaType }),
    bytes: answer.content ?? new Uint8Array(),
  })
  return [...new Set(feeds.filter(isWeb).map(({ href }) => href))]
}

function isWeb({ protocol }: URL): boolean {
  return /^https?:$/.test(protocol)
}

/** What keeps a list from being read is told of its feeds, or of none. */
async function listIn(base: URL, ask: Ask): Promise<string[] | undefined> {
  const reply = askWith({ ask, close: () => {} })
  try {
    const feeds = await listedFeeds((url) => askOn(reply, url), base)
    return feeds.length === 0 ? undefined : feeds.map(({ href }) => href)
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}
