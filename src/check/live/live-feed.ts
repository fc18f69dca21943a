import type { FeedFormat, OpenedFeed } from '../feed/opened-feed.ts'
import type { Answer, Exchange } from '../http/exchange.ts'
import type { VisitedAddress } from '../http/visited-address.ts'
import type { Client } from './client.ts'

/** What a client asked of a feed, one request after the other. */
export interface ClientVisit {
  client: Client
  /** The redirects on the way to the answer. */
  redirects: readonly Exchange[]
  /** Absent when there was none. */
  first?: Exchange
  /** Why there was none, in words. */
  failure?: string
  /** Whether nothing came as long as it waited. */
  isSilent?: boolean
  /** What it got with the validators that it has since. */
  second?: Exchange
  /** The same once more, where the client takes validators from the second answer. */
  third?: Exchange
}

/** What is served to one kind of client when another kind has just asked for the same address. */
export interface MixedAnswers {
  /** To a reader, after a browser has opened the address. */
  readerAfterBrowser?: Answer
  /** To a browser, after a reader has asked. */
  browserAfterReader?: Answer
  /** To those who take no encoding, after one who takes gzip. */
  plainAfterPacked?: Answer
}

/** A state of a document that a build knows. */
export interface BuiltState {
  /** Since when, in milliseconds since 1970. */
  from: number
  /** As the Worker sends it. */
  etag: string
}

/** What a build knows of one of its feeds. */
export interface BuiltFeed {
  mediaType: string
  /** In order of time; never empty. */
  states: readonly BuiltState[]
  /** Seconds of `max-age` now. */
  maxAge: number
  /** What its `Link` header names as hubs (WebSub §4). */
  hubs: readonly string[]
  /** What `Vary` names, in lower case. */
  vary: readonly string[]
  /** Titles of all articles of the content, by their ids. */
  titles: ReadonlyMap<string, string>
  /** Ids of the newest articles that it holds now. */
  newest: readonly string[]
}

/** The hubs of a feed (WebSub §4). */
export interface HubFacts {
  /** Named in the document. */
  inBody: readonly string[]
  /** Named in the `Link` header. */
  inHeader: readonly string[]
  /** The address that the `Link` header says is its own. */
  selfInHeader?: string
  /** Status of the answer of the first to HEAD; absent when it was not asked or did not answer. */
  status?: number
  /** Why it did not answer. */
  failure?: string
}

/** A feed of a live site, as all clients see it. */
export interface LiveFeed {
  /** As the site itself names it. */
  url: string
  /** Origin of the site. */
  site: string
  /** What its address or its content says that it is. */
  format: FeedFormat | undefined
  visits: readonly ClientVisit[]
  /** All else that was asked; absent where no reader gets a feed. */
  visited?: VisitedAddress
  /** What readers get, opened; absent where no reader gets a feed. */
  opened?: OpenedFeed
  /** The validator that this build would give the bytes that readers get. */
  ownTag?: string
  /** Absent where no build is known, or where it has no such feed. */
  built?: BuiltFeed
  mixed?: MixedAnswers
  /** Hubs that the feed names, and what the first says; absent where the feed names none. */
  hub?: HubFacts
  /** Milliseconds since 1970. */
  now: number
}
