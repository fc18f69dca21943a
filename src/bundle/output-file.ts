/** A file of a build; equal content gives equal files. */
export interface OutputFile {
  /** Path in the output folder, with `/`. */
  path: string
  bytes: Uint8Array
}
