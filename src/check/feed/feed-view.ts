/** A feed as its subscribers see it, whatever its format. */
export interface FeedView {
  format: 'rss' | 'atom' | 'json'
  /** Of the feed itself, where the format has one. */
  id?: string
  title?: string
  /** Where the feed says that it is. */
  self?: string
  /** Milliseconds since 1970. */
  updated?: number
  items: readonly ItemView[]
}

/** An item as readers store it; what the document does not have is left out. */
export interface ItemView {
  id?: string
  link?: string
  title?: string
  /** Milliseconds since 1970. */
  published?: number
  /** Milliseconds since 1970. */
  updated?: number
  /** As it stands in the document, decoded once. */
  summary?: string
  /** HTML. */
  content?: string
  /** Names, in their order. */
  authors?: string
  tags?: string
  /** The addresses of its enclosures and pictures. */
  media?: string
}
