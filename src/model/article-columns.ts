import type { ArticleIndex } from './article-index.ts'
import type { CompiledArticle } from './compiled-article.ts'

/** What is known of all articles as numbers. */
export type ArticleColumns = Pick<
  ArticleIndex,
  'count' | 'published' | 'updated' | 'expires' | 'inFeeds' | 'digests' | 'lengths' | 'briefLengths'
>

export function articleColumns(
  oldestFirst: readonly Pick<CompiledArticle, 'article' | 'item'>[],
): ArticleColumns {
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
  }
}
