import type { Stretch } from '../model/bundle.ts'
import type { Piece } from '../model/pieces.ts'
import type { RenderedDocument } from '../model/rendered-site.ts'

/** A document whose stretches name the files that they load. */
export interface PackedDocument extends Omit<RenderedDocument, 'stretches'> {
  stretches: readonly PackedStretch[]
}

export interface PackedStretch extends Omit<Stretch, 'load'> {
  file: string
  /** Bytes of the text. */
  length: number
  /** Absent where the text is compressed as one. */
  rest?: PackedRest
}

/** What follows the head of a text, and what is known of it without inflating it. */
export interface PackedRest extends Pick<Piece, 'length' | 'crc'> {
  /** Tells all that it depends on. */
  key: string
  /** SHA-256 of its text. */
  hash: string
  /** Where it begins among the blocks of the document. */
  start: number
}
