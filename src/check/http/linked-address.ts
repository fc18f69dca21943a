/** A link as a document has it. */
export interface FoundLink {
  /** The document. */
  from: string
  /** Where it stands, such as `a href`. */
  place: string
  /** Whether the document shows what lies there, as it does pictures. */
  embedded: boolean
  /** What the document says of it: a media type without parameters, or such as `image/*`. */
  mediaType?: string
  /** What it is to the document, where that is a feed (RFC 8288). */
  rel?: string
  /** The part of the page that it leads to. */
  fragment?: string
}

/** An address of our own site that documents link to, and what it answers. */
export interface LinkedAddress {
  /** Without a fragment. */
  url: string
  /** Absent when there was no answer. */
  status?: number
  /** Why there was none. */
  failure?: string
  /** Without parameters. */
  mediaType?: string
  /** What a redirect leads to in the end. */
  movedTo?: { url: string; status?: number }
  /** What links may lead to within it; absent when it is no page. */
  ids?: ReadonlySet<string>
  /** In the order in which they were found; never empty. */
  links: readonly FoundLink[]
}
