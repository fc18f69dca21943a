import { printable } from '../paint.ts'
import { counted } from '../problem-report.ts'
import { type FeedFigures, type Figures, type Statuses, subscriberDays } from './read-figures.ts'
import { textTable } from './text-table.ts'

/** The figures as a person reads them, in lines of 80 characters. */
export function figuresReport(figures: Figures): string {
  const { feeds, missing, days } = figures
  const head = `${counted(days, 'day')} until ${minute(figures.until)} UTC, from the dataset ${figures.dataset}`
  if (feeds.length === 0 && missing.length === 0) {
    return `${head}\n\nNobody has asked for a feed in that time.`
  }
  return printableLines(
    [
      head,
      subscribers(feeds, Math.min(days, subscriberDays)),
      requests(feeds),
      readers(feeds, days),
      ...(missing.length > 0 ? [missingAddresses(missing)] : []),
    ].join('\n\n'),
  )
}

function subscribers(feeds: readonly FeedFigures[], days: number): string {
  const head = `Subscribers, as services stated them within ${counted(days, 'day')}`
  const rows = feeds.flatMap((feed) => {
    const services = Object.entries(feed.subscribers)
    const all = services.reduce((sum, [, count]) => sum + count, 0)
    const total: [string, number][] = services.length > 1 ? [['together', all]] : []
    return [...services, ...total].map(([service, count], place) => [
      place === 0 ? nameOf(feed) : '',
      service,
      whole(count),
    ])
  })
  if (rows.length === 0) return `${head}\n  none of those who asked stated any`
  return `${head}\n${textTable(['path', 'left', 'right'], [['feed', 'service', 'people'], ...rows])}`
}

/** Answers that belong together. */
const statusGroups: readonly { name: string; has(status: string): boolean }[] = [
  { name: '200', has: (status) => status === '200' },
  { name: '304', has: (status) => status === '304' },
  { name: '226', has: (status) => status === '226' },
  { name: 'moved', has: (status) => /^30[1278]$/.test(status) },
  { name: '404', has: (status) => status === '404' || status === '410' },
]

function requests(feeds: readonly FeedFigures[]): string {
  const names = [...statusGroups.map(({ name }) => name), 'other']
  const rows = feeds.map((feed) => {
    const all = sum(feed.requests)
    const known = statusGroups.map(({ has }) => sum(feed.requests, has))
    const other = known.reduce((rest, count) => rest - count, all)
    return [nameOf(feed), whole(all), ...[...known, other].map((count) => share(count, all))]
  })
  const columns = ['path', 'right', ...names.map(() => 'right' as const)] as const
  return `Requests\n${textTable(columns, [['feed', 'all', ...names], ...rows])}`
}

function readers(feeds: readonly FeedFigures[], days: number): string {
  const names = new Set(feeds.flatMap((feed) => Object.keys(feed.readers)))
  const rows = [...names]
    .map((name) => ({
      name,
      requests: feeds.reduce((sum, feed) => sum + (feed.readers[name] ?? 0), 0),
      isStated: feeds.some((feed) => feed.subscribers[name] !== undefined),
    }))
    .toSorted((one, other) => other.requests - one.requests)
    .map(({ name, requests, isStated }) => [
      name,
      daily(requests / days),
      isStated ? 'states its subscribers' : '',
    ])
  return `Polls by
${textTable(['left', 'right', 'left'], [['reader', 'a day', ''], ...rows])}
  These are requests, not people: who a reader asks for is not stored.`
}

function missingAddresses(missing: Figures['missing']): string {
  const rows = missing.map(({ path, status, requests }) => [whole(requests), status, path])
  const head = ['requests', 'status', 'address']
  return `Addresses that lead to no feed
${textTable(['right', 'left', 'path'], [head, ...rows])}`
}

function nameOf({ feed, kind }: FeedFigures): string {
  if (kind === 'filtered') return `${feed}?…`
  return kind === 'archive' ? `${feed} (archives)` : feed
}

function sum(statuses: Statuses, has: (status: string) => boolean = () => true): number {
  return Object.entries(statuses)
    .filter(([status]) => has(status))
    .reduce((all, [, count]) => all + count, 0)
}

/** With groups of three digits, as in `12,345`. */
function whole(count: number): string {
  return Math.round(count).toLocaleString('en')
}

function daily(count: number): string {
  return count < 10 ? count.toFixed(1) : whole(count)
}

function share(count: number, all: number): string {
  if (count === 0) return '-'
  const percent = (100 * count) / all
  return percent < 1 ? '<1%' : `${Math.round(percent)}%`
}

function minute(time: string): string {
  return time.slice(0, 16).replace('T', ' ')
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}
