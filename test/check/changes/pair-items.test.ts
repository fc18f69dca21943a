import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { compareFeeds } from '../../../src/check/changes/compare-feeds.ts'
import { itemKey, pairItems } from '../../../src/check/changes/pair-items.ts'
import type { ItemView } from '../../../src/check/feed/feed-view.ts'
import { circumstances, feed, item, origin } from './sample-feeds.ts'

const few = fc.integer({ min: 1, max: 5 })
const date = few.map((number) => number * 86_400_000)

/** Items that have much in common, so that they are easily mistaken for one another. */
const anyItem: fc.Arbitrary<ItemView> = fc.record(
  {
    id: few.map((number) => `tag:harbour.example,2026:${number}`),
    link: few.map((number) => `${origin}/articles/${number}/`),
    title: few.map((number) => `Ferry ${number}`),
    published: date,
    updated: date,
    summary: fc.constantFrom('', 'Sails.'),
    content: few.map((number) => `<p>${number}</p>`),
  },
  { requiredKeys: [] },
)
const anyItems = fc.array(anyItem, { maxLength: 8 })

function keys(items: readonly ItemView[]): string[] {
  return items.map(itemKey).sort()
}

function distinctKeys(items: readonly ItemView[]): string[] {
  return [...new Set(keys(items))]
}

describe('pairItems', () => {
  it('accounts for every item of before and after exactly once', () => {
    fc.assert(
      fc.property(anyItems, anyItems, (before, after) => {
        const { same, renamed, gone, arrived } = pairItems(before, after, circumstances())
        const pairs = [...same, ...renamed]
        assert.deepEqual(keys([...pairs.map((pair) => pair.before), ...gone]), distinctKeys(before))
        assert.deepEqual(
          keys([...pairs.map((pair) => pair.after), ...arrived]),
          distinctKeys(after),
        )
      }),
    )
  })

  it('pairs what has one id before anything else', () => {
    const before = [item(1), item(2)]
    const after = [
      item(1, { link: `${origin}/articles/2/`, title: 'Ferry 2' }),
      item(2, { link: `${origin}/articles/1/`, title: 'Ferry 1' }),
    ]
    const { same } = pairItems(before, after, circumstances())
    assert.deepEqual(
      same.map((pair) => [pair.before.id, pair.after.id]),
      [1, 2].map((number) => [item(number).id, item(number).id]),
    )
  })

  it('prefers the link to the content', () => {
    const before = [item(1)]
    const content = item(1).content ?? ''
    const after = [item(2, { id: 'a', content }), item(3, { id: 'b', link: item(1).link ?? '' })]
    const { renamed, arrived } = pairItems(before, after, circumstances())
    assert.equal(renamed[0]?.after.id, 'b')
    assert.deepEqual(
      arrived.map(({ id }) => id),
      ['a'],
    )
  })

  it('pairs one old item with one new one only', () => {
    const { renamed, arrived } = pairItems(
      [item(1)],
      [item(1, { id: 'a' }), item(1, { id: 'b' })],
      circumstances(),
    )
    assert.equal(renamed.length, 1)
    assert.equal(arrived.length, 1)
  })

  it('does not take items without a text for one article', () => {
    const bare = { link: `${origin}/a`, content: '', title: '', published: 0 }
    const { renamed } = pairItems(
      [item(1, bare)],
      [item(2, { ...bare, link: `${origin}/b` })],
      circumstances(),
    )
    assert.deepEqual(renamed, [])
  })
})

describe('compareFeeds', () => {
  it('tells once of each item that comes, goes or comes back under another id', () => {
    fc.assert(
      fc.property(anyItems, anyItems, (before, after) => {
        const around = circumstances()
        const { renamed, gone, arrived } = pairItems(before, after, around)
        const kinds =
          /^item-(?:new|back|returns-as-new|removed|expired|lost|left-window|taken-out|unseen)$/
        const told = compareFeeds(feed(before), feed(after), around)
          .filter(({ kind }) => kinds.test(kind))
          .map(({ item: one }) => one ?? {})
        const moved = [...arrived, ...renamed.map((pair) => pair.after), ...gone]
        assert.deepEqual(
          told.map(({ id, link, title }) => [id, link, title]),
          moved.map(({ id, link, title }) => [id, link, title]),
        )
      }),
    )
  })
})

describe('a feed compared with itself', () => {
  it('gives nothing', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        assert.deepEqual(compareFeeds(feed(items), feed(items), circumstances()), [])
      }),
    )
  })
})
