import type { BenchReport, PartReport } from './bench-report.ts'
import { headText } from './head-text.ts'
import { cellsOf, columns } from './written-figure.ts'

/** The result as people read it in a terminal. */
export function reportText({ head, parts }: BenchReport): string {
  return [headText(head), ...parts.map(partText)].join('\n\n')
}

function partText({ name, shows, rows }: PartReport): string {
  const table = [[...columns], ...rows.map(cellsOf)]
  const widths = columns.map((_, column) => Math.max(...table.map((row) => width(row[column]))))
  const lines = table.map((row, index) => {
    const note = rows[index - 1]?.note
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
    return line.trimEnd() + (note === undefined ? '' : `\n    ${note}`)
  })
  return `${name}: ${shows}\n\n${lines.join('\n')}`
}

function width(cell = ''): number {
  return cell.length
}
