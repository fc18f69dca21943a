import type { Answer, Exchange } from './exchange.ts'

/** What is at an address, or is to be. */
export type AddressKind =
  | 'feed'
  | 'page'
  /** A list of addresses for programs, such as OPML or a sitemap. */
  | 'list'
  /** A text for programs and people, such as Markdown. */
  | 'text'
  /** What programs get of the API, or a description of it. */
  | 'api'
  /** A file that is served as it is. */
  | 'asset'
  /** Another path of a document, answered with the same bytes. */
  | 'other-path'
  /** Another spelling of an address, such as one with a slash too many. */
  | 'moved'
  /** An old path of an article. */
  | 'alias'
  /** A question that makes no sense. */
  | 'refused'
  /** Where nothing ever was. */
  | 'missing'
  /** Where something was that has been removed. */
  | 'gone'

/** The requests that are made with one address. */
export type ExchangeName =
  /** GET without `Accept-Encoding`. */
  | 'plain'
  /** The same once more. */
  | 'again'
  /** GET with `Accept-Encoding: gzip`. */
  | 'gzip'
  | 'head'
  /** GET with `If-None-Match` and the ETag of the answer. */
  | 'sameEtag'
  /** The same for gzip, with the ETag that came with gzip. */
  | 'sameEtagGzip'
  /** HEAD with `If-None-Match` and the ETag of the answer. */
  | 'headSameEtag'
  /** GET with a list in which the ETag stands as a weak one. */
  | 'etagList'
  /** GET with `If-None-Match: *`. */
  | 'anyEtag'
  /** GET with `If-Modified-Since` alone. */
  | 'sameDate'
  /** The same with a later date, which is over as well. */
  | 'laterDate'
  /** The date of the last change in the form of RFC 850. */
  | 'rfc850Date'
  /** The date of the last change in the form of asctime. */
  | 'asctimeDate'
  /** GET with an ETag of old and the date of the last change. */
  | 'oldEtag'
  /** GET with an `If-Modified-Since` that is no date. */
  | 'noDate'
  | 'post'
  /** What a browser asks before a page of another site may send `If-None-Match`. */
  | 'preflight'
  /** GET with a query that means nothing. */
  | 'query'

/** An address and all that was asked of it; rules keep to the exchanges that there are. */
export interface VisitedAddress {
  /** As the site itself names it. */
  url: string
  kind: AddressKind
  /** What is expected, without parameters; absent when it is not known. */
  mediaType?: string
  /** Where it is to lead to, or whose bytes it is to have. */
  canonical?: string
  /** What the canonical address answers to the same request. */
  canonicalAnswer?: Answer
  /** Absent where it is no archive document (RFC 5005 §4). */
  archive?: ArchiveFacts
  /** The redirects on the way to the answers, in order. */
  redirects: readonly Exchange[]
  exchanges: Readonly<Partial<Record<ExchangeName, Exchange>>>
  /** Why requests were not answered. */
  failures: Readonly<Partial<Record<ExchangeName, string>>>
  /** What was not asked because the server takes too long. */
  unasked?: readonly ExchangeName[]
  /** When it was visited, in milliseconds since 1970. */
  visited: number
}

/** What is known of an archive document. */
export interface ArchiveFacts {
  /** Address of the document that one subscribes to. */
  subscription: string
  /** Until when the archive cannot become another one, in milliseconds since 1970. */
  sameUntil: number
}

/** What the address answers to an ordinary GET. */
export function answerOf({ exchanges }: Pick<VisitedAddress, 'exchanges'>): Answer | undefined {
  return (exchanges.plain ?? exchanges.gzip)?.answer
}

/** All answers. */
export function answersOf({ exchanges }: Pick<VisitedAddress, 'exchanges'>): Answer[] {
  return Object.values(exchanges).map(({ answer }) => answer)
}
