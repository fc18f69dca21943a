import type { ArticleIndex, IndexKind } from '../../model/article-index.ts'
import type { FeedQuery } from '../../model/feed-query.ts'
import { matchesRange } from '../../model/matches-range.ts'
import { isVisibleAt } from '../../model/timeline.ts'

/**
 * The articles that a question allows, words aside: 1 for each of them, by their numbers. The cost
 * grows with the number of articles only as that of looking at a byte of each.
 * @param topic slug of the topic that the channel is about
 */
export function selectArticles(
  index: ArticleIndex,
  query: FeedQuery,
  topic: string | undefined,
  now: number,
): Uint8Array {
  const allowed = visibleArticles(index, topic, now)
  for (const label of query.all) keepOnly(allowed, [index.having('label', label)])
  keepAny(allowed, index, 'label', query.any)
  keepAny(allowed, index, 'source', query.source)
  keepAny(allowed, index, 'author', query.author)
  keepLanguages(allowed, index, query.lang)
  for (const label of query.not) {
    for (const article of index.having('label', label)) allowed[article] = 0
  }
  const { since, until } = query
  if (since) allowed.fill(0, 0, placeOf(index, since.time))
  if (until) allowed.fill(0, placeOf(index, until.time + 1))
  return allowed
}

/** Those of a channel that the public may see. */
function visibleArticles(index: ArticleIndex, topic: string | undefined, now: number): Uint8Array {
  const allowed = new Uint8Array(index.count)
  const candidates = topic === undefined ? allowed.keys() : index.having('topic', topic)
  for (const article of candidates) {
    if (index.inFeeds[article] === 1 && isVisibleAt(index, article, now)) allowed[article] = 1
  }
  return allowed
}

function keepAny(
  allowed: Uint8Array,
  index: ArticleIndex,
  kind: IndexKind,
  keys: readonly string[],
): void {
  if (keys.length === 0) return
  keepOnly(
    allowed,
    keys.map((key) => index.having(kind, key)),
  )
}

function keepLanguages(allowed: Uint8Array, index: ArticleIndex, ranges: readonly string[]): void {
  if (ranges.length === 0) return
  const languages = index
    .keys('language')
    .filter((language) => ranges.some((range) => matchesRange(range, language)))
  keepOnly(
    allowed,
    languages.map((language) => index.having('language', language)),
  )
}

/** Allows only what one of the lists has. */
function keepOnly(allowed: Uint8Array, lists: readonly Uint32Array[]): void {
  const listed = new Uint8Array(allowed.length)
  for (const list of lists) {
    for (const article of list) listed[article] = 1
  }
  for (let article = 0; article < allowed.length; article += 1) {
    allowed[article] = (allowed[article] ?? 0) & (listed[article] ?? 0)
  }
}

/** How many articles were published before a moment. */
function placeOf({ published }: ArticleIndex, moment: number): number {
  let [low, high] = [0, published.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((published[middle] ?? moment) < moment) low = middle + 1
    else high = middle
  }
  return low
}

/** The newest that are allowed, and whether there are more. */
export function newest(
  allowed: Uint8Array,
  limit: number,
): { articles: number[]; more: boolean; examinedTo?: number } {
  const articles: number[] = []
  let article = allowed.lastIndexOf(1)
  while (article >= 0 && articles.length < limit) {
    articles.push(article)
    article = article > 0 ? allowed.lastIndexOf(1, article - 1) : -1
  }
  return { articles, more: article >= 0 }
}
