import type { Exchange } from '../http/exchange.ts'
import type { LiveFeed } from './live-feed.ts'

/** Another way to write the address of a feed, and what is there. */
export interface Variant {
  /** Such as `http`, `www`, `upper case`. */
  name: string
  url: string
  /** The address that it is to lead to. */
  wanted: string
  /** Whether it may give the feed without a redirect. */
  mayAnswer: boolean
  /** The redirects, in order. */
  redirects: readonly Exchange[]
  /** What lies at their end; absent when there is no answer. */
  end?: Exchange
  failure?: string
  /** What Node calls the failure. */
  code?: string
}

/** What `/robots.txt` forbids. */
export interface Forbidden {
  /** Address of a feed. */
  url: string
  /** Names of the clients, `*` for all. */
  agents: readonly string[]
}

/** What is known of an article that is not to be seen yet. */
export interface EarlyArticle {
  title: string
  /** Milliseconds since 1970. */
  published: number
  /** Where it can be had all the same: addresses, and feeds that hold it. */
  foundAt: readonly string[]
}

/** A live site as a whole. */
export interface LiveSite {
  /** Where it was asked. */
  address: string
  /** Why its page and its feeds cannot be had at all. */
  unreachable?: { failure: string; code?: string }
  feeds: readonly LiveFeed[]
  /** Feeds that were found, or that the build has. */
  known: readonly string[]
  /** Feeds that the lists of the site name; absent where it has no list. */
  listed?: readonly string[]
  variants: readonly Variant[]
  forbidden: readonly Forbidden[]
  early: readonly EarlyArticle[]
  /** By how many milliseconds the clock of the site is ahead of ours; absent when it does not tell. */
  ahead?: number
  /** Why one who knows TLS 1.2 only gets nothing; absent where he does, or nobody has tried. */
  olderTls?: { failure: string; code?: string }
  /** Pages of a build that is known. */
  pages: readonly Exchange[]
  /** What a browser gets of a picture of a feed that another site shows; absent where none is to be had. */
  picture?: Exchange
  /** An answer of the site, when it is not on this machine. */
  secured?: Exchange
  /** Milliseconds since 1970. */
  now: number
}
