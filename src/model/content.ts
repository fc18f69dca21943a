import type { Article } from './article.ts'
import type { Site, Topic } from './site.ts'

/** A file of the content folder that is served as it is. */
export interface MediaFile {
  /** Path in the content folder. */
  source: string
  /** Path of its address; contains a hash of the bytes, so it never changes its meaning. */
  path: string
  bytes: Uint8Array
}

/** A whole content folder, checked: no draft is in it. */
export interface Content {
  site: Site
  topics: readonly Topic[]
  /** Newest first. */
  articles: readonly Article[]
  media: readonly MediaFile[]
  /** The picture that the site's icons are made of. */
  icon: MediaFile
}
