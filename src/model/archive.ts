import { type ArchiveAddress, versionText } from './archive-name.ts'
import type { ArticleIndex } from './article-index.ts'
import { mix, mixText, unmixed } from './mix.ts'
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

/** A row of carried articles by their places, at least one of which is to be seen. */
interface Page {
  start: number
  end: number
  /** The second after its last article. */
  before: number
  /** How many words its version is made of. */
  words: number
}

/** The last two pages before a moment, and what their versions are made of. */
interface Walk {
  words: Uint32Array
  last?: Page
  previous?: Page
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
  const { words, last, previous } = walkTo(history, before, now)
  if (!last) return undefined
  const articles = Array.from(history.carried.subarray(last.start, last.end))
    .filter((article) => stays(history, article, now))
    .reverse()
  const start = mixText(unmixed, history.seed)
  if (!previous) return { before, version: versionText(mix(start, words)), articles }
  const earlier = mix(start, words.subarray(0, previous.words))
  return {
    before,
    version: versionText(mix(earlier, words.subarray(previous.words))),
    articles,
    previous: { before: previous.before, version: versionText(earlier) },
  }
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
  const { words, last } = walkTo(history, before, now)
  if (!last) return undefined
  const version = versionText(mix(mixText(unmixed, history.seed), words))
  return { before: last.before, version }
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
  const pageEnd = pageEnds(history, end).find((place) => place > start + steps) ?? end
  return archiveAddress(history, secondAfter(history, pageEnd - 1), now)
}

/**
 * When the first of the articles to be seen that were published before a moment leaves, in
 * milliseconds since 1970: no archive document that ends there becomes another one before. Infinity
 * when all of them stay.
 */
export function firstDeparture(history: History, before: number, now: number): number {
  const { carried, expires } = history
  const count = placeOf(history, Math.min(before, now + 1))
  let first = Number.POSITIVE_INFINITY
  for (let place = 0; place < count; place++) {
    const leaves = expires[carried[place] ?? 0] ?? 0
    if (leaves > now && leaves < first) first = leaves
  }
  return first
}

function walkTo(history: History, before: number, now: number): Walk {
  const count = placeOf(history, Math.min(before, now + 1))
  const ends = pageEnds(history, count)
  const words = new Uint32Array(3 * count + ends.length)
  let last: Page | undefined
  let previous: Page | undefined
  let start = 0
  for (const end of ends) {
    const page = addPage(words, history, { start, end, now, last })
    if (page) [previous, last] = [last, page]
    start = end
  }
  const used = words.subarray(0, last?.words ?? 0)
  return { words: used, ...(last && { last }), ...(previous && { previous }) }
}

/** Writes what the version of a page depends on beyond that of the page before it. */
function addPage(
  words: Uint32Array,
  history: History,
  { start, end, now, last }: Pick<Page, 'start' | 'end'> & { now: number; last: Page | undefined },
): Page | undefined {
  const first = last ? last.words + 1 : 0
  const used = addArticles(words, first, history, { start, end, now })
  if (used === first) return undefined
  // `previous` names the boundary, which moves without any article to be seen being another when
  // the file of one that has left is deleted.
  if (last) words[last.words] = last.before / 1000
  return { start, end, before: secondAfter(history, end - 1), words: used }
}

/** Writes what is to be seen of each article; gives the place after the last word. */
function addArticles(
  words: Uint32Array,
  first: number,
  { carried, published, expires, digests }: History,
  { start, end, now }: Pick<Page, 'start' | 'end'> & { now: number },
): number {
  let used = first
  for (let place = start; place < end; place++) {
    const article = carried[place] ?? 0
    if ((expires[article] ?? 0) <= now) continue
    // Its lower 32 bits: a word wraps round.
    words[used] = (published[article] ?? 0) / 1000
    words[used + 1] = digests[2 * article] ?? 0
    words[used + 2] = digests[2 * article + 1] ?? 0
    used += 3
  }
  return used
}

/** The places at which the pages of so many articles end. */
function pageEnds({ carried, lengths, page = usualPage }: History, count: number): number[] {
  const ends: number[] = []
  let start = 0
  let bytes = 0
  for (let place = 0; place < count; place++) {
    const length = lengths[carried[place] ?? 0] ?? 0
    const held = place - start
    if (held > 0 && (held === page.articles || bytes + length > page.bytes)) {
      ends.push(place)
      start = place
      bytes = 0
    }
    bytes += length
  }
  return count > 0 ? [...ends, count] : ends
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
