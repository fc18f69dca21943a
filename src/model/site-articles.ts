import { type ArticleColumns, articleColumns } from './article-columns.ts'
import type { CompiledArticle } from './compiled-article.ts'

/** The articles of a content, compiled; the number of one is its place. */
export interface SiteArticles {
  oldestFirst: readonly CompiledArticle[]
  columns: ArticleColumns
}

export function siteArticles(newestFirst: readonly CompiledArticle[]): SiteArticles {
  const oldestFirst = newestFirst.toReversed()
  return { oldestFirst, columns: articleColumns(oldestFirst) }
}
