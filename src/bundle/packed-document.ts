import type { Stretch } from '../model/bundle.ts'
import type { RenderedDocument } from '../model/rendered-site.ts'

/** A document whose stretches name the files that they load. */
export interface PackedDocument extends Omit<RenderedDocument, 'stretches'> {
  stretches: readonly PackedStretch[]
}

export interface PackedStretch extends Omit<Stretch, 'load'> {
  file: string
  /** Bytes of the text. */
  length: number
}
