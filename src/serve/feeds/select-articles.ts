import type { ArticleIndex, IndexKind } from '../../model/article-index.ts'
import type { FeedQuery } from '../../model/feed-query.ts'
import { inTurn } from '../../model/in-turn.ts'
import { matchesRange } from '../../model/matches-range.ts'
import { partitionPoint } from '../../model/partition-point.ts'

/**
 * The articles that a question allows, words aside: 1 for each of them, by their numbers. The cost
 * grows with the number of articles only as that of looking at a byte of each.
 * @param topic slug of the topic that the channel is about
 */
export async function selectArticles(
  index: ArticleIndex,
  query: FeedQuery,
  topic: string | undefined,
  now: number,
): Promise<Uint8Array> {
  const all = (await listsOf(index, 'label', query.all)) ?? []
  const labelled = all.reduce(
    (some, list) => keep(some, [list]),
    await visibleArticles(index, topic, now),
  )
  const choices = [
    await listsOf(index, 'label', query.any),
    await listsOf(index, 'source', query.source),
    await listsOf(index, 'author', query.author),
    await languageLists(index, query.lang),
  ]
  const allowed = choices.reduce((some, lists) => (lists ? keep(some, lists) : some), labelled)
  for (const list of (await listsOf(index, 'label', query.not)) ?? []) {
    for (const article of list) allowed[article] = 0
  }
  const { since, until } = query
  if (since) allowed.fill(0, 0, placeOf(index, since.time))
  if (until) allowed.fill(0, placeOf(index, until.time + 1))
  return allowed
}

/** The newest that are allowed, and whether there are more. */
export function newest(allowed: Uint8Array, limit: number): { articles: number[]; more: boolean } {
  const articles: number[] = []
  let article = allowed.lastIndexOf(1)
  while (article >= 0 && articles.length < limit) {
    articles.push(article)
    article = article > 0 ? allowed.lastIndexOf(1, article - 1) : -1
  }
  return { articles, more: article >= 0 }
}

/** Those of a channel that the public may see. */
async function visibleArticles(
  index: ArticleIndex,
  topic: string | undefined,
  now: number,
): Promise<Uint8Array> {
  const { inFeeds, departures, departing } = index
  const carried =
    topic === undefined ? inFeeds : keep(inFeeds, [await index.having('topic', topic)])
  const published = placeOf(index, now + 1)
  const visible = new Uint8Array(index.count)
  visible.set(carried.subarray(0, published))
  // A look at each article would take milliseconds in a Worker that has just started.
  const left = partitionPoint(departures.length, (place) => (departures[place] ?? now) <= now)
  for (const article of departing.subarray(0, left)) visible[article] = 0
  return visible
}

/** For each of the keys the articles that have it; nothing where none is asked for. */
async function listsOf(
  index: ArticleIndex,
  kind: IndexKind,
  keys: readonly string[],
): Promise<Uint32Array[] | undefined> {
  return keys.length === 0 ? undefined : await inTurn(keys, (key) => index.having(kind, key))
}

async function languageLists(
  index: ArticleIndex,
  ranges: readonly string[],
): Promise<Uint32Array[] | undefined> {
  if (ranges.length === 0) return undefined
  const languages = await index.keys('language')
  const wanted = languages.filter((language) =>
    ranges.some((range) => matchesRange(range, language)),
  )
  return await inTurn(wanted, (language) => index.having('language', language))
}

/** Those of the allowed ones that one of the lists has. */
function keep(allowed: Uint8Array, lists: readonly Uint32Array[]): Uint8Array {
  const kept = new Uint8Array(allowed.length)
  for (const list of lists) {
    for (let place = 0; place < list.length; place += 1) {
      const article = list[place] ?? 0
      kept[article] = allowed[article] ?? 0
    }
  }
  return kept
}

/** How many articles were published before a moment. */
function placeOf({ published }: ArticleIndex, moment: number): number {
  return partitionPoint(published.length, (article) => (published[article] ?? moment) < moment)
}
