import { type StatsTexts, statsNumbers, statsTexts } from '../../model/stats-point.ts'

// The dialect and its functions: developers.cloudflare.com/analytics/analytics-engine/sql-reference.

type Column = keyof StatsTexts | (typeof statsNumbers)[number]

/** Statuses of answers that give a reader the feed, or say that it has it. */
const fed = ['200', '226', '304']

/** The names of all datasets. */
export const datasetsQuery = 'SHOW TABLES FORMAT JSON'

/**
 * What services state, a row for each name under which one knows a feed, and each day. The largest
 * number of a day is taken: a service with two addresses for one feed states each in its turn.
 */
export function subscribersQuery(dataset: string, since: Date): string {
  return `SELECT ${named('feed')}, ${named('kind')}, ${named('reader')}, ${named('address')},
  toStartOfDay(timestamp) AS day, max(${column('subscribers')}) AS subscribers
FROM ${dataset}
WHERE ${from(since)} AND ${column('subscribers')} > 0 AND ${column('kind')} != 'archive'
  AND ${column('feed')} != '' AND ${column('status')} IN (${fed.map(quoted).join(', ')})
GROUP BY feed, kind, reader, address, day
FORMAT JSON`
}

/** How often feeds were asked for, a row for each status and reader. */
export function requestsQuery(dataset: string, since: Date): string {
  return `SELECT ${named('feed')}, ${named('kind')}, ${named('reader')}, ${named('status')},
  sum(_sample_interval) AS requests
FROM ${dataset}
WHERE ${from(since)} AND ${column('feed')} != ''
GROUP BY feed, kind, reader, status
FORMAT JSON`
}

/** Which addresses were asked for that lead to no feed, the most frequent first. */
export function missingQuery(dataset: string, since: Date, limit: number): string {
  return `SELECT ${named('missing')}, ${named('status')}, sum(_sample_interval) AS requests
FROM ${dataset}
WHERE ${from(since)} AND ${column('missing')} != ''
GROUP BY missing, status
ORDER BY requests DESC, missing
LIMIT ${limit}
FORMAT JSON`
}

function from(since: Date): string {
  const seconds = since.toISOString().slice(0, 19).replace('T', ' ')
  return `timestamp >= toDateTime(${quoted(seconds)})`
}

function named(name: Column): string {
  return `${column(name)} AS ${name}`
}

/** The column of a name, such as `blob1`. */
function column(name: Column): string {
  const texts: readonly Column[] = statsTexts
  const place = texts.indexOf(name)
  return place < 0
    ? `double${(statsNumbers as readonly Column[]).indexOf(name) + 1}`
    : `blob${place + 1}`
}

function quoted(text: string): string {
  return `'${text}'`
}
