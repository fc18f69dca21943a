import fc from 'fast-check'
import type { History } from '../../src/model/archive.ts'
import { newestWindow } from '../../src/model/window.ts'

const hour = 3_600_000

/** An article as a simple model knows it; each edit gives it a state of its own. */
export interface Known {
  id: number
  state: number
  /** No two are published in the same second. */
  published: number
  expires: number
  length: number
  inFeeds: boolean
}

/** A channel at a moment: its articles, the oldest first. */
export interface World {
  now: number
  articles: readonly Known[]
  /** How many ids and states there have been. */
  used: number
}

const start: World = { now: Date.parse('2025-03-01T00:00:00Z'), articles: [], used: 0 }

/** A number from 0 up to 1, which says which of the articles there are. */
const which = fc.integer({ min: 0, max: 999 }).map((share) => share / 1000)
const hours = fc.integer({ min: 1, max: 60 })
const lasts = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }) },
)
const body = { length: fc.integer({ min: 1, max: 60 }), lasts }

const kinds = {
  publish: fc.record({ kind: fc.constant('publish' as const), later: hours, ...body }),
  schedule: fc.record({ kind: fc.constant('schedule' as const), in: hours, ...body }),
  insert: fc.record({
    kind: fc.constant('insert' as const),
    ago: fc.integer({ min: 1, max: 900 }),
    ...body,
  }),
  edit: fc.record({ kind: fc.constant('edit' as const), which }),
  leave: fc.record({ kind: fc.constant('leave' as const), which, in: fc.nat({ max: 20 }) }),
  move: fc.record({ kind: fc.constant('move' as const), which, ago: hours }),
  remove: fc.record({ kind: fc.constant('remove' as const), which }),
  pass: fc.record({ kind: fc.constant('pass' as const), hours }),
}
type Kinds = typeof kinds
export type Event = Kinds[keyof Kinds] extends fc.Arbitrary<infer Value> ? Value : never

/** What may happen to a channel, of these kinds. */
export function eventOf(...names: (keyof Kinds)[]): fc.Arbitrary<Event> {
  return fc.oneof(...names.map((name): fc.Arbitrary<Event> => kinds[name]))
}

/** What leaves every article where it is. */
export const steadyEvent = eventOf(
  'publish',
  'publish',
  'schedule',
  'insert',
  'edit',
  'leave',
  'remove',
  'pass',
)

export const anyEvent = fc.oneof(
  { weight: 8, arbitrary: steadyEvent },
  { weight: 1, arbitrary: eventOf('move') },
)

/** A channel with a past, and what may have happened in it. */
export function worldAfter(event: fc.Arbitrary<Event>): fc.Arbitrary<World> {
  return fc
    .array(event, { minLength: 2, maxLength: 80, size: 'max' })
    .map((events) => afterEvents(events))
}

/** A channel in which this has happened, and nothing before. */
export function afterEvents(events: readonly Event[]): World {
  return events.reduce(happen, start)
}

/** The channel after something has happened. */
export function happen(world: World, event: Event): World {
  if (event.kind === 'pass') return { ...world, now: world.now + event.hours * hour }
  if (event.kind === 'publish') {
    const now = world.now + event.later * hour
    return added({ ...world, now }, now, event)
  }
  if (event.kind === 'schedule') return added(world, world.now + event.in * hour, event)
  if (event.kind === 'insert') return added(world, world.now - event.ago * hour, event)
  const chosen = world.articles[Math.floor(event.which * world.articles.length)]
  if (!chosen) return world
  if (event.kind === 'remove') return changed(world, chosen, [])
  if (event.kind === 'leave') {
    return changed(world, chosen, [{ ...chosen, expires: world.now + event.in * hour }])
  }
  const edited = { ...chosen, state: world.used }
  const next = { ...world, used: world.used + 1 }
  if (event.kind === 'edit') return changed(next, chosen, [edited])
  const published = freeSecond(world.articles, world.now - event.ago * hour)
  return changed(next, chosen, [{ ...edited, published }])
}

function freeSecond(articles: readonly Known[], moment: number): number {
  const taken = new Set(articles.map(({ published }) => published))
  let second = moment
  while (taken.has(second)) second -= 1000
  return second
}

function inOrder(articles: readonly Known[]): Known[] {
  return articles.toSorted((one, other) => one.published - other.published)
}

function added(
  { now, articles, used }: World,
  moment: number,
  { length, lasts }: { length: number; lasts: number | undefined },
): World {
  const published = freeSecond(articles, moment)
  const expires = lasts === undefined ? Number.POSITIVE_INFINITY : published + lasts * hour
  const article = { id: used, state: used, published, expires, length, inFeeds: used % 7 !== 6 }
  return {
    now,
    articles: inOrder([...articles, article]),
    used: used + 1,
  }
}

function changed(world: World, chosen: Known, instead: Known[]): World {
  return {
    ...world,
    articles: inOrder(
      world.articles.flatMap((article) => (article === chosen ? instead : [article])),
    ),
  }
}

/** The columns of the channel, with pages so small that a few articles fill them. */
export function historyOf({ articles }: World): History {
  return {
    published: Float64Array.from(articles, ({ published }) => published),
    expires: Float64Array.from(articles, ({ expires }) => expires),
    digests: digestsOf(articles),
    lengths: Uint32Array.from(articles, ({ length }) => length),
    carried: Uint32Array.from(articles.flatMap(({ inFeeds }, number) => (inFeeds ? [number] : []))),
    seed: 'Harbour news',
    page: { articles: 3, bytes: 100 },
  }
}

/** Two numbers for each article, which differ between any two states of any two articles. */
export function digestsOf(articles: readonly Pick<Known, 'id' | 'state'>[]): Uint32Array {
  return Uint32Array.from(
    articles.flatMap(({ id, state }) => [
      Math.imul(state + 1, 0x9e3779b1),
      Math.imul(id + 1, 0x85ebca77),
    ]),
  )
}

/** What the public may see in feeds, the newest first. */
export function visibleIn({ articles, now }: World): Known[] {
  return articles
    .filter(({ inFeeds, published, expires }) => inFeeds && published <= now && now < expires)
    .toReversed()
}

/** What the subscription document holds, the newest first. */
export function windowOf(world: World, window = { items: 2, days: 1 }): Known[] {
  const dated = visibleIn(world).map((article) => ({
    article,
    published: new Date(article.published),
  }))
  return newestWindow(dated, ({ published }) => published, window).map(({ article }) => article)
}
