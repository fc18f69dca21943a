import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  archiveAddress,
  archiveAddresses,
  archiveAfter,
  archiveBefore,
  type History,
} from '../../src/model/archive.ts'
import { type ArchiveAddress, archiveName } from '../../src/model/archive-name.ts'
import {
  anyEvent,
  type Event,
  eventOf,
  happen,
  historyOf,
  type Known,
  steadyEvent,
  visibleIn,
  type World,
  windowOf,
  worldAfter,
} from './drawn-history.ts'
import { assertComplete, twice, type Walked } from './walked.ts'

/** What happens before each step of a walk. */
const meanwhile = (event: fc.Arbitrary<Event>) =>
  fc.array(fc.array(event, { maxLength: 3 }), { maxLength: 12, size: 'max' })
const appearing = eventOf('publish', 'schedule', 'pass')
const appearingAndLeaving = eventOf('publish', 'schedule', 'leave', 'pass')

describe('a walk along prev-archive', () => {
  it('gives every article exactly once, the newest first, when nothing happens', () => {
    fc.assert(
      fc.property(worldAfter(anyEvent), (world) => {
        assert.deepEqual(walkBack(world, []).seen, visibleIn(world))
      }),
      { numRuns: 120 },
    )
  })

  it('gives what is to be seen all the while, whatever happens between its steps', () => {
    fc.assert(
      fc.property(worldAfter(anyEvent), meanwhile(steadyEvent), (world, events) => {
        assertComplete(walkBack(world, events))
      }),
      { numRuns: 120 },
    )
  })

  it('gives nothing twice while articles appear and leave', () => {
    fc.assert(
      fc.property(worldAfter(anyEvent), meanwhile(appearingAndLeaving), (world, events) => {
        const { seen } = walkBack(world, events)
        assert.deepEqual(twice(seen), [])
      }),
      { numRuns: 120 },
    )
  })
})

describe('a walk along next-archive', () => {
  it('gives every article exactly once when nothing happens', () => {
    fc.assert(
      fc.property(worldAfter(anyEvent), (world) => {
        const { seen } = walkOn(world, [])
        assert.deepEqual(twice(seen), [])
        assert.deepEqual(new Set(seen), new Set(visibleIn(world)))
      }),
      { numRuns: 120 },
    )
  })

  it('gives what is to be seen all the while, whatever happens between its steps', () => {
    fc.assert(
      fc.property(worldAfter(anyEvent), meanwhile(steadyEvent), (world, events) => {
        assertComplete(walkOn(world, events))
      }),
      { numRuns: 120 },
    )
  })
})

describe('an address of an archive document', () => {
  it('never means anything else', () => {
    fc.assert(
      fc.property(worldAfter(anyEvent), fc.array(anyEvent, { maxLength: 12 }), (world, events) => {
        const meanings = new Map<string, string>()
        for (const one of lifeOf(world, events)) {
          for (const [name, meaning] of everyMeaning(one)) {
            assert.equal(meanings.get(name) ?? meaning, meaning)
            meanings.set(name, meaning)
          }
        }
      }),
      { numRuns: 120 },
    )
  })

  it('stays the right one while articles are added', () => {
    fc.assert(
      fc.property(worldOfThoseThatStay, fc.array(appearing, { maxLength: 12 }), (world, events) => {
        const after = staying(events).reduce(happen, world)
        const history = historyOf(after)
        for (const { before, version } of chainOf(world)) {
          assert.equal(archiveBefore(history, before, after.now)?.version, version)
        }
      }),
    )
  })

  it('is the one that a full page has in any later walk', () => {
    fc.assert(
      fc.property(worldOfThoseThatStay, fc.array(appearing, { maxLength: 12 }), (world, events) => {
        const later = chainOf(staying(events).reduce(happen, world)).map(archiveName)
        const full = chainOf(world).slice(1).map(archiveName)
        assert.deepEqual(
          full.filter((name) => !later.includes(name)),
          [],
        )
      }),
    )
  })

  it('changes with every article before its moment, and with none after it', () => {
    fc.assert(
      fc.property(worldAfter(anyEvent), fc.nat(), fc.boolean(), (world, number, edited) => {
        const visible = visibleIn(world)
        const chosen = visible[number % (visible.length || 1)]
        fc.pre(chosen !== undefined)
        const instead = edited ? [{ ...chosen, state: -1 }] : []
        const changed = {
          ...world,
          articles: world.articles.flatMap((one) => (one === chosen ? instead : [one])),
        }
        for (const { published } of visible) {
          const before = published + 1000
          const same = versionAt(world, before) === versionAt(changed, before)
          assert.equal(same, published < chosen.published)
        }
      }),
    )
  })

  it('changes with what the document says besides its items', () => {
    const world = worldOf(4)
    const history = historyOf(world)
    assert.notEqual(
      archiveBefore(history, world.now, world.now)?.version,
      archiveBefore({ ...history, seed: 'Harbour News' }, world.now, world.now)?.version,
    )
  })

  it('is the same in every engine', () => {
    assert.deepEqual(chainOf(worldOf(9)).map(archiveName), [
      '20250313T000001Z-0cvlcns04qxvq6',
      '20250311T000001Z-0ttyxn100n7n98',
      '20250305T000001Z-1d9gnu1131dx4g',
    ])
  })
})

