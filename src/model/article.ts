import type { MediaLink, Picture } from './picture.ts'
import type { Author } from './site.ts'

/** The report or document that an article is based on. */
export interface Source {
  name: string
  url: string
  published?: Date
}

export interface Image extends Picture {
  alt: string
  credit?: string
}

/** What was wrong in an article, and since when it is right. */
export interface Correction {
  date: Date
  /** Plain text. */
  text: string
}

/** One article, checked and ready to be rendered; all dates have whole seconds. */
export interface Article {
  /** Minted once and never changed (RFC 4287 §4.2.6). */
  id: string
  /**
   * What readers know it by since before it came here, where that is another text; RSS and JSON Feed
   * carry it exactly, Atom where it is an IRI.
   */
  guid?: string
  slug: string
  title: string
  published: Date
  updated: Date
  expires?: Date
  /** Plain text. */
  summary: string
  /** Whether the summary is the beginning of the text, since no author has written one. */
  summaryFromText: boolean
  /** Slugs, in the order of `topics.yaml`. */
  topics: readonly string[]
  tags: readonly string[]
  authors: readonly Author[]
  language: string
  source?: Source
  image?: Image
  enclosure?: MediaLink
  /** In the order of their dates. */
  corrections: readonly Correction[]
  /** Old paths that lead here. */
  aliases: readonly string[]
  /** False keeps the article out of feeds; its page exists all the same. */
  inFeeds: boolean
  /** A sanitised HTML fragment with absolute addresses. */
  html: string
}

/** The path of an article's page. */
export function articlePath(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}/`
}

/** The path of an article as Markdown. */
export function markdownPath(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}.md`
}

/** Newest first; ties are broken by id, so that the order never depends on the file system. */
export function compareNewestFirst(
  a: Pick<Article, 'published' | 'id'>,
  b: Pick<Article, 'published' | 'id'>,
): number {
  return b.published.getTime() - a.published.getTime() || (a.id < b.id ? -1 : 1)
}
