import type { ImportedArticle } from '../imported-article.ts'

/** An item or entry of a feed, in the words that all formats share. */
export interface FeedEntry {
  /** What readers know it by, exactly. */
  guid?: string | undefined
  link?: string | undefined
  title?: string | undefined
  /** The longest text that the entry has, as HTML. */
  html: string
  /** Whether it stands where the format has whole texts. */
  whole: boolean
  /** Markdown that the feed has beside the HTML. */
  markdown?: string | undefined
  /** As plain text. */
  summary?: string | undefined
  published?: string | undefined
  updated?: string | undefined
  authors: readonly string[]
  labels: readonly string[]
  language?: string | undefined
  source?: ImportedArticle['source'] | undefined
  image?: ImportedArticle['image'] | undefined
  enclosure?: ImportedArticle['enclosure'] | undefined
}

/** The entries of a feed, and what they share. */
export interface FeedEntries {
  entries: readonly FeedEntry[]
  language?: string | undefined
  /** The address of the site. */
  link?: string | undefined
}
