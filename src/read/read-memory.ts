import { type Recall, recall } from '../model/recall.ts'
import type { ArticleFile } from './article/article-file.ts'
import type { KnownArticle } from './article/article-reader.ts'

/** What the reading of a content folder can take from an earlier one. */
export interface ReadMemory {
  articleFiles: Recall<ArticleFile>
  articles: Recall<KnownArticle>
}

export function readMemory(): ReadMemory {
  return { articleFiles: recall(), articles: recall() }
}
