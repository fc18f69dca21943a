import type { Block } from './block.ts'

/** The cell of a table. */
export interface Cell {
  text: string
  align: string | undefined
  /** How many columns and rows it takes. */
  width: number
  height: number
}

/** A row of a table, and whether it is one of headings. */
export interface Row {
  cells: Cell[]
  heading: boolean
}

interface Column {
  rule: string
  fill(text: string): string
}

// Wider columns are not filled up, so that a long cell does not make all the others as long.
const widest = 80

// Places that a cell takes beyond its own are only kept in so many columns.
const mostColumns = 100

const empty: Cell = { text: '', align: undefined, width: 1, height: 1 }

/** A table of GFM (§4.10). Its first row is one of headings, be it empty. */
export function tableBlock(rows: readonly Row[]): Block | undefined {
  const grid = gridOf(rows)
  const count = largest(grid.map((row) => row.length))
  if (count === 0) return undefined
  if (!rows[0]?.heading) grid.unshift([])
  const columns = Array.from({ length: count }, (_, place) =>
    columnOf(grid.map((row) => row[place] ?? empty)),
  )
  const [head = '', ...body] = grid.map((row) =>
    line(columns.map(({ fill }, place) => fill(row[place]?.text ?? ''))),
  )
  const rules = line(columns.map(({ rule }) => rule))
  return { kind: 'table', text: [head, rules, ...body].join('\n') }
}

/** The cells by row and column; what a cell takes more than one place of is empty. */
function gridOf(rows: readonly Row[]): Cell[][] {
  const grid = rows.map((): Cell[] => [])
  for (const [index, { cells }] of rows.entries()) {
    for (const cell of cells) take(cell, grid.slice(index, index + cell.height))
  }
  return grid
}

/** Puts a cell at the first free place of these rows. */
function take(cell: Cell, [first = [], ...others]: Cell[][]): void {
  let place = 0
  while (first[place]) place += 1
  const end = Math.max(place + 1, Math.min(place + cell.width, mostColumns))
  for (let step = place; step < end; step += 1) {
    first[step] = step === place ? cell : empty
    for (const row of others) row[step] = empty
  }
}

function columnOf(cells: readonly Cell[]): Column {
  const align = cells.find((cell) => cell.align !== undefined)?.align
  const [left, right] = [
    align === 'left' || align === 'center',
    align === 'right' || align === 'center',
  ]
  const colons = Number(left) + Number(right)
  const longest = Math.min(largest(cells.map(({ text }) => text.length)), widest)
  const width = Math.max(longest, colons + 1)
  return {
    rule: `${left ? ':' : ''}${'-'.repeat(width - colons)}${right ? ':' : ''}`,
    fill(text) {
      if (!right) return text.padEnd(width)
      if (!left) return text.padStart(width)
      return text.padStart(Math.ceil((width + text.length) / 2)).padEnd(width)
    },
  }
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0)
}
