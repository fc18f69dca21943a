import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { articleWords } from '../../src/bundle/search/article-words.ts'
import { packSearch } from '../../src/bundle/search/pack-search.ts'
import { splitShards } from '../../src/bundle/search/split-shards.ts'
import { searchSource } from '../support/search-source.ts'

const words = ['a', 'b', 'c', 'd']
/** Words that every article has, each of them several times, and one that few have. */
function textAt(article: number): string {
  const frequent = words.map((word, rank) => `${word} `.repeat(8 >> rank)).join('')
  return article % 100 === 0 ? `${frequent} rare` : frequent
}

function shardsOf(count: number): { bytes: Uint8Array }[] {
  const articles = Array.from({ length: count }, (_, article) =>
    articleWords({ title: textAt(article), summary: '', html: '' }),
  )
  return Array.from(packSearch({ ...searchSource(articles), room: 1 }), (bytes) => ({ bytes }))
}

describe('splitShards', () => {
  it('leaves shards as they are that are not too large', () => {
    const shards = shardsOf(100)
    assert.deepEqual(splitShards(shards, 100_000), { search: shards, places: [] })
  })

  it('makes no file larger than it may be', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 8000, max: 60_000 }),
        (count, most) => {
          const shards = shardsOf(count)
          const { search, places } = splitShards(shards, most)
          for (const { bytes } of [...search, ...places]) assert.ok(bytes.length <= most)
          const isLarge = shards.some(({ bytes }) => bytes.length > most)
          assert.equal(places.length > 0, isLarge)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('keeps the files of places when a newer article comes', () => {
    const [before, after] = [
      splitShards(shardsOf(2000), 10_000),
      splitShards(shardsOf(2001), 10_000),
    ]
    assert.ok(before.places.length > 2)
    assert.deepEqual(after.places, before.places)
    assert.notDeepEqual(after.search, before.search)
  })
})
