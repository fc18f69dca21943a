import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type ArticleWords, articleWords } from '../../src/bundle/search/article-words.ts'
import { packSearch } from '../../src/bundle/search/pack-search.ts'
import { patchSearch, type SearchChange } from '../../src/bundle/search/patch-search.ts'
import { searchSource } from '../support/search-source.ts'

// An article as it is in a list; another version of it is another value with the same id.
interface Version {
  id: number
  words: ArticleWords
}

/** What happens to a list: at a place of it, versions are put in the place of so many others. */
interface Step {
  at: number
  remove: number
  add: { words: ArticleWords; isEdit: boolean }[]
}

// Long ones, those beyond the plane of others, and those that sort otherwise as UTF-8.
const vocabulary = ['a', 'b', 'c', 'd', 'é', '日', '𠮷', '\ufa0e', 'x'.repeat(40), '1', '22', '333']
const gone = 0xffffffff
// Some shards, whatever the texts are.
const room = 1_000_000

const drawnWords = fc
  .array(fc.tuple(fc.constantFrom(...vocabulary), fc.constantFrom(1, 1, 1, 90)), { maxLength: 8 })
  .map((tokens) => tokens.flatMap(([word, times]) => Array(times).fill(word)).join(' '))
  .map((title) => articleWords({ title, summary: '', html: '' }))
// Some of them many times, so that there are blocks of places, sets of bits and long distances.
const drawnList = fc
  .array(fc.tuple(drawnWords, fc.constantFrom(1, 1, 2, 40, 150)), { maxLength: 6 })
  .map((list) => list.flatMap(([words, times]) => Array.from({ length: times }, () => words)))
const drawnStep: fc.Arbitrary<Step> = fc.record({
  at: fc.nat(1000),
  remove: fc.constantFrom(0, 0, 1, 2, 30),
  add: fc.array(fc.record({ words: drawnWords, isEdit: fc.boolean() }), { maxLength: 4 }),
})

const drawnChange = fc.array(drawnStep, { minLength: 1, maxLength: 3 })
// Of each two the hashes are the same (`hashOfWord`).
const sameHashes = ['7yzx', 'e6ad', 'w1x', '1j03b']

describe('patchSearch', () => {
  it('gives what packing anew gives, after any changes, and loads only what changes', () => {
    fc.assert(
      fc.property(drawnList, fc.array(drawnChange, { maxLength: 5 }), (list, changes) => {
        let versions = list.map((words, id): Version => ({ id, words }))
        let shards = pack(versions)
        const newId = counter(versions.length)
        for (const steps of changes) {
          const after = steps.reduce((all, step) => changed(all, step, newId), versions)
          const expected = pack(after)
          const change = changeOf(versions, after)
          const { patched, loaded } = patch(shards, change)
          const differing = expected.map((shard, index) => !same(shard, shards[index]))
          assert.deepEqual(
            patched.map((shard) => shard !== undefined),
            differing,
          )
          if (keepsNumbers(change)) assert.deepEqual(loaded, differing)
          shards = shards.map((shard, index) => patched[index] ?? shard)
          assert.ok(shards.every((shard, index) => same(shard, expected[index])))
          versions = after
        }
      }),
    )
  })

  it('gives what packing anew gives when there are many words, and some of the same hash', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `w${index.toString(36)}`)
    const text = [...many, ...sameHashes].join(' ')
    const versions = [version(0, text), version(1, text)]
    const { patched } = patch(pack(versions.slice(1)), changeOf(versions.slice(1), versions))
    assert.deepEqual(pack(versions), patched)
  })

  it('loads no shard when an article is edited in nothing that is searched', () => {
    const versions = ['a b', 'b c', 'c d'].map((title, id) => version(id, title))
    const { loaded } = patch(
      pack(versions),
      changeOf(versions, versions.with(1, version(1, 'b c'))),
    )
    assert.ok(loaded.every((one) => !one))
  })

  it('throws when an article that is gone keeps a word, or one that has none loses it', () => {
    const versions = ['a', 'b', 'a'].map((title, id) => version(id, title))
    const numbers = Uint32Array.of(gone, 0, 1)
    assert.throws(
      () => patch(pack(versions), { numbers, removed: [], added: [] }),
      /article 0 is gone/,
    )
    const unknown: SearchChange = {
      numbers: Uint32Array.of(0, 1, 2),
      removed: [{ article: 0, words: wordsOf('b') }],
      added: [],
    }
    assert.throws(() => patch(pack(versions), unknown), /article 0 loses a word/)
  })
})

function version(id: number, title: string): Version {
  return { id, words: wordsOf(title) }
}

function wordsOf(title: string): ArticleWords {
  return articleWords({ title, summary: '', html: '' })
}

function pack(versions: readonly Version[]): Uint8Array[] {
  return [...packSearch({ ...searchSource(versions.map(({ words }) => words)), room })]
}

function patch(shards: readonly Uint8Array[], change: SearchChange) {
  const loaded = shards.map(() => false)
  const patched = patchSearch(
    shards.map((shard, index) => () => {
      loaded[index] = true
      return shard
    }),
    change,
  )
  return { patched, loaded }
}

function counter(first: number): () => number {
  let next = first
  return () => next++
}

function changed(
  versions: readonly Version[],
  { at, remove, add }: Step,
  newId: () => number,
): Version[] {
  const place = at % (versions.length + 1)
  const removed = versions.slice(place, place + remove)
  const added = add.map(({ words, isEdit }): Version => {
    const edited = isEdit ? removed.shift() : undefined
    return { id: edited?.id ?? newId(), words }
  })
  return versions.toSpliced(place, remove, ...added)
}

function changeOf(before: readonly Version[], after: readonly Version[]): SearchChange {
  const places = new Map(after.map(({ id }, place) => [id, place]))
  const [old, now] = [new Set(before), new Set(after)]
  return {
    numbers: Uint32Array.from(before, (one) => {
      // An edited one counts as one that stays, or as one that is no more.
      const stays = now.has(one) || one.id % 2 === 0
      return stays ? (places.get(one.id) ?? gone) : gone
    }),
    removed: listed(before, now),
    added: listed(after, old),
  }
}

function listed(versions: readonly Version[], others: ReadonlySet<Version>) {
  return versions.flatMap((one, article) =>
    others.has(one) ? [] : [{ article, words: one.words }],
  )
}

function keepsNumbers({ numbers }: SearchChange): boolean {
  return numbers.every((number, article) => number === article || number === gone)
}

function same(shard: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(shard, other) === 0
}
