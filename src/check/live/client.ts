import type { FeedFormat } from '../feed/opened-feed.ts'

/** A program that asks for feeds, and what it makes of the answers. */
export interface Client {
  name: string
  /** What it sends each time. */
  headers: Readonly<Record<string, string>>
  /** What it sends besides when it has validators. */
  conditional?: Readonly<Record<string, string>>
  /** Formats for which it sends its validators; the others it downloads each time. */
  revalidates: readonly FeedFormat[]
  /** From which answers it takes its validators. */
  keeps: 'those of the document' | 'those of each answer'
  /** Formats that it can read. */
  reads: readonly FeedFormat[]
  /** Media types of XML that it takes for a feed; absent where it looks at the bytes only. */
  types?: readonly string[]
  /** Seconds that it waits for an answer. */
  patience: number
  /** Whether a person looks at what it gets, so that a page is as good as a feed. */
  browser?: boolean
}
