import type { PageSite } from './page-site.ts'
import type { Site } from './site.ts'

/** Binary content of the Worker that is loaded when it is first used. */
export type LoadBytes = () => Promise<ArrayBuffer>

/** The bytes of a document during one stretch of time. */
export interface Stretch {
  /** Since when, in milliseconds since 1970; the first stretch of a document starts at 0. */
  from: number
  /** Weak validator, from the hash of the bytes (RFC 9110 §8.8.3). */
  etag: string
  /** Milliseconds since 1970, whole seconds; absent when no date of the content tells. */
  lastModified?: number
  /** Bytes of the document. */
  length: number
  /** Bytes of its gzip form, which is what `load` gives. */
  gzipLength: number
  load: LoadBytes
}

/** What a document is for, which decides what a browser may do with it. */
export type DocumentKind = 'feed' | 'page' | 'text'

/** A document that the build has rendered: the Worker only picks and sends it. */
export interface ReadyDocument {
  kind: DocumentKind
  mediaType: string
  /** What the `Link` header says of it. */
  link?: string
  /** Path of the channel whose feed it is: a browser gets a page about the feed instead. */
  channel?: string
  /** In order of time; never empty. */
  stretches: readonly Stretch[]
}

/** What the pages about the feeds of a channel show. */
export interface BundledChannel {
  path: string
  title: string
  description: string
  /** Its title without the site's. */
  name: string
  /** HTML of its items; in order of time, never empty. */
  stretches: readonly Stretch[]
}

/** What the Worker knows of an article without reading it. */
export interface CatalogEntry {
  id: string
  slug: string
  title: string
  published: number
  updated: number
  expires?: number
  topics: readonly string[]
  tags: readonly string[]
  language: string
  /** False when only its page exists. */
  inFeeds: boolean
  /** Index of the shard that holds the article. */
  shard: number
}

/** A file that may be had only while an article that uses it is to be seen. */
export interface BundledMedia {
  mediaType: string
  /** Weak validator, from the hash of the bytes (RFC 9110 §8.8.3). */
  etag: string
  /** Of the articles that use it, in milliseconds since 1970. */
  articles: readonly { published: number; expires?: number }[]
  load: LoadBytes
}

/** What is known of the site at once. */
export interface BundledSite extends PageSite, Pick<Site, 'polling'> {
  /**
   * When the settings last changed or an article was taken back, in milliseconds since 1970; absent
   * when neither is known.
   */
  updated?: number
}

/** Everything that the Worker carries. Keys of the maps are paths. */
export interface Bundle {
  site: BundledSite
  documents: Readonly<Record<string, ReadyDocument>>
  channels: Readonly<Record<string, BundledChannel>>
  /** Other paths of a document, answered with the bytes of the path they name. */
  aliases: Readonly<Record<string, string>>
  /** Old paths of topics and their feeds, answered with 308, and the paths they lead to. */
  moves: Readonly<Record<string, string>>
  /** Paths as `pathKey` gives them of what has been removed, answered with 410. */
  gone: readonly string[]
  /** Old paths of articles as `pathKey` gives them, answered with 308, and the slugs they lead to. */
  redirects: Readonly<Record<string, string>>
  /** Files that are not served at all times, by their paths as `pathKey` gives them. */
  media: Readonly<Record<string, BundledMedia>>
  /** JSON: `CatalogEntry[]`, newest first. */
  catalog: LoadBytes
  /** JSON: `Article[]`, with dates as RFC 3339. */
  shards: readonly LoadBytes[]
  /** JSON: the Markdown of the articles of each shard, by their ids. */
  markdown: readonly LoadBytes[]
}
