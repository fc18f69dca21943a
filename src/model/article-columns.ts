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
  const count = oldestFirst.length
  const columns = {
    count,
    published: new Float64Array(count),
    updated: new Float64Array(count),
    expires: new Float64Array(count),
    inFeeds: new Uint8Array(count),
    digests: new Uint32Array(2 * count),
    lengths: new Uint32Array(count),
    briefLengths: new Uint32Array(count),
    ids: new Uint32Array(count),
  }
  for (const [number, { article, item }] of oldestFirst.entries()) {
    columns.published[number] = article.published.getTime()
    columns.updated[number] = article.updated.getTime()
    columns.expires[number] = article.expires?.getTime() ?? Number.POSITIVE_INFINITY
    columns.inFeeds[number] = Number(article.inFeeds)
    columns.digests.set(item.digest, 2 * number)
    columns.lengths[number] = item.length
    columns.briefLengths[number] = item.briefLength
    columns.ids[number] = idNumber(article.id)
  }
  return columns
}
