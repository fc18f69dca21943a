/** Someone who signs articles: a person or a desk. */
export interface Author {
  name: string
  url?: string
}

/** A label for the terms under which the articles may be used. */
export interface Licence {
  name: string
  url?: string
}

/** How many of the newest articles a feed holds. */
export interface Window {
  items: number
  /** Articles this many days younger than the newest one stay, even beyond `items`. */
  days: number
}

/** The publication, as `site.yaml` states it. */
export interface Site {
  title: string
  description: string
  /** The origin that all addresses start with, without a trailing slash. */
  url: string
  /** BCP 47. */
  language: string
  /** IANA name; the zone of dates without a time. */
  timeZone: string
  /** Authority and date of the `tag:` URIs; frozen when the site is created (RFC 4151 §2.1). */
  ids: { authority: string; date: string }
  authors: Readonly<Record<string, Author>>
  licence?: Licence
  /** Absolute address of a PNG, JPEG or GIF. */
  icon?: string
  /** Minutes that readers should wait between two polls. */
  polling: number
  window: Window
  /** When the settings, rather than an article, last changed. */
  updated?: Date
}

/** A curated subject with feeds of its own. */
export interface Topic {
  slug: string
  title: string
  description: string
  keywords: readonly string[]
  /** Absolute address of a PNG, JPEG or GIF. */
  image?: string
}
