import { type Ask, askOn } from './ask.ts'
import { listedFeeds } from './feed-list.ts'
import { linkedFeeds } from './linked-feeds.ts'
import { isFailure, notAnswered } from './not-answered.ts'

/** A site, and where it says that its feeds are. */
export interface EnteredSite {
  ask: Ask
  address: URL
  /** Path and query of the address. */
  given: string
  /** Where it redirects to, without a path. */
  base: URL
  /** Paths of the feeds that its page names. */
  linked: string[]
  listed: URL[]
}

/** Reads the page of a site and its list of feeds. */
export async function enterSite(ask: Ask, address: URL): Promise<EnteredSite> {
  const first = await askOn(ask, address)
  const base = new URL(first.url.origin)
  const home = first.url.pathname === '/' ? first : await askOn(ask, base)
  for (const reply of [first, home]) if (isFailure(reply)) throw notAnswered(reply)
  const hosts = [address.host, base.host]
  const linked = [first, home].flatMap(linkedFeeds).filter(({ host }) => hosts.includes(host))
  return {
    ask,
    address,
    given: storedPath(address),
    base,
    linked: linked.map(storedPath),
    listed: await listedFeeds(ask, base),
  }
}

/** What subscribers store of an address on the site itself. */
export function storedPath({ pathname, search }: URL): string {
  return pathname + search
}
