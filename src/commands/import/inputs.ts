import type { ImportFile } from '../../import/importer.ts'
import type { OldSite } from '../../import/old-site.ts'

/** Something that articles may be read from. */
export interface Input {
  file: ImportFile
  /** Where its local files are looked for: folders, the nearest first. */
  folders: readonly string[]
  oldSite?: OldSite
}

/** What could not be imported, and why. */
export interface Unread {
  origin: string
  reason: string
  /** Whether it was read, and could not be written. */
  isWriting?: true
}

export interface Inputs {
  inputs: Input[]
  unread: Unread[]
}
