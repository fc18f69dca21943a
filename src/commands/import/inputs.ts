import type { ImportFile } from '../../import/importer.ts'
import type { OldSite } from '../../import/old-site.ts'

/** Something that articles may be read from. */
export interface Input {
  file: ImportFile
  /** Where its local files are looked for: folders, the nearest first. */
  folders: readonly string[]
  oldSite?: OldSite
}

/** What could not be read, and why. */
export interface Unread {
  origin: string
  reason: string
}

export interface Inputs {
  inputs: Input[]
  unread: Unread[]
}
