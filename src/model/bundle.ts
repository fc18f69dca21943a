import type { Article } from './article.ts'
import type { Channel } from './channel.ts'
import type { Hub } from './hub.ts'
import type { PageFacts } from './page-site.ts'
import type { Site } from './site.ts'
import type { Tombstone } from './tombstone.ts'

/** Binary content of the Worker that is loaded when it is first used. */
export type LoadBytes = () => Promise<ArrayBuffer>

/** Files of one kind by their numbers from 0 on, each loaded when it is first used. */
export interface NumberedFiles {
  count: number
  /** Rejects when there is none of that number, or the platform does not give it. */
  load(number: number): Promise<ArrayBuffer>
}

/** The bytes of a document during one stretch of time. */
export interface Stretch {
  /** Since when, in milliseconds since 1970; the first stretch of a document starts at 0. */
  from: number
  /** Weak validator, from the hash of the bytes (RFC 9110 §8.8.3). */
  etag: string
  /** Milliseconds since 1970, whole seconds; absent when no date of the content tells. */
  lastModified?: number
  /** Its gzip form. */
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

/** What is known of a channel without its articles. */
export interface BundledChannel
  extends Pick<Channel, 'id' | 'path' | 'title' | 'description' | 'image'> {
  /** Its title without the site's. */
  name: string
  /** Slug of its topic; absent for the whole site. */
  topic?: string
}

/** An article as the Worker carries it. */
export interface StoredArticle extends Article {
  markdown: string
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
export interface BundledSite extends PageFacts, Pick<Site, 'polling' | 'ids' | 'window'> {
  /**
   * When the settings last changed or an article was taken back, in milliseconds since 1970; absent
   * when neither is known.
   */
  updated?: number
  /** What has been taken back, the last one first; absent when nothing has. */
  removals?: readonly Removal[]
  /** The hub that is told of news; absent in a build whose deploy tells none. */
  hub?: Hub
}

/** What feeds tell of an article that has been taken back. */
export interface Removal extends Pick<Tombstone, 'id' | 'topics'> {
  /** In milliseconds since 1970. */
  removed: number
}

/** The documents that are ready. */
export interface Documents {
  /** The same object each time. */
  at(path: string): ReadyDocument | undefined
}

/** A feed that lies beside the page of every channel. */
export interface ChannelFeed {
  /** Its name, such as `rss.xml`. */
  file: string
  mediaType: string
  /** Other names, answered with its bytes. */
  aliases: readonly string[]
}

/** Everything that the Worker carries. Keys of the maps are paths. */
export interface Bundle {
  site: BundledSite
  documents: Documents
  channels: Readonly<Record<string, BundledChannel>>
  feeds: readonly ChannelFeed[]
  /** Other paths of documents that are no feeds, answered with the bytes of the path they name. */
  aliases: Readonly<Record<string, string>>
  /** Old paths of topics and their feeds, answered with 308, and the paths they lead to. */
  moves: Readonly<Record<string, string>>
  /** Paths as `pathKey` gives them of what has been removed, answered with 410. */
  gone: readonly string[]
  /** Old paths of articles as `pathKey` gives them, answered with 308, and the slugs they lead to. */
  redirects: Readonly<Record<string, string>>
  /** Files that are not served at all times, by their paths as `pathKey` gives them. */
  media: Readonly<Record<string, BundledMedia>>
  /** What `openArticleIndex` opens. */
  index: NumberedFiles
  /** What `openPieces` opens, a row an article: a `StoredArticle` as JSON, with dates as RFC 3339. */
  articles: NumberedFiles
  /** The same, with the parts of its item in feeds. */
  items: NumberedFiles
  /** The words of all articles, in shards (`search-shard.ts`). */
  search: NumberedFiles
  /** Places of frequent words in older articles. */
  places: NumberedFiles
}
