import type { Paint } from '../paint.ts'
import { counted } from '../problem-report.ts'
import type { ClientResult, ExaminedFeed } from './examination.ts'

// So that a line fits into 80 characters.
const columnsOfFeeds = 3
const nameWidth = 14
const cellWidth = 22

/**
 * What each client has of each feed: a block for each folder of feeds. Of folders in which all is
 * well the first is shown whole, and of the others a line.
 */
export function clientTable(feeds: readonly ExaminedFeed[], paint: Paint): string {
  const folders = [...Map.groupBy(feeds, ({ url }) => new URL('.', url).pathname)]
  const blocks = folders.map(([folder, those], index) =>
    index > 0 && those.every(isWell) ? [shortLine(folder, those, paint)] : block(those, paint),
  )
  return blocks.flat().join('\n')
}

function isWell({ clients }: ExaminedFeed): boolean {
  return clients.every(({ ok }) => ok)
}

function shortLine(folder: string, feeds: readonly ExaminedFeed[], paint: Paint): string {
  const clients = new Set(feeds.flatMap((feed) => feed.clients.map(({ client }) => client)))
  const all = `${counted(feeds.length, 'feed')}, ${counted(clients.size, 'client')}`
  return `${paint('plain', folder)}  ${paint('green', '✓')} ${all}`
}

function block(feeds: readonly ExaminedFeed[], paint: Paint): string[] {
  const [first] = feeds
  if (!first) return []
  const columns = feeds.slice(0, columnsOfFeeds)
  const others = feeds.slice(columnsOfFeeds)
  const names = [...new Set(columns.flatMap(({ clients }) => clients.map(({ client }) => client)))]
  const { pathname } = new URL('.', first.url)
  return [
    paint('bold', pathname),
    line(
      '',
      columns.map(({ url }) => paint('plain', cut(fileOf(url)).padEnd(cellWidth))),
    ),
    ...names.map((name) =>
      line(
        name,
        columns.map(({ clients }) =>
          cell(
            clients.find(({ client }) => client === name),
            paint,
          ),
        ),
      ),
    ),
    ...(others.length > 0 && others.every(isWell)
      ? [shortLine(pathname, others, paint)]
      : block(others, paint)),
  ]
}

function line(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(nameWidth - 2)}${cells.join('')}`.trimEnd()
}

function cell(result: ClientResult | undefined, paint: Paint): string {
  // It cannot read the format.
  if (!result) return '–'.padEnd(cellWidth)
  const { ok, words } = result
  const mark = paint(ok ? 'green' : 'red', ok ? '✓' : '✗')
  return `${mark} ${paint('plain', cut(words).padEnd(cellWidth - 2))}`
}

function cut(text: string): string {
  const room = cellWidth - 3
  return text.length > room ? `${text.slice(0, room - 1)}…` : text
}

function fileOf(url: string): string {
  const { pathname, search } = new URL(url)
  const [name = ''] = /[^/]*\/?$/.exec(pathname) ?? []
  return (name === '' ? pathname : name) + search
}
