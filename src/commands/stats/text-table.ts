const gap = '  '
const lineLength = 80

/** How the cells of a column stand; those of `path` lose their middle where a line would be too long. */
export type Column = 'left' | 'right' | 'path'

/** Rows as lines of cells that stand below each other, each two spaces in. */
export function textTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const wide = columns.map((_, place) => Math.max(...rows.map((row) => row[place]?.length ?? 0)))
  const others = wide.filter((_, place) => columns[place] !== 'path')
  const room = lineLength - others.reduce((sum, one) => sum + one, 0) - gap.length * columns.length
  const widths = wide.map((one, place) => (columns[place] === 'path' ? Math.min(one, room) : one))
  return rows.map((row) => line(row, columns, widths)).join('\n')
}

function line(
  row: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
): string {
  const cells = columns.map((column, place) => {
    const [cell = '', width = 0] = [row[place], widths[place]]
    return column === 'right' ? cell.padStart(width) : shortened(cell, width).padEnd(width)
  })
  return gap + cells.join(gap).trimEnd()
}

/** Both ends of a path tell more than its middle. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const end = Math.floor((most - 1) / 2)
  return `${text.slice(0, most - 1 - end)}…${text.slice(-end)}`
}
