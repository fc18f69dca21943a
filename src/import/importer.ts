import type { Topic } from '../model/site.ts'
import type { ImportedArticle } from './imported-article.ts'
import type { OldSite } from './old-site.ts'

/** A file or an answer that articles may be read from. */
export interface ImportFile {
  /** The path as messages name it, or the address that it came from. */
  path: string
  bytes: Uint8Array
  /** As the server said it, without parameters. */
  mediaType?: string
  /** As the server said it. */
  charset?: string
}

/** What of this site, and of the old one, reading depends on. */
export interface ImportSettings {
  topics: readonly Pick<Topic, 'slug' | 'title' | 'aliases' | 'keywords'>[]
  /** BCP 47. */
  language: string
  /** IANA name; the zone of times without one. */
  timeZone: string
  /** What the settings of the folder say that the file lies in. */
  oldSite?: OldSite
}

/** A reader of one kind of files. */
export interface Importer {
  /** What the kind is called in messages. */
  name: string
  /** Whether the file is of this kind, judged by its name, type and first bytes. */
  recognises(file: ImportFile): boolean
  /** All articles of the file. Throws `UnreadableError` when it cannot be read after all. */
  read(file: ImportFile, settings: ImportSettings): ImportedArticle[]
}

/** A file that looked like one of a kind, and is none; told in a sentence. */
export class UnreadableError extends Error {
  override name = 'UnreadableError'
}
