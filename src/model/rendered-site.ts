import type { BundledChannel, ReadyDocument } from './bundle.ts'
import type { PageFacts } from './page-site.ts'
import type { RenderedItem } from './rendered-item.ts'

/** The text of a document from one moment until the next. */
export interface RenderedStretch {
  /** 1970 for the first one. */
  from: Date
  /** Absent when no date of the content tells. */
  lastModified?: Date
  text: string
}

/** A document that is ready to be sent, for all times to come. */
export interface RenderedDocument extends Omit<ReadyDocument, 'stretches'> {
  path: string
  stretches: readonly RenderedStretch[]
}

/** A file that is the same at all times and that pages name with a hash of its bytes. */
export interface RenderedFile {
  path: string
  text: string
}

/** All that the build renders. */
export interface RenderedSite {
  /** What every page needs to know, also of those that the Worker renders. */
  pages: PageFacts
  documents: readonly RenderedDocument[]
  channels: readonly BundledChannel[]
  /** Other paths, and those that they lead to. */
  aliases: Readonly<Record<string, string>>
  /** Paths of old slugs of topics, and those that they lead to. */
  moves: Readonly<Record<string, string>>
  /** Paths of what has been removed. */
  gone: readonly string[]
  files: readonly RenderedFile[]
  /** Markdown of the articles, by their ids. */
  markdown: ReadonlyMap<string, string>
  /** Their items in feeds, by their ids. */
  items: ReadonlyMap<string, RenderedItem>
}
