/** A file of the content folder, read when it is needed. */
export interface SourceFile {
  /** Path inside the content folder, with `/`. */
  path: string
  /** The bytes; throws when the file cannot be read. */
  read(): Uint8Array
  /** What it is instead of a file, when it is none. */
  fault?: string
}
