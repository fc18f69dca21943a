import type { Icon } from './icon.ts'
import type { Colours } from './palette.ts'
import type { Picture } from './picture.ts'

/** Someone who signs articles: a person or a desk. */
export interface Author {
  name: string
  url?: string
  kind: AuthorKind
}

/** What programs that show articles distinguish. */
export const authorKinds = ['person', 'organisation'] as const
export type AuthorKind = (typeof authorKinds)[number]

/** A name that leads somewhere. */
export interface NamedLink {
  name: string
  url: string
}

/** What stands below every page. */
export interface Footer {
  /** Plain text. */
  text?: string
  links: readonly NamedLink[]
}

/** The sign of the publication above every page. */
export interface Logo extends Picture {
  /** Another one for dark pages. */
  dark?: Picture
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
  icon: Icon
  logo?: Logo
  colours: Colours
  footer: Footer
  /** Minutes that readers should wait between two polls. */
  polling: number
  /** Absolute https address of a WebSub hub, or `self` for the one in the site's own Worker. */
  hub?: string
  window: Window
  /** Paths at which another program had feeds, and the feeds that they give now. */
  oldFeeds?: Readonly<Record<string, string>>
  /** When the settings, rather than an article, last changed. */
  updated?: Date
}

/** A curated subject with feeds of its own. */
export interface Topic {
  slug: string
  /** The Atom id of its feeds, when it is not the one that follows from the slug. */
  id?: string
  /** Old slugs, whose page and feeds lead here. */
  aliases: readonly string[]
  title: string
  description: string
  keywords: readonly string[]
  image?: Picture
}

/** A topic that has been given up; its page and its feeds are gone for good. */
export type RemovedTopic = Pick<Topic, 'slug' | 'id' | 'aliases'>