describe('archiveBefore', () => {
  it('begins a page when the one before it is full', () => {
    assert.deepEqual(pagesOf(worldOf(9)), [[6], [5, 4, 3], [2, 1, 0]])
  })

  it('begins a page when an article would make the one before it too large', () => {
    const articles = worldOf(9).articles.map((article, index) => ({
      ...article,
      length: [40, 60, 1, 99, 101, 30, 70][index] ?? 1,
    }))
    assert.deepEqual(pagesOf({ ...worldOf(9), articles }), [[6, 5], [4], [3, 2], [1, 0]])
  })

  it('has pages of forty articles or half a mebibyte unless told otherwise', () => {
    const { page, ...history } = historyOf(worldOf(120))
    const { now } = worldOf(120)
    assert.equal(page?.articles, 3)
    const newest = archiveBefore(history, now + 1, now)
    assert.equal(newest?.articles.length, 40)
    assert.equal(archiveBefore(history, newest?.previous?.before ?? 0, now)?.articles.length, 40)
    const lengths = history.lengths.map(() => 100 * 1024)
    const fifth = archiveBefore({ ...history, lengths }, now + 1, now)?.previous
    assert.equal(
      archiveBefore({ ...history, lengths }, fifth?.before ?? 0, now)?.articles.length,
      5,
    )
  })

  it('moves no boundary when an article leaves', () => {
    const world = worldOf(12)
    const left = expired(world, [4])
    assert.deepEqual(pagesOf(left), [[9], [8, 7, 6], [5, 3], [2, 1, 0]])
    assert.deepEqual(
      chainOf(left).map(({ before }) => before),
      chainOf(world).map(({ before }) => before),
    )
  })

  it('passes over a page of which every article has left', () => {
    assert.deepEqual(pagesOf(expired(worldOf(12), [3, 4, 5])), [[9], [8, 7, 6], [2, 1, 0]])
    assert.deepEqual(pagesOf(expired(worldOf(12), [9])), [
      [8, 7, 6],
      [5, 4, 3],
      [2, 1, 0],
    ])
  })

  it('gives another version when the file of one that has left is deleted and pages move', () => {
    const world = expired(worldOf(12), [1])
    const deleted = { ...world, articles: world.articles.filter(({ id }) => id !== 1) }
    const before = world.articles.find(({ id }) => id === 8)?.published ?? 0
    assert.notEqual(versionAt(world, before), versionAt(deleted, before))
  })

  it('gives nothing where nothing is older', () => {
    const world = worldOf(3)
    const oldest = world.articles[0]?.published ?? 0
    assert.equal(archiveBefore(historyOf(world), oldest, world.now), undefined)
    assert.equal(archiveAddress(historyOf(world), oldest, world.now), undefined)
  })
})

describe('archiveAddresses', () => {
  it('gives what archiveAddress gives, for one moment after the other', () => {
    const later = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(worldAfter(anyEvent), later, (world, hours) => {
        const history = historyOf(world)
        const addressAt = archiveAddresses(history)
        for (const hour of hours.toSorted((a, b) => a - b)) {
          const then = { ...world, now: world.now + hour * 3_600_000 }
          const start = windowStart(then)
          assert.deepEqual(addressAt(start, then.now), archiveAddress(history, start, then.now))
        }
      }),
      { numRuns: 120 },
    )
  })

  it('looks again only at the last page and at those of which an article has left', () => {
    const count = 10_000
    const leaving = 100
    const digests = counted(Uint32Array.from({ length: 2 * count }, (_, place) => place))
    const history: History = {
      published: Float64Array.from({ length: count }, (_, article) => article * 1000),
      expires: Float64Array.from({ length: count }, (_, article) =>
        article % (count / leaving) === 7 ? count * 1000 + article : Number.POSITIVE_INFINITY,
      ),
      digests: digests.values,
      lengths: new Uint32Array(count).fill(1),
      carried: Uint32Array.from({ length: count }, (_, article) => article),
      seed: '',
      page: { articles: 40, bytes: 1000 },
    }
    const addressAt = archiveAddresses(history)
    const versions = Array.from(history.expires)
      .filter(Number.isFinite)
      .map((moment) => addressAt(Number.POSITIVE_INFINITY, moment)?.version)
    assert.equal(new Set(versions).size, leaving)
    assert.ok(digests.reads() <= 2 * (count + 2 * leaving * 40), `${digests.reads()} reads`)
  })
})

