/** A file that an article or a channel shows or carries. */
export interface MediaLink {
  /** Absolute address. */
  url: string
  /** Media type; absent when neither the author nor the file name tells. */
  type?: string
  /** Size in bytes; absent when unknown. */
  length?: number
}

/** A picture; its size in pixels is known of the files of the content folder. */
export interface Picture extends MediaLink {
  width?: number
  height?: number
}
