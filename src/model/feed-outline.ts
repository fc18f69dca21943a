import type { ArchiveAddress, FollowingArchive } from './archive-name.ts'
import type { BundledChannel, Removal } from './bundle.ts'
import type { FeedQuery } from './feed-query.ts'

/** A document of a channel's feed, in the format whose file it has. */
export interface FeedPart {
  channel: BundledChannel
  /** Name of the feed beside the page of its channel. */
  file: string
  query: FeedQuery
  /** The query in canonical form, without the question mark. */
  canonical: string
  /** Path of the folder that it lies in, where that is not the page of its channel. */
  folder?: string
  /** What its readers are told to forget. */
  removed?: readonly Removal[]
}

/** What stands around the items of a document depends on. */
export interface OutlinedFeed extends FeedPart {
  /** When one of its items last changed, in milliseconds since 1970; absent without items. */
  updated?: number
  history: FeedPlace
}

/** Where a document stands among those of the same feed (RFC 5005). */
export type FeedPlace =
  | { is: 'subscription'; previous?: ArchiveAddress }
  | { is: 'archive'; previous?: ArchiveAddress; next: FollowingArchive }
  | { is: 'page'; nextQuery?: string }

/** A document without its items. */
export interface FeedOutline {
  mediaType: string
  /** What the `Link` header says of it. */
  link: string
  head: string
  tail: string
  /** Between two items. */
  separator: string
  /** What an item is made of: places of its parts, and literal texts. */
  recipe: readonly (number | string)[]
}
