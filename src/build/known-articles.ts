import type { ArticleSettings } from '../read/article/checked-article.ts'
import type { KnownArticle, Pack } from './article-packs.ts'

/** What a build leaves of its articles. */
export interface ArticlesState {
  /** What they were read with. */
  settings: ArticleSettings
  /** Tells all that their addresses could lead to besides articles; absent when it cannot be told. */
  places?: string
  packs: readonly Pack[]
}

/** What an earlier build has left. */
export interface KnownArticles extends ArticlesState {
  /** Those of each pack. */
  articles: readonly (readonly KnownArticle[])[]
}
