import type { FeedView } from '../../check/feed/feed-view.ts'
import { mapConcurrently } from '../../model/map-concurrently.ts'
import { formats } from '../../render/formats.ts'
import { UsageError } from '../command.ts'
import { type Ask, askOn, atOnce, type Reply } from './ask.ts'
import { type EnteredSite, enterSite, storedPath } from './enter-site.ts'
import { feedIn, isBrokenFeed } from './feed-in.ts'
import { type FormerAddresses, noFormerAddresses } from './former-addresses.ts'
import { isAbsent, isFailure, notAnswered } from './not-answered.ts'
import { type DistinctFeeds, withoutDoubles } from './without-doubles.ts'

/** An address at which a site says that there is a feed, and gives none. */
export interface MissingFeed {
  /** Path and query. */
  path: string
  /** HTTP 404 or 410. */
  status: number
}

/** What subscribers know of a site. */
export interface OldSite extends DistinctFeeds {
  /** All that it goes by. */
  origins: string[]
  missing: MissingFeed[]
  /** Former addresses of articles, by the path of the page that they lead to. */
  formerly: FormerAddresses['pages']
}

/**
 * Finds the feeds of a site: those that it lists and the same in other formats, and those that its
 * page names. A site without a list is asked for the addresses that readers guess.
 * What it has and does not give is told in a sentence, and so is that it has no feed at all:
 * nothing could be said of what its subscribers will see.
 * @param address where it is; a path in it may be that of a feed
 * @param newPaths those of the feeds that there will be
 * @param former addresses that nobody tells who is asked
 */
export async function readOldSite(
  ask: Ask,
  address: URL,
  newPaths: readonly string[],
  former: FormerAddresses = noFormerAddresses,
): Promise<OldSite> {
  const site = await enterSite(ask, address)
  const near = await repliesOf(site, [...site.linked, ...newPaths, ...former.feeds, site.given])
  const origins = originsOf(site, near)
  // A list may be a blogroll, and a copy of a site lists the addresses of the original.
  const listed = site.listed.filter(({ origin }) => origins.includes(origin))
  const asked = new Set(near.map(({ path }) => path))
  const others = listed.length > 0 ? listed.flatMap(withSiblings) : guesses
  const far = await repliesOf(
    site,
    others.filter((path) => !asked.has(path)),
  )
  const told = new Set([...site.linked, ...listed.map(storedPath)])
  const replies = [...near, ...far].map((one) => ({ ...one, isTold: told.has(one.path) }))
  return { ...feedsAmong(replies, site), formerly: former.pages }
}

interface PathReply {
  path: string
  reply: Reply
  /** Undefined where it gives no feed. */
  view: FeedView | undefined
}

async function repliesOf(
  { ask, base }: EnteredSite,
  paths: readonly string[],
): Promise<PathReply[]> {
  return await mapConcurrently([...new Set(paths)], atOnce, async (path) => {
    const reply = await askOn(ask, new URL(base.origin + path))
    return { path, reply, view: feedIn(reply) }
  })
}

/** All that a site goes by: where it was asked, and what its feeds say. */
function originsOf({ address, base }: EnteredSite, replies: readonly PathReply[]): string[] {
  const selves = replies.flatMap(({ view }) => URL.parse(view?.self ?? '')?.origin ?? [])
  return [...new Set([address.origin, base.origin, ...selves].flatMap(bothSchemes))]
}

interface AskedPath extends PathReply {
  /** Whether the site itself says that there is a feed. */
  isTold: boolean
}

function feedsAmong(replies: readonly AskedPath[], site: EnteredSite): Omit<OldSite, 'formerly'> {
  for (const asked of replies) checkAnswered(asked, site)
  const found = replies.flatMap(({ path, view, reply: { url } }) =>
    view ? [{ path, view, url }] : [],
  )
  if (found.length === 0) throw new UsageError(`${site.address.href}: no feed was found there`)
  const origins = originsOf(site, replies)
  return { origins, ...withoutDoubles(found, origins), missing: missingFeeds(site, replies) }
}

/** Lists have one format of each feed; the others are missing with it. */
function missingFeeds({ base }: EnteredSite, replies: readonly AskedPath[]): MissingFeed[] {
  const absent = replies.filter(({ reply }) => isAbsent(reply))
  const told = absent.filter(({ isTold }) => isTold)
  const paths = new Set(told.flatMap(({ path }) => withSiblings(new URL(path, base))))
  return absent
    .filter(({ path }) => paths.has(path))
    .map(({ path, reply: { status } }) => ({ path, status }))
}

/** Some sites answer 403 for nothing, and a page for anything. */
function checkAnswered({ path, reply, view, isTold }: AskedPath, { given }: EnteredSite): void {
  const isRefused = reply.status === 401 || reply.status === 403
  if (isFailure(reply) || (isRefused && path === given)) throw notAnswered(reply)
  if (isTold && reply.status !== 200 && !isAbsent(reply)) throw notAnswered(reply)
  if ((isTold && reply.status === 200 && !view) || isBrokenFeed(reply)) {
    throw new UsageError(
      `${reply.url.href}: it gives no feed that can be read, so what was there is not known`,
    )
  }
}

/** Addresses that readers guess, where a site does not tell. */
const guesses = formats.flatMap(({ aliases }) => aliases.map((alias) => `/${alias}`))

function withSiblings(feed: URL): string[] {
  const paths = formats.map(({ file }) => new URL(file, feed).pathname)
  return [storedPath(feed), ...(/\.\w+$/.test(feed.pathname) ? paths : [])]
}

function bothSchemes(origin: string): string[] {
  const { host } = new URL(origin)
  return [origin, `https://${host}`, `http://${host}`]
}
