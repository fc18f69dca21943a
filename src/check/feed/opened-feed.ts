import type { Encoding } from './decode-text.ts'
import type { FeedParts } from './feed-parts.ts'
import type { JsonDocument } from './parse-json.ts'
import type { SyntaxFault } from './syntax-fault.ts'
import type { XmlElement } from './xml-element.ts'

export type FeedFormat = 'rss' | 'atom' | 'json' | 'opml'

/** A document as it was served, opened as far as it can be. */
export interface OpenedFeed {
  /** Where it was fetched; absent for a file. */
  address?: string
  /** Address of the document that one subscribes to, where this is another page of the feed. */
  subscription?: string
  /** The `Link` header that came with it. */
  link?: string
  /** When it is looked at, in milliseconds since 1970. */
  now: number
  bytes: Uint8Array
  encoding: Encoding
  /** Decoded, without a byte order mark. */
  text: string
  /** The offset at which each line of the text begins. */
  lines: readonly number[]
  /** What the content is, whatever it is called; undefined when it is no feed and no list. */
  format: FeedFormat | undefined
  fault?: SyntaxFault
  /** The root element of a document without fault. */
  xml?: XmlElement
  json?: JsonDocument
  /** What readers take from a feed without fault. */
  parts?: FeedParts
}
