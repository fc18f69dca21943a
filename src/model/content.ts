import type { Article } from './article.ts'
import type { RemovedTopic, Site, Topic } from './site.ts'
import type { Dated } from './timeline.ts'
import type { Tombstone } from './tombstone.ts'

/** A file of the content folder that is served as it is. */
export interface MediaFile {
  /** Path in the content folder. */
  source: string
  /** Path of its address; contains a hash of the bytes, so it never changes its meaning. */
  path: string
  /** How many bytes there are. */
  length: number
  /** SHA-256 of the bytes, in hexadecimal digits. */
  hash: string
  /** They may be read from the disk each time. */
  readonly bytes: Uint8Array
}

/** A file that only articles use which are not to be seen at all times. */
export interface TimedMediaFile extends MediaFile {
  /** It may be had while one of them is to be seen. */
  articles: readonly Dated[]
}

/** A whole content folder, checked: no draft is in it. */
export interface Content {
  site: Site
  topics: readonly Topic[]
  /** Topics that were there once. */
  removedTopics: readonly RemovedTopic[]
  /** Newest first. */
  articles: readonly Article[]
  /** Articles that have been taken back, the last one first. */
  tombstones: readonly Tombstone[]
  /** What is served at all times. */
  media: readonly MediaFile[]
  timedMedia: readonly TimedMediaFile[]
  /** The picture that the site's icons are made of. */
  icon: MediaFile
}
