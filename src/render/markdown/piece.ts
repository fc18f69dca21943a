/** What an element makes of the words in it. */
export type Style = MarkedStyle | { kind: 'code' }

/** A style that has a mark before its words and one behind them. */
export type MarkedStyle = { kind: 'em' | 'strong' | 'del' } | LinkStyle

export interface LinkStyle {
  kind: 'link'
  url: string
  title: string
  /** Whether it shows its address when it shows nothing else. */
  bare?: boolean
}

/** Such a pair of marks. */
export interface Mark {
  style: MarkedStyle
  /** The place of the second one among the pieces. */
  end: number
}

/** A part of a line. */
export type Piece = TextPiece | CodePiece | MarkPiece | ReadyPiece

export interface TextPiece {
  kind: 'text'
  raw: string
  /** Whether it stands in the square brackets of a link. */
  inLink: boolean
}

export interface CodePiece {
  kind: 'code'
  code: string
}

export interface MarkPiece {
  kind: 'begin' | 'end'
  mark: Mark
}

/** As it stands in Markdown. */
export interface ReadyPiece {
  kind: 'ready'
  text: string
}
