/** A finished block of Markdown. */
export interface Block {
  kind: 'text' | 'heading' | 'rule' | 'code' | 'quote' | 'table' | 'list'
  text: string
  /** Whether it was a paragraph of its own, and not only text. */
  paragraph?: boolean
  /** Whether it ends the text before it without an empty line in between. */
  endsText?: boolean
  /** Of a list. */
  list?: List
}

/** What those beside and around a list need to know of it. */
export interface List {
  /** The sign at its items. */
  sign: '-' | '*' | '.' | ')'
  loose: boolean
}

/** Blocks below each other. */
export function joinBlocks(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n\n')
}

/** The lines with something before each of them; an empty one has nothing behind it. */
export function indent(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => {
      const start = index === 0 ? first : others
      return line === '' ? start.trimEnd() : start + line
    })
    .join('\n')
}
