import type { CatalogEntry } from './bundle.ts'
import { isVisible } from './timeline.ts'

/** What a link to an article needs. */
export type ArticleLink = Pick<
  CatalogEntry,
  'slug' | 'title' | 'language' | 'published' | 'updated'
>

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
 * @param newestFirst all articles
 */
export function neighboursOf(
  article: CatalogEntry,
  newestFirst: readonly CatalogEntry[],
  now: number,
): Neighbours {
  // A page that is in no feed stands for itself.
  if (!article.inFeeds) return { more: [] }
  const others = newestFirst.filter((one) => one.inFeeds && isVisible(one, now))
  const index = others.findIndex(({ id }) => id === article.id)
  const newer = others[index - 1]
  const older = others[index + 1]
  return { ...(newer && { newer }), ...(older && { older }), more: sameTopics(article, others) }
}

function sameTopics(article: CatalogEntry, others: readonly CatalogEntry[]): CatalogEntry[] {
  return others
    .map((other) => ({ other, shared: sharedTopics(article, other) }))
    .filter(({ other, shared }) => shared > 0 && other.id !== article.id)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, moreArticles)
    .map(({ other }) => other)
}

function sharedTopics({ topics }: CatalogEntry, other: CatalogEntry): number {
  return topics.filter((topic) => other.topics.includes(topic)).length
}
