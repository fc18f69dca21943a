import * as v from 'valibot'
import { UsageError } from '../command.ts'
import type { AskDataset } from './ask-dataset.ts'
import { datasetsQuery, missingQuery, requestsQuery, subscribersQuery } from './stats-queries.ts'

/** How often something was asked for, by HTTP status. */
export type Statuses = Record<string, number>

/** What is known of a feed, or of all its filtered forms, or of its archives. */
export interface FeedFigures {
  /** Its canonical path. */
  feed: string
  kind: 'whole' | 'filtered' | 'archive'
  /** What services state: people who read it there. */
  subscribers: Record<string, number>
  requests: Statuses
  /** Requests by reader. */
  readers: Record<string, number>
}

export interface Figures {
  dataset: string
  /** RFC 3339. */
  since: string
  until: string
  days: number
  feeds: FeedFigures[]
  /** Addresses that lead to no feed, the most frequent first. */
  missing: { path: string; status: string; requests: number }[]
}

export interface FiguresOptions {
  dataset: string
  days: number
  now: Date
}

/** How many days a name counts under which a service has not asked any more. */
export const subscriberDays = 7

const mostMissing = 20
const day = 86_400_000

// Databases of this family write large numbers as texts.
const count = v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.finite())
const kind = v.picklist(['whole', 'filtered', 'archive'])
const subscribersRow = v.object({
  feed: v.string(),
  kind,
  reader: v.string(),
  address: v.string(),
  day: v.string(),
  subscribers: count,
})
const requestsRow = v.object({
  feed: v.string(),
  kind,
  reader: v.string(),
  status: v.string(),
  requests: count,
})
const missingRow = v.object({ missing: v.string(), status: v.string(), requests: count })

/** Asks for the figures of the last days. */
export async function readFigures(
  ask: AskDataset,
  { dataset, days, now }: FiguresOptions,
): Promise<Figures> {
  await checkDataset(ask, dataset)
  const since = new Date(now.getTime() - days * day)
  const recent = new Date(now.getTime() - Math.min(days, subscriberDays) * day)
  const [stated, requests, missing] = await Promise.all([
    ask(subscribersQuery(dataset, recent), subscribersRow),
    ask(requestsQuery(dataset, since), requestsRow),
    ask(missingQuery(dataset, since, mostMissing), missingRow),
  ])
  return {
    dataset,
    since: since.toISOString(),
    until: now.toISOString(),
    days,
    feeds: feedFigures(stated, requests),
    missing: missing.map(({ missing: path, ...rest }) => ({ path, ...rest })),
  }
}

/** A dataset is there as soon as something has been written to it. */
async function checkDataset(ask: AskDataset, dataset: string): Promise<void> {
  const datasets = await ask(datasetsQuery, v.record(v.string(), v.unknown()))
  if (datasets.some((row) => Object.values(row).includes(dataset))) return
  throw new UsageError(
    `nothing has been counted in the dataset ${dataset} yet: npm run deploy binds it, and the first request for a feed makes it`,
  )
}

type SubscribersRow = v.InferOutput<typeof subscribersRow>
type RequestsRow = v.InferOutput<typeof requestsRow>

function feedFigures(
  stated: readonly SubscribersRow[],
  requests: readonly RequestsRow[],
): FeedFigures[] {
  const statedOf = Map.groupBy(stated, keyOf)
  const requestsOf = Map.groupBy(requests, keyOf)
  return [...requestsOf]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, rows]) => {
      const [first] = rows
      return first
        ? {
            feed: first.feed,
            kind: first.kind,
            subscribers: subscribersBy(statedOf.get(key) ?? []),
            requests: sums(rows, ({ status }) => status),
            readers: sums(rows, ({ reader }) => reader),
          }
        : []
    })
}

function keyOf({ feed, kind }: Pick<RequestsRow, 'feed' | 'kind'>): string {
  return `${feed}\n${kind}`
}

/** Of each name under which a service knows the feed, what it stated on the last day, added up. */
function subscribersBy(rows: readonly SubscribersRow[]): Record<string, number> {
  const names = Map.groupBy(rows, ({ reader, address }) => `${reader}\n${address}`)
  const latest = [...names.values()].map((days) =>
    days.reduce((one, other) => (one.day > other.day ? one : other)),
  )
  const counts = Map.groupBy(latest, ({ reader }) => reader)
  return sorted(
    [...counts].map(([reader, ones]) => [
      reader,
      ones.reduce((sum, { subscribers }) => sum + subscribers, 0),
    ]),
  )
}

function sums(
  rows: readonly RequestsRow[],
  keyOf: (row: RequestsRow) => string,
): Record<string, number> {
  const groups = Map.groupBy(rows, keyOf)
  return sorted(
    [...groups].map(([key, ones]) => [key, ones.reduce((sum, { requests }) => sum + requests, 0)]),
  )
}

/** The largest first. */
function sorted(entries: [key: string, count: number][]): Record<string, number> {
  return Object.fromEntries(
    entries.toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)),
  )
}
