import type { DocumentKind } from './bundle.ts'

/** The text of a document from one moment until the next. */
export interface RenderedStretch {
  /** 1970 for the first one. */
  from: Date
  lastModified: Date
  text: string
}

/** A document that is ready to be sent, for all times to come. */
export interface RenderedDocument {
  path: string
  kind: DocumentKind
  /** Without parameters. */
  mediaType: string
  stretches: RenderedStretch[]
}
