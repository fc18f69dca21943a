import { type ArchiveAddress, versionText } from './archive-name.ts'
import type { ArticleIndex } from './article-index.ts'
import { type Mixed, mix, mixText, unmixed } from './mix.ts'
import { partitionPoint } from './partition-point.ts'

/** Everything that a channel has ever carried, as far as the content still knows it. */
export interface History
  extends Pick<ArticleIndex, 'published' | 'expires' | 'digests' | 'lengths'> {
  /** The articles that its feeds carry, the oldest first: those to come and those that left too. */
  carried: Uint32Array
  /** What every archive document says besides its items. */
  seed: string
  page?: PageSize
}

/** What an archive document holds at most; a larger article has one of its own. */
export interface PageSize {
  articles: number
  bytes: number
}

export interface ArchiveDocument extends ArchiveAddress {
  /** The newest first, at least one. */
  articles: number[]
  /** The document with the articles before these (RFC 5005 §4, `prev-archive`). */
  previous?: ArchiveAddress
}

// Each article of a rare topic may lie in a file of its own: a request of the Free plan can read 50
// files, and the index takes some of them.
const usualPage: PageSize = { articles: 40, bytes: 512 * 1024 }

/** A row of carried articles by their places. */
interface Page {
  start: number
  end: number
  /** What is made of those that are to be seen; absent when there are none. */
  own?: Mixed
  /** When the first of those leaves. */
  until: number
}

/** What a document is found by that ends with a page. */
interface Version {
  page: Page
  /** The second after the last article of the page. */
  before: number
  /** Made of all articles to be seen so far. */
  mixed: Mixed
}

/** The last two documents before a moment. */
interface Walk {
  last?: Version
  previous?: Version
}

/** What walks over the same history share. */
interface KnownPages {
  seed: Mixed
  /** From the oldest on; none of them was looked at for a later moment. */
  pages: Page[]
}

/**
 * The archive document that holds the newest articles published before a moment, as it is at `now`.
 *
 * Pages fill from the oldest article on, whether it has left or not, so an article that appears or
 * expires moves no boundary, and neither can move one below a moment that has passed. The version
 * depends on every article to be seen before the moment and on where their pages begin: as long as
 * it is the same, so are the articles and `previous`.
 */
export function archiveBefore(
  history: History,
  before: number,
  now: number,
): ArchiveDocument | undefined {
  const { last, previous } = walkTo(history, before, now)
  if (!last) return undefined
  const articles = Array.from(history.carried.subarray(last.page.start, last.page.end))
    .filter((article) => stays(history, article, now))
    .reverse()
  const document = { before, version: versionText(last.mixed), articles }
  return previous ? { ...document, previous: addressOf(previous) } : document
}

/**
 * The address that leads to the articles before a moment. It names the second after the last of
 * them: it does not change when only the moment does, as that of a sliding window.
 */
export function archiveAddress(
  history: History,
  before: number,
  now: number,
): ArchiveAddress | undefined {
  return archiveAddresses(history)(before, now)
}

/**
 * The same for one moment after the other. Pages of which nothing has left since the last moment
 * are not looked at again.
 */
export function archiveAddresses(
  history: History,
): (before: number, now: number) => ArchiveAddress | undefined {
  const known = nothingKnown(history)
  return (before, now) => {
    const { last } = walkTo(history, before, now, known)
    return last && addressOf(last)
  }
}

/**
 * The document that follows the one that ends at `after` (RFC 5005 §4, `next-archive`); none where
 * what follows is in the subscription document.
 * @param windowStart when the oldest article of the subscription document was published
 */
export function archiveAfter(
  history: History,
  after: number,
  now: number,
  windowStart: number,
): ArchiveAddress | undefined {
  const end = placeOf(history, Math.min(windowStart, now + 1))
  const start = placeOf(history, after)
  const ahead = history.carried.subarray(start, Math.max(start, end))
  const steps = ahead.findIndex((article) => stays(history, article, now))
  if (steps < 0) return undefined
  let pageEnd = 0
  while (pageEnd <= start + steps) pageEnd = nextPageEnd(history, pageEnd, end)
  return archiveAddress(history, secondAfter(history, pageEnd - 1), now)
}

function nothingKnown({ seed }: History): KnownPages {
  return { seed: mixText(unmixed, seed), pages: [] }
}

/** @param known gets the pages that are looked at */
function walkTo(
  history: History,
  before: number,
  now: number,
  known: KnownPages = nothingKnown(history),
): Walk {
  const count = placeOf(history, Math.min(before, now + 1))
  let walk: Walk = {}
  let start = 0
  for (let index = 0; start < count; index++) {
    const page = pageAt(history, known.pages, { index, start, count, now })
    walk = walkOver(history, walk, page, known.seed)
    start = page.end
  }
  return walk
}

function pageAt(
  history: History,
  known: Page[],
  { index, start, count, now }: { index: number; start: number; count: number; now: number },
): Page {
  const before = known[index]
  if (before && before.end <= count && now < before.until) return before
  const page = pageFrom(history, start, nextPageEnd(history, start, count), now)
  // What comes after the last one may still belong to it.
  if (page.end < count) known[index] = page
  return page
}

function walkOver(history: History, walk: Walk, page: Page, seed: Mixed): Walk {
  const { own } = page
  if (!own) return walk
  const { last } = walk
  const words = [own.left, own.right]
  // `previous` names the boundary, which moves without any article to be seen being another when
  // the file of one that has left is deleted.
  const mixed = last ? mix(last.mixed, [last.before / 1000, ...words]) : mix(seed, words)
  const version = { page, before: secondAfter(history, page.end - 1), mixed }
  return last ? { last: version, previous: last } : { last: version }
}

function addressOf({ before, mixed }: Version): ArchiveAddress {
  return { before, version: versionText(mixed) }
}

/** The page of these places, with what is to be seen of each article. */
function pageFrom(
  { carried, published, expires, digests }: History,
  start: number,
  end: number,
  now: number,
): Page {
  const words: number[] = []
  let until = Number.POSITIVE_INFINITY
  for (let place = start; place < end; place++) {
    const article = carried[place] ?? 0
    const leaves = expires[article] ?? 0
    if (leaves <= now) continue
    until = Math.min(until, leaves)
    const time = (published[article] ?? 0) / 1000
    words.push(time, digests[2 * article] ?? 0, digests[2 * article + 1] ?? 0)
  }
  return { start, end, until, ...(words.length > 0 && { own: mix(unmixed, words) }) }
}

/** The place at which the page ends that begins at one, among so many articles. */
function nextPageEnd(
  { carried, lengths, page = usualPage }: History,
  start: number,
  count: number,
): number {
  const most = Math.min(count, start + page.articles)
  let bytes = lengths[carried[start] ?? 0] ?? 0
  for (let place = start + 1; place < most; place++) {
    bytes += lengths[carried[place] ?? 0] ?? 0
    if (bytes > page.bytes) return place
  }
  return most
}

/** How many of the carried articles were published before a moment. */
function placeOf({ carried, published }: History, moment: number): number {
  return partitionPoint(carried.length, (place) => (published[carried[place] ?? 0] ?? 0) < moment)
}

function stays({ expires }: History, article: number, now: number): boolean {
  return now < (expires[article] ?? 0)
}

function secondAfter({ carried, published }: History, place: number): number {
  return (published[carried[place] ?? 0] ?? 0) + 1000
}
