import type { Article } from './article.ts'
import type { ArticleIndex } from './article-index.ts'
import type { ItemFacts } from './compiled-article.ts'
import { idNumber, type NumberColumn } from './index-files.ts'

/** What is known of all articles as numbers. */
export type ArticleColumns = Pick<ArticleIndex, 'count' | NumberColumn>

/** What they are made of. */
export interface ColumnFacts {
  article: Pick<Article, 'id' | 'published' | 'updated' | 'expires' | 'inFeeds'>
  item: ItemFacts
}

export function articleColumns(oldestFirst: readonly ColumnFacts[]): ArticleColumns {
  const digests = new Uint32Array(2 * oldestFirst.length)
  for (const [number, { item }] of oldestFirst.entries()) digests.set(item.digest, 2 * number)
  return {
    count: oldestFirst.length,
    published: Float64Array.from(oldestFirst, ({ article }) => article.published.getTime()),
    updated: Float64Array.from(oldestFirst, ({ article }) => article.updated.getTime()),
    expires: Float64Array.from(
      oldestFirst,
      ({ article }) => article.expires?.getTime() ?? Number.POSITIVE_INFINITY,
    ),
    inFeeds: Uint8Array.from(oldestFirst, ({ article }) => Number(article.inFeeds)),
    digests,
    lengths: Uint32Array.from(oldestFirst, ({ item }) => item.length),
    briefLengths: Uint32Array.from(oldestFirst, ({ item }) => item.briefLength),
    ids: Uint32Array.from(oldestFirst, ({ article }) => idNumber(article.id)),
  }
}
