/**
 * The item of an article in all formats, in parts that are put together when a feed is asked for.
 * The Worker finds each by its place in the list that `partNames` of `render` gives.
 */
export interface RenderedItem {
  /** UTF-8. */
  parts: readonly Uint8Array[]
  /** Bytes that its largest form takes in a feed. */
  length: number
  /** The same without its content. */
  briefLength: number
}
