import type { Picture } from '../../model/picture.ts'

/** A file of the content folder, read when it is needed. */
export interface SourceFile {
  /** Path inside the content folder, with `/`. */
  path: string
  /** The bytes; throws when the file cannot be read. */
  read(): Uint8Array
  /**
   * Another text whenever the bytes under this path may be others; undefined where that cannot be
   * told. Throws as `read` does.
   */
  version?(): string | undefined
  /** What it is instead of a file, when it is none. */
  fault?: string
  /** What its bytes show, when its name is the one of a picture. */
  picture?: PictureFacts
}

/** What is seen in a picture as a whole; or why it cannot be shown. */
export type PictureFacts =
  | ({ type: string } & Pick<Picture, 'width' | 'height'>)
  | { fault: string }
