import type { Begin } from './begin.ts'
import type { Block } from './block.ts'
import { escapeLineStart } from './escape-markdown.ts'
import type { LineBuilder } from './line-builder.ts'

/** Writes blocks below and in each other. */
export interface BlockWriter {
  /** Whether all goes on one line, as in a heading. */
  isFlat(): boolean
  /** Ends the text that has been written, unless all goes on one line. */
  endParagraph(paragraph?: boolean): void
  /** Begins what is a paragraph of its own where there is room for one. */
  apart(): () => void
  /** An element that is a block, and only apart from the rest of the line where all goes on one. */
  block(begin: Begin): Begin
  /** Adds a block behind what has been written. */
  push(block: Block): void
  last(): Block | undefined
  /** Begins something on one line, whose end gives it. */
  oneLine(): () => string
  /**
   * Begins what has blocks of its own, which its end gives.
   * @param items those of a list, when what begins next stands directly in it
   */
  enter(items?: Block[][]): () => Block[]
  items(): Block[][] | undefined
  /** Takes away what has been written on this level. */
  take(): Block[]
}

interface Level {
  blocks: Block[]
  items?: Block[][] | undefined
}

export function blockWriter(line: LineBuilder): BlockWriter {
  let level: Level = { blocks: [] }
  let flat = false

  function endParagraph(paragraph = false): void {
    if (flat) {
      line.text(' ')
      return
    }
    const text = line.take().split('\n').map(escapeLineStart).join('\n')
    if (text !== '') level.blocks.push({ kind: 'text', text, ...(paragraph && { paragraph }) })
  }

  function apart(): () => void {
    endParagraph()
    return endParagraph
  }

  function take(): Block[] {
    endParagraph()
    const { blocks } = level
    level.blocks = []
    return blocks
  }

  return {
    isFlat: () => flat,
    endParagraph,
    apart,
    block: (begin) => (attributes) => (flat ? apart() : begin(attributes)),
    push: (block) => void level.blocks.push(block),
    last: () => level.blocks.at(-1),
    oneLine() {
      endParagraph()
      flat = true
      return () => {
        flat = false
        return line.take()
      }
    },
    enter(items) {
      endParagraph()
      const around = level
      level = { blocks: [], items }
      return () => {
        const blocks = take()
        level = around
        return blocks
      }
    },
    items: () => level.items,
    take,
  }
}
