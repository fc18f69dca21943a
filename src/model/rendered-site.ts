import type { BundledChannel, ChannelFeed, ReadyDocument } from './bundle.ts'
import type { PageFacts } from './page-site.ts'

/** The text of a document from one moment until the next. */
export interface RenderedStretch {
  /** 1970 for the first one. */
  from: Date
  /** Absent when no date of the content tells. */
  lastModified?: Date
  /** It may be rendered whenever it is asked for. */
  readonly text: string
  /** Where the beginning changes more often than the rest. */
  parts?: TextParts
}

/** What is known of a text before it is rendered. */
export interface TextParts {
  head: string
  /** Tells all that what follows the head depends on. */
  restKey: string
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

/**
 * Documents that are rendered together. They can be taken from an earlier build whose group has the
 * same key, with the same code.
 */
export interface DocumentGroup {
  /** Tells all that they depend on. */
  key: string
  render(): Promise<RenderedDocument[]>
}

/** All that the build renders. */
export interface RenderedSite {
  /** What every page needs to know, also of those that the Worker renders. */
  pages: PageFacts
  groups: readonly DocumentGroup[]
  channels: readonly BundledChannel[]
  feeds: readonly ChannelFeed[]
  /** Other paths of documents that are no feeds, and those that they lead to. */
  aliases: Readonly<Record<string, string>>
  /** Paths of old slugs of topics, and those that they lead to. */
  moves: Readonly<Record<string, string>>
  /** Paths of what has been removed. */
  gone: readonly string[]
  files: readonly RenderedFile[]
}
