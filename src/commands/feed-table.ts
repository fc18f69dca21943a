import { channelsOf } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import { formats } from '../render/formats.ts'

const gap = '  '

/**
 * The addresses of all feeds: a row a channel and a column a format, or one below the other where
 * that is too wide.
 * @param columns how many characters fit into a line
 */
export function feedTable(
  { site, topics }: Pick<Content, 'site' | 'topics'>,
  origin: string,
  columns: number,
): string {
  const rows = channelsOf(site, topics).map(({ path, topic }) => [
    topic?.title ?? site.title,
    ...formats.map(({ file }) => origin + path + file),
  ])
  const head = ['', ...formats.map(({ name }) => name)]
  const table = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const width = widths.reduce((sum, one) => sum + gap.length + one, -gap.length)
  if (width > columns) return rows.map((row) => row.join('\n  ')).join('\n')
  return table.map((row) => padded(row, widths).join(gap).trimEnd()).join('\n')
}

function padded(row: readonly string[], widths: readonly number[]): string[] {
  return row.map((cell, column) => cell.padEnd(widths[column] ?? 0))
}
