import { ownPath } from '../../check/changes/circumstances.ts'
import type { FeedView } from '../../check/feed/feed-view.ts'
import { formats } from '../../render/formats.ts'
import { mapConcurrently } from '../check/map-concurrently.ts'
import { UsageError } from '../command.ts'
import { type Ask, askOn, type Reply } from './ask.ts'
import { feedIn } from './feed-in.ts'
import { listedFeeds } from './feed-list.ts'

/** A feed at the address that its subscribers have. */
export interface StoredFeed {
  /** Path and query. */
  path: string
  view: FeedView
}

/** How many addresses a site is asked for at a time. */
export const atOnce = 4

/** What subscribers know of a site. */
export interface OldSite {
  /** All that it goes by. */
  origins: string[]
  feeds: StoredFeed[]
  /** Further addresses that give one of the feeds. */
  aliases: StoredFeed[]
}

/**
 * Finds the feeds of a site: those that it lists and the same in other formats. A site without a
 * list is asked for the addresses that readers guess.
 * Without any feed there is nothing to compare, which is told in a sentence.
 * @param address where it is; a path in it may be that of a feed
 * @param newPaths those of the feeds that there will be
 */
export async function readOldSite(
  ask: Ask,
  address: URL,
  newPaths: readonly string[],
): Promise<OldSite> {
  const first = await askOn(ask, address)
  const base = new URL(first.url.origin)
  const listed = await listedFeeds(ask, base)
  const listedOrigin = originOfList(listed, base)
  const paths = [
    ...listed.filter(({ origin }) => origin === listedOrigin).flatMap(withSiblings),
    ...newPaths,
    ...(listed.length === 0 ? guesses : []),
    address.pathname + address.search,
  ]
  const own = new Set(listed.map(({ pathname, search }) => pathname + search))
  const found = await mapConcurrently([...new Set(paths)], atOnce, async (path) => {
    const reply = await askOn(ask, new URL(base.origin + path))
    checkAnswered(reply, own.has(path))
    const view = feedIn(reply)
    return view ? [{ path, reply, view }] : []
  })
  const answers = found.flat()
  if (answers.length === 0) throw new UsageError(`${address.href}: no feed was found there`)
  const selves = answers.flatMap(({ view: { self } }) => URL.parse(self ?? '')?.origin ?? [])
  const origins = [address.origin, base.origin, listedOrigin, ...selves].flatMap(bothSchemes)
  return { origins: [...new Set(origins)], ...withoutDoubles(answers, origins) }
}

/** What subscribers have is not known when the site does not tell; some answer 403 for nothing. */
function checkAnswered({ url, status }: Reply, isListed: boolean): void {
  const refused = isListed && (status === 401 || status === 403)
  if (!refused && status !== 429 && status < 500) return
  throw new UsageError(`${url.href}: it answers HTTP ${status}, so what was there is not known`)
}

/** Addresses that readers guess, where a site does not tell. */
const guesses = formats.flatMap(({ aliases }) => aliases.map((alias) => `/${alias}`))

/** A copy of a site lists the addresses of the original. */
function originOfList(listed: readonly URL[], base: URL): string {
  const own = listed.find(({ origin }) => origin === base.origin)
  return (own ?? listed[0] ?? base).origin
}

function withSiblings(feed: URL): string[] {
  const paths = formats.map(({ file }) => new URL(file, feed).pathname)
  return [feed.pathname + feed.search, ...(/\.\w+$/.test(feed.pathname) ? paths : [])]
}

function bothSchemes(origin: string): string[] {
  const { host } = new URL(origin)
  return [origin, `https://${host}`, `http://${host}`]
}

interface FoundFeed extends StoredFeed {
  reply: Reply
}

/** Many sites give one feed at several addresses; what it says is told of one of them. */
function withoutDoubles(
  found: readonly FoundFeed[],
  origins: readonly string[],
): Pick<OldSite, 'feeds' | 'aliases'> {
  const known = new Set(found.map(({ path }) => path))
  const isAlias = ({ path, reply, view }: FoundFeed): boolean =>
    [reply.url.href, view.self].some((address) => {
      const other = ownPath(address, origins)
      return other !== undefined && other !== path && known.has(other)
    })
  const stored = ({ path, view }: FoundFeed): StoredFeed => ({ path, view })
  return {
    feeds: found.filter((feed) => !isAlias(feed)).map(stored),
    aliases: found.filter(isAlias).map(stored),
  }
}
