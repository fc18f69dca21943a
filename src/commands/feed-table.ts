import { channelsOf } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import { formats } from '../render/formats.ts'

/** The addresses of all feeds as a table: a row a channel, a column a format. */
export function feedTable({ site, topics }: Content, origin: string): string {
  const rows = channelsOf(site, topics).map(({ path, topic }) => [
    topic?.title ?? site.title,
    ...formats.map(({ file }) => origin + path + file),
  ])
  const table = [['', ...formats.map(({ name }) => name)], ...rows]
  const widths = table[0]?.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  )
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
