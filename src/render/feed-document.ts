import type { Category, Enclosure, Feed, FeedOptions, Item } from 'feed'
import type { Source } from '../model/article.ts'
import type { Picture } from '../model/picture.ts'

/** An item of the `feed` package with all that every format here can tell of it. */
export interface FeedItem extends Item {
  id: string
  /** In Atom, where that is another one. */
  atomId?: string
  /** When it was last changed. */
  date: Date
  published: Date
  /** Plain text. */
  description: string
  /** Sanitised HTML with absolute addresses. */
  content: string
  /** Topics with their slug as `term`, then tags. */
  category: (Category & { name: string; term: string })[]
  author: { name: string; link?: string }[]
  /** Set where it is not the language of the feed. */
  language?: string
  /** With the alternative text as `title`. */
  image?: Enclosure & Pick<Picture, 'width' | 'height'>
  enclosure?: Enclosure
  source?: Source
}

export interface FeedDocumentOptions extends FeedOptions {
  id: string
  link: string
  description: string
  language: string
  /** When anything in the feed last changed. */
  updated: Date
  /** Minutes between two polls. */
  ttl: number
  /** Absolute addresses of the square picture of the publication. */
  icons?: { favicon: string; full: string }
  /** Absolute address of a wide picture of the publication (RFC 4287 §4.2.8). */
  logo?: string
  /** Items that have been taken back, the last one first. */
  removed: readonly { id: string; when: Date }[]
  /** Absolute addresses of this document, by the key of the format. */
  feedLinks: Record<string, string>
  history?: FeedHistory
}

/** The place of a document among others that hold more of the same feed (RFC 5005). */
export interface FeedHistory {
  /** Whether it holds all of the feed (§2), or is a part of it that rests (§4). */
  is?: 'complete' | 'archive'
  links: readonly HistoryLink[]
}

export interface HistoryLink {
  /** `next` leads from a page to the one with older items (§3), the others between archives (§4). */
  rel: 'prev-archive' | 'next-archive' | 'current' | 'next'
  /** Absolute, by the key of the format. */
  addresses: Record<string, string>
}

/** What the renderers read: a `Feed` of the package `feed` whose items are complete. */
export interface FeedDocument extends Pick<Feed, 'options' | 'items'> {
  options: FeedDocumentOptions
  items: FeedItem[]
}
