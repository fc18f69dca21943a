import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openArticleIndex } from '../../src/model/article-index-file.ts'
import { type Neighbours, neighboursOf } from '../../src/model/neighbours.ts'
import { articleText, asciiJson } from '../support/memory-content.ts'
import { plainSite } from '../support/plain-site.ts'
import { contentBundle } from './content-bundle.ts'

const now = Date.UTC(2025, 5, 1)
const topicsOf: Readonly<Record<string, readonly string[]>> = {
  one: ['boats', 'trains'],
  two: ['boats'],
  three: ['boats', 'trains'],
  four: ['trains'],
  five: ['boats'],
  six: ['boats'],
  // It is not to be seen yet.
  seven: ['boats', 'trains'],
}
const fields: Readonly<Record<string, object>> = {
  two: { feed: false },
  seven: { published: '2025-07-01' },
}
const topic = (title: string) => ({ title, description: `On ${title}.`, keywords: [title] })
const articles = Object.entries(topicsOf).map(([slug, topics], day) => [
  `articles/${slug}.md`,
  articleText(
    {
      title: slug,
      id: `tag:a.example,2025:${slug}`,
      published: `2025-05-0${day + 1}`,
      topics,
      ...fields[slug],
    },
    'A text.',
  ),
])
const bundle = await contentBundle(
  {
    ...plainSite,
    'topics.yaml': asciiJson({ boats: topic('Boats'), trains: topic('Trains') }),
    ...Object.fromEntries(articles),
  },
  new Date(now),
)
const index = openArticleIndex(await bundle.index())

function neighbours(slug: string): Neighbours {
  return neighboursOf(index.numberOf(slug) ?? -1, topicsOf[slug] ?? [], index, now)
}

describe('neighboursOf', () => {
  it('gives the newer and the older one that feeds show now', () => {
    assert.equal(neighbours('one').older, undefined)
    assert.equal(neighbours('one').newer?.slug, 'three')
    assert.equal(neighbours('three').older?.slug, 'one')
    assert.equal(neighbours('six').newer, undefined)
  })

  it('gives those that share most topics first, then the newest, and never itself', () => {
    const slugs = (slug: string) => neighbours(slug).more.map((one) => one.slug)
    assert.deepEqual(slugs('one'), ['three', 'six', 'five', 'four'])
    assert.deepEqual(slugs('five'), ['six', 'three', 'one'])
  })

  it('gives none to an article that is in no feed', () => {
    assert.deepEqual(neighbours('two'), { more: [] })
  })
})
