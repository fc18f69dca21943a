import type { Site } from './site.ts'

/** Binary content of the Worker that is loaded when it is first used. */
export type LoadBytes = () => Promise<ArrayBuffer>

/** The bytes of a document during one stretch of time. */
export interface Stretch {
  /** Since when, in milliseconds since 1970; the first stretch of a document starts at 0. */
  from: number
  /** Weak validator, from the hash of the bytes (RFC 9110 §8.8.3). */
  etag: string
  /** Milliseconds since 1970, whole seconds. */
  lastModified: number
  /** Bytes of the document. */
  length: number
  /** Bytes of its gzip form, which is what `load` gives. */
  gzipLength: number
  load: LoadBytes
}

/** What a document is for, which decides what a browser may do with it. */
export type DocumentKind = 'feed' | 'page' | 'style'

/** A document that the build has rendered: the Worker only picks and sends it. */
export interface ReadyDocument {
  kind: DocumentKind
  mediaType: string
  /** In order of time; never empty. */
  stretches: readonly Stretch[]
}

/** What the Worker knows of an article without reading it. */
export interface CatalogEntry {
  id: string
  slug: string
  published: number
  updated: number
  expires?: number
  topics: readonly string[]
  tags: readonly string[]
  language: string
  /** Index of the shard that holds the article. */
  shard: number
}

/** The part of the site that answers and error pages need at once. */
export interface BundledSite
  extends Pick<Site, 'url' | 'title' | 'language' | 'timeZone' | 'polling' | 'licence'> {
  /** When the settings last changed, in milliseconds since 1970. */
  updated: number
}

/** Everything that the Worker carries. Keys of the maps are paths. */
export interface Bundle {
  site: BundledSite
  documents: Readonly<Record<string, ReadyDocument>>
  /** Other paths of a feed, answered with the bytes of the path they name. */
  aliases: Readonly<Record<string, string>>
  /** Old paths of articles as `pathKey` gives them, answered with 308, and the slugs they lead to. */
  redirects: Readonly<Record<string, string>>
  /** Titles of the topics, by slug. */
  topics: Readonly<Record<string, string>>
  /** JSON: `CatalogEntry[]`, newest first. */
  catalog: LoadBytes
  /** JSON: `Article[]`, with dates as RFC 3339. */
  shards: readonly LoadBytes[]
}
