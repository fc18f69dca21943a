import type { ArticleIndex } from './article-index.ts'
import { inTurn } from './in-turn.ts'
import { isInFeedsAt } from './timeline.ts'

/** What a link to an article needs; times are in milliseconds since 1970. */
export interface ArticleLink {
  slug: string
  title: string
  language: string
  published: number
  updated: number
}

/** The articles that a reader may turn to next. */
export interface Neighbours {
  newer?: ArticleLink
  older?: ArticleLink
  /** Of the same topics: those that share most of them first, then the newest. */
  more: readonly ArticleLink[]
}

// As many as one takes in at a glance.
const moreArticles = 4

/**
 * The neighbours of an article among those that the public may see.
 * @param topics slugs of its topics
 */
export async function neighboursOf(
  article: number,
  topics: readonly string[],
  index: ArticleIndex,
  now: number,
): Promise<Neighbours> {
  // A page that is in no feed stands for itself.
  if (!index.inFeeds[article]) return { more: [] }
  const newer = nextFrom(article, 1, index, now)
  const older = nextFrom(article, -1, index, now)
  const more = await sameTopics(article, topics, index, now)
  const linked = (one: number): Promise<ArticleLink> => linkTo(one, index)
  return {
    ...(newer !== undefined && { newer: await linked(newer) }),
    ...(older !== undefined && { older: await linked(older) }),
    more: await inTurn(more, linked),
  }
}

function nextFrom(
  article: number,
  step: 1 | -1,
  index: ArticleIndex,
  now: number,
): number | undefined {
  let next = article + step
  while (next >= 0 && next < index.count && !isInFeedsAt(index, next, now)) next += step
  return next >= 0 && next < index.count ? next : undefined
}

async function sameTopics(
  article: number,
  topics: readonly string[],
  index: ArticleIndex,
  now: number,
): Promise<number[]> {
  const shared = new Uint8Array(index.count)
  for (const list of await inTurn(topics, (topic) => index.having('topic', topic))) {
    for (const other of list) shared[other] = (shared[other] ?? 0) + 1
  }
  shared[article] = 0
  const shares = topics.map((_, index) => topics.length - index)
  return shares.flatMap((share) => newestSharing(share, shared, index, now)).slice(0, moreArticles)
}

/** The newest articles that share exactly so many topics. */
function newestSharing(
  share: number,
  shared: Uint8Array,
  index: ArticleIndex,
  now: number,
): number[] {
  const found: number[] = []
  let other = shared.lastIndexOf(share)
  while (other >= 0 && found.length < moreArticles) {
    if (isInFeedsAt(index, other, now)) found.push(other)
    other = other > 0 ? shared.lastIndexOf(share, other - 1) : -1
  }
  return found
}

async function linkTo(article: number, index: ArticleIndex): Promise<ArticleLink> {
  const { slug, title, language } = await index.texts(article)
  return {
    slug,
    title,
    language,
    published: index.published[article] ?? 0,
    updated: index.updated[article] ?? 0,
  }
}
