import type { OpenedFeed } from './opened-feed.ts'

/** A feed of a site and what can be reached from it (RFC 5005 §4). */
export interface FeedHistory {
  /** The document that one subscribes to. */
  subscription: OpenedFeed
  /** Those archive documents before it that were visited, the newest first. */
  archives: readonly OpenedFeed[]
  /** The way to the first item, where it was gone. */
  walk?: ArchiveWalk
}

/** All documents of a feed, each found by the one before. */
export interface ArchiveWalk {
  /** The subscription document first. */
  documents: readonly { address: string; ids: readonly string[] }[]
  /** Where it came to an end before the first item, and why. */
  failure?: { address: string; found: string }
  /** The ids of all articles that the feed has to carry. */
  carried: readonly string[]
}

/** The address of the document with older items; JSON Feed has `next_url` for all of them. */
export function olderDocument({ parts, json }: OpenedFeed): string | undefined {
  const next = json?.value['next_url']
  if (typeof next === 'string') return next
  return parts?.links.find(({ rel }) => rel === 'prev-archive')?.text
}
