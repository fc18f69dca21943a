/** What an address in an article is for. */
export type MediaUse = 'link' | 'picture' | 'enclosure'

/** A file that an article shows or carries, under the name that it had. */
export interface BroughtFile {
  name: string
  bytes: Uint8Array
}

/** Where the files come from that articles show. */
export interface MediaSource {
  /**
   * The file at an address, or why it could not be had; undefined when the address is to stay.
   * @param base what a relative address is relative to
   */
  bring(
    address: string,
    use: MediaUse,
    base: string | undefined,
  ): Promise<BroughtFile | { fault: string } | undefined>
}
