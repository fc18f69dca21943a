/** A path at which something is to be, and its media type where it is known. */
export interface KnownPath {
  path: string
  /** Without parameters. */
  mediaType?: string
}

/** A path and the one that it belongs to. */
export interface OtherPath {
  path: string
  canonical: string
}
