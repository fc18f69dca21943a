import type { MediaFile } from '../model/content.ts'
import { type Recall, recall } from '../model/recall.ts'
import type { ArticleFile } from './article/article-file.ts'
import type { KnownBody } from './body/body-reader.ts'

/** What the reading of a content folder can take from an earlier one. */
export interface ReadMemory {
  articleFiles: Recall<ArticleFile>
  bodies: Recall<KnownBody>
  media: Recall<MediaFile>
}

export function readMemory(): ReadMemory {
  return { articleFiles: recall(), bodies: recall(), media: recall() }
}
