import type { BenchHead } from '../bench-head.ts'
import type { BenchReport, PartReport } from './bench-report.ts'
import { headText } from './head-text.ts'
import { cellsOf, columns } from './written-figure.ts'

const introduction = `# Benchmarks

What \`npm run bench -- --save\` wrote last. Each part says when and where it was measured. Figures are
medians, with the least and the greatest in brackets; a ratio is ours by the other's, taken round by
round from measurements by turns. Times depend on the machine, ratios hardly.`

/**
 * The page of all results: the parts of this run, and those of earlier ones that it does not have.
 * @param before the page as it is now
 * @param order the names of all parts
 */
export function reportMarkdown(
  { head, parts }: BenchReport,
  before: string,
  order: readonly string[],
): string {
  const sections = new Map(sectionsOf(before))
  for (const part of parts) sections.set(part.name, section(part, head))
  const known = order.flatMap((name) => sections.get(name) ?? [])
  return `${[introduction, ...known].join('\n\n')}\n`
}

function sectionsOf(page: string): [name: string, text: string][] {
  return page
    .split(/^(?=## )/m)
    .slice(1)
    .map((text) => [/^## (.*)$/m.exec(text)?.[1] ?? '', text.trim()])
}

function section({ name, shows, rows }: PartReport, head: BenchHead): string {
  const table = [columns, columns.map(() => '---'), ...rows.map(cellsOf)]
  const lines = table.map((cells) => `| ${cells.join(' | ')} |`)
  const notes = rows.flatMap((row) => (row.note === undefined ? [] : `- ${row.name}: ${row.note}.`))
  return [`## ${name}`, shows, headText(head), lines.join('\n'), notes.join('\n')]
    .filter((text) => text !== '')
    .join('\n\n')
}
