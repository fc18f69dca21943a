import type { Begin, Elements } from './begin.ts'
import type { BlockWriter } from './block-writer.ts'
import { type Row, tableBlock } from './table-block.ts'

export function tableElements(writer: BlockWriter): Elements {
  /** The rows of the table around. */
  let rows: Row[] | undefined
  let inHead = false

  function table(): () => void {
    writer.endParagraph()
    const around = rows
    const own: Row[] = []
    rows = own
    return () => {
      writer.endParagraph()
      rows = around
      const made = tableBlock(own)
      if (made) writer.push(made)
    }
  }

  function row(): () => void {
    rows?.push({ cells: [], heading: inHead })
    return writer.apart()
  }

  function cell(heading: boolean): Begin {
    return ({ align, colspan, rowspan }) => {
      const last = rows?.at(-1)
      if (!last) return writer.apart()
      last.heading ||= heading
      const end = writer.oneLine()
      return () => {
        const text = end().replaceAll('|', '\\|')
        last.cells.push({ text, align, width: span(colspan), height: span(rowspan) })
      }
    }
  }

  return {
    table: writer.block(table),
    thead() {
      inHead = true
      return () => {
        inHead = false
      }
    },
    tr: writer.block(row),
    th: writer.block(cell(true)),
    td: writer.block(cell(false)),
  }
}

// More columns or rows than a cell can well take are a mistake.
function span(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d?$/.test(text) ? Number(text) : 1
}