/** Numbers that tell how often one of them has been read. */
function counted(numbers: Uint32Array<ArrayBuffer>): {
  values: Uint32Array<ArrayBuffer>
  reads: () => number
} {
  let reads = 0
  const values = new Proxy(numbers, {
    get(target, key) {
      if (/^\d+$/.test(String(key))) reads += 1
      return Reflect.get(target, key)
    },
  })
  return { values, reads: () => reads }
}

/** From the subscription document to the oldest, as a program does that follows the links. */
function walkBack(first: World, events: readonly Event[][]): Walked {
  const worlds = [first]
  const seen = [...windowOf(first)]
  let world = first
  let next = newestArchive(first)
  while (next) {
    world = (events[worlds.length - 1] ?? []).reduce(happen, world)
    worlds.push(world)
    // An address with an old version is answered by what is before its moment now.
    const document = archiveBefore(historyOf(world), next.before, world.now)
    seen.push(...shown(world, document?.articles))
    next = document?.previous
  }
  return { seen, worlds }
}

/** From the oldest document on to the subscription document. */
function walkOn(first: World, events: readonly Event[][]): Walked {
  const worlds = [first]
  const seen: Known[] = []
  let world = first
  let next = chainOf(first).at(-1)
  while (next) {
    const history = historyOf(world)
    const document = archiveBefore(history, next.before, world.now)
    seen.push(...shown(world, document?.articles))
    world = (events[worlds.length - 1] ?? []).reduce(happen, world)
    worlds.push(world)
    next = archiveAfter(historyOf(world), next.before, world.now, windowStart(world))
  }
  return { seen: [...seen, ...windowOf(world)], worlds }
}

function shown({ articles }: World, numbers: readonly number[] = []): Known[] {
  return numbers.flatMap((number) => articles[number] ?? [])
}

function windowStart(world: World): number {
  return windowOf(world).at(-1)?.published ?? Number.POSITIVE_INFINITY
}

function newestArchive(world: World): ArchiveAddress | undefined {
  return archiveAddress(historyOf(world), windowStart(world), world.now)
}

/** The addresses of all archive documents, the newest first. */
function chainOf(world: World): ArchiveAddress[] {
  const chain: ArchiveAddress[] = []
  let next = newestArchive(world)
  while (next) {
    chain.push(next)
    next = archiveBefore(historyOf(world), next.before, world.now)?.previous
  }
  return chain
}

function pagesOf(world: World): number[][] {
  return chainOf(world).map(({ before }) =>
    shown(world, archiveBefore(historyOf(world), before, world.now)?.articles).map(({ id }) => id),
  )
}

function versionAt(world: World, before: number): string | undefined {
  return archiveBefore(historyOf(world), before, world.now)?.version
}

/** Every address there is, with all that the document there says. */
function everyMeaning(world: World): [string, string][] {
  const history = historyOf(world)
  const moments = world.articles.flatMap(({ published }) => [published, published + 1000])
  return moments.flatMap((before): [string, string][] => {
    const document = archiveBefore(history, before, world.now)
    return document ? [[archiveName(document), meaningOf(world, document)]] : []
  })
}

function meaningOf(
  world: World,
  { articles, previous }: NonNullable<ReturnType<typeof archiveBefore>>,
): string {
  const items = shown(world, articles).map(({ id, state }) => [id, state])
  return JSON.stringify([items, previous])
}

function lifeOf(world: World, events: readonly Event[]): World[] {
  let last = world
  return [
    world,
    ...events.map((event) => {
      last = happen(last, event)
      return last
    }),
  ]
}

/** Nothing in it expires. */
const worldOfThoseThatStay = fc
  .array(eventOf('publish', 'insert', 'schedule', 'edit', 'pass'), {
    minLength: 8,
    maxLength: 40,
    size: 'max',
  })
  .map((events) => staying(events).reduce(happen, worldOf(0)))

function staying(events: readonly Event[]): Event[] {
  return events.map((event) => ('lasts' in event ? { ...event, lasts: undefined } : event))
}

/** So many articles an hour apart, of which the last two are in the window. */
function worldOf(count: number): World {
  const first = Date.parse('2025-03-01T00:00:00Z')
  const articles = Array.from({ length: count }, (_, id) => ({
    id,
    state: id,
    published: first + id * 48 * 3_600_000,
    expires: Number.POSITIVE_INFINITY,
    length: 1,
    inFeeds: true,
  }))
  return { now: first + count * 48 * 3_600_000, articles, used: count }
}

function expired(world: World, ids: readonly number[]): World {
  const articles = world.articles.map((article) =>
    ids.includes(article.id) ? { ...article, expires: world.now } : article,
  )
  return { ...world, articles }
}
