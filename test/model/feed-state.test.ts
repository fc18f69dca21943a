import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { changedSince, feedState } from '../../src/model/feed-state.ts'
import { idNumber } from '../../src/model/index-files.ts'
import {
  anyEvent,
  digestsOf,
  eventOf,
  happen,
  type Known,
  visibleIn,
  type World,
  windowOf,
  worldAfter,
} from './drawn-history.ts'

const minute = 60_000
const events = fc.array(anyEvent, { maxLength: 8, size: 'max' })

describe('changedSince', () => {
  it('makes the current document of any older one that it can place', () => {
    fc.assert(
      fc.property(worldAfter(anyEvent), events, (before, events) => {
        const after = events.reduce(happen, before)
        const changed = changes(before, after)
        if (!changed) return
        const merged = new Map([...shownIn(before), ...changed].map((one) => [one.id, one]))
        const current = shownIn(after)
        for (const article of current) {
          assert.equal(merged.get(article.id)?.state, article.state)
          merged.delete(article.id)
        }
        assertSlidOut([...merged.keys()], after)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives only what is new or has changed', () => {
    fc.assert(
      fc.property(worldAfter(anyEvent), events, (before, events) => {
        const after = events.reduce(happen, before)
        const known = new Map(shownIn(before).map(({ id, state }) => [id, state]))
        for (const { id, state } of changes(before, after) ?? []) {
          assert.notEqual(known.get(id), state)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('places every state when articles are only added and edited', () => {
    const harmless = eventOf('publish', 'schedule', 'edit')
    fc.assert(
      fc.property(
        fc.array(harmless, { minLength: 1, maxLength: 20, size: 'max' }),
        fc.array(harmless, { maxLength: 8, size: 'max' }),
        (past, events) => {
          const before = staying(past).reduce(happen, plainWorld(3))
          assert.ok(changes(before, staying(events).reduce(happen, before)))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('gives an article of which a letter was mended', () => {
    const before = plainWorld(4)
    const after = withArticle(before, 2, { state: 9 })
    assert.deepEqual(namesOf(changes(before, after)), [2])
  })

  it('gives an article that was added with a date before all others', () => {
    const before = plainWorld(4)
    const older = { ...articleAt(-5), id: 7 }
    const after = { ...before, articles: [older, ...before.articles] }
    assert.deepEqual(namesOf(changes(before, after)), [7])
  })

  it('gives nothing when nothing changed', () => {
    assert.deepEqual(changes(plainWorld(4), plainWorld(4)), [])
  })

  it('does not place a state with an article that was removed, has expired or has moved', () => {
    const before = plainWorld(4)
    for (const id of [0, 1, 3]) {
      const removed = before.articles.filter((article) => article.id !== id)
      assert.equal(changes(before, { ...before, articles: removed }), undefined)
      assert.equal(changes(before, withArticle(before, id, { expires: before.now })), undefined)
    }
    const moved = withArticle(before, 3, { published: before.now - 30_000, state: 9 })
    assert.equal(changes(before, moved), undefined)
  })

  it('does not place a state after an article was added between', () => {
    const before = plainWorld(4)
    const between = { ...articleAt(1), id: 7, published: articleAt(1).published + 1000 }
    const [first, second, ...others] = before.articles
    assert.ok(first && second)
    const articles = [first, second, between, ...others]
    assert.equal(changes(before, { ...before, articles }), undefined)
  })

  it('does not place a state after an article took the date of another', () => {
    const before = plainWorld(4)
    assert.equal(changes(before, withArticle(before, 2, { id: 7, state: 7 })), undefined)
  })

  it('answers nothing and never fails for what is not a state', () => {
    const world = plainWorld(4)
    const now = nowOf(world)
    const state = feedState(now.current, now.index) ?? ''
    const near = fc
      .tuple(fc.nat({ max: state.length }), fc.string({ maxLength: 3 }), fc.nat({ max: 3 }))
      .map(([place, text, cut]) => state.slice(0, place) + text + state.slice(place + cut))
    const texts = fc.oneof(near, fc.string(), fc.base64String().map(unpadded))
    fc.assert(
      fc.property(texts, (text) => {
        const changed = changedSince(text, now, now.index)
        assert.ok(changed === undefined || changed.length <= now.current.length)
      }),
      { numRuns: 1000 },
    )
    for (const text of ['', 'A', `${state}A`, `${state}=`, `${state}AAAA`, 'A'.repeat(600)]) {
      assert.equal(changedSince(text, now, now.index), undefined)
    }
  })
})

describe('feedState', () => {
  it('takes four letters for an article, and fits into a validator', () => {
    const { current, index } = nowOf(plainWorld(20))
    assert.match(feedState(current, index) ?? '', /^[\w-]{94}$/)
  })

  it('tells apart what differs in any of the highest 24 bits of a digest', () => {
    const { current, visible, index } = nowOf(plainWorld(2))
    const state = feedState(current, index) ?? ''
    for (let bit = 8; bit < 32; bit += 1) {
      const digests = Uint32Array.from(index.digests, (word, at) =>
        at === 2 ? word ^ (1 << bit) : word,
      )
      assert.deepEqual(changedSince(state, { current, visible }, { ...index, digests }), [1])
    }
  })

  it('has room for the years before 1970', () => {
    const world = plainWorld(1)
    const old = withArticle(world, 0, { published: Date.parse('1901-05-01T00:00:00Z') })
    const edited = withArticle(old, 0, { state: 9 })
    assert.deepEqual(namesOf(changes(old, edited)), [0])
    const newer = { ...articleAt(1), published: Date.parse('1902-05-01T00:00:00Z') }
    const more = { ...old, articles: [...old.articles, newer] }
    assert.deepEqual(namesOf(changes(old, more)), [1])
  })

  it('has none for an empty document, nor for one of more than a hundred articles', () => {
    const { current, index } = nowOf(plainWorld(101))
    assert.equal(feedState([], index), undefined)
    assert.equal(feedState(current, index), undefined)
    assert.ok(feedState(current.slice(1), index))
  })
})

/** What the feed holds. */
function shownIn(world: World): Known[] {
  return windowOf(world, { items: 6, days: 3 })
}

/** What whoever has the document of one moment is sent at another. */
function changes(before: World, after: World): Known[] | undefined {
  const old = nowOf(before)
  const now = nowOf(after)
  const state = feedState(old.current, old.index)
  if (state === undefined) return undefined
  return changedSince(state, now, now.index)?.flatMap((number) => after.articles[number] ?? [])
}

function nowOf(world: World) {
  const { articles } = world
  const numbersOf = (some: readonly Known[]) => some.map((one) => articles.indexOf(one))
  const index = {
    published: Float64Array.from(articles, ({ published }) => published),
    digests: digestsOf(articles),
    ids: Uint32Array.from(articles, ({ id }) => idNumber(`tag:harbour.example,2025:${id}`)),
  }
  return { visible: numbersOf(visibleIn(world)), current: numbersOf(shownIn(world)), index }
}

/** What a reader keeps beyond the current document is still there, and older than all of it. */
function assertSlidOut(ids: readonly number[], world: World): void {
  const visible = visibleIn(world)
  const older = new Set(visible.slice(shownIn(world).length).map(({ id }) => id))
  assert.deepEqual(
    ids.filter((id) => !older.has(id)),
    [],
  )
}

/** So many articles a minute apart, all of which are in the window. */
function plainWorld(count: number): World {
  const articles = Array.from({ length: count }, (_, id) => articleAt(id))
  return { now: articleAt(count).published, articles, used: count }
}

function articleAt(id: number): Known {
  const published = Date.parse('2025-03-01T00:00:00Z') + id * minute
  const expires = Number.POSITIVE_INFINITY
  return { id, state: id, published, expires, length: 1, inFeeds: true }
}

function withArticle(world: World, id: number, instead: Partial<Known>): World {
  const articles = world.articles
    .map((article) => (article.id === id ? { ...article, ...instead } : article))
    .toSorted((one, other) => one.published - other.published)
  return { ...world, articles }
}

function namesOf(articles: readonly Known[] | undefined): number[] | undefined {
  return articles?.map(({ id }) => id)
}

function staying<Event extends object>(events: readonly Event[]): Event[] {
  return events.map((event) => ('lasts' in event ? { ...event, lasts: undefined } : event))
}

function unpadded(text: string): string {
  return text.replace(/=+$/, '')
}
