import { endsAsSentence } from '../../model/ends-as-sentence.ts'
import { oneLine } from '../../model/text.ts'

/** A line of a page text that says something. */
export interface TextLine {
  /** As an editor counts, from 1. */
  number: number
  text: string
  /** Lines with no empty one between them have the same. */
  block: number
  /** The cells of a row of a table, which tabs stand between. */
  cells?: string[]
}

// Longer lines are paragraphs already.
const widestColumn = 100

/** The lines of a text; those that were wrapped to a column are joined again. */
export function textLines(text: string): TextLine[] {
  const lines = splitLines(text)
  return isWrapped(lines) ? joinBlocks(lines) : lines
}

function splitLines(text: string): TextLine[] {
  let block = 0
  return text.split(/\r\n?|[\n\u2028\u2029\f]/).flatMap((raw, index) => {
    const line = oneLine(raw)
    const cells = raw.split('\t').map(oneLine)
    if (line !== '') {
      return [{ number: index + 1, text: line, block, ...(isRow(cells) && { cells }) }]
    }
    block += 1
    return []
  })
}

/** An indented line is none. */
function isRow(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.filter((cell) => cell !== '').length > 1
}

/** Whether most lines before another of their block are as wide as a column and end anywhere. */
function isWrapped(lines: readonly TextLine[]): boolean {
  const followed = lines.filter((line, index) => lines[index + 1]?.block === line.block)
  if (followed.length < 4) return false
  const widest = followed.reduce((most, { text }) => Math.max(most, text.length), 0)
  const full = followed.filter(({ text }) => text.length > widest * 0.75)
  const broken = full.filter(({ text }) => !endsAsSentence(text, 'und'))
  if (widest <= 40 || widest > widestColumn) return false
  return full.length > followed.length * 0.7 && broken.length > full.length / 2
}

/** A line of some width goes on in the next one of its block. */
function joinBlocks(lines: readonly TextLine[]): TextLine[] {
  const widest = lines.reduce((most, { text }) => Math.max(most, text.length), 0)
  const joined: TextLine[] = []
  for (const [index, line] of lines.entries()) {
    const [before, last] = [lines[index - 1], joined.at(-1)]
    const isRest = before?.block === line.block && before.text.length >= widest * 0.6
    if (!isRest || last === undefined) joined.push(line)
    else joined.splice(-1, 1, { ...last, text: `${last.text} ${line.text}` })
  }
  return joined
}
