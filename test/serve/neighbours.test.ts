import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Neighbours, neighboursOf } from '../../src/model/neighbours.ts'
import { openArticleIndex } from '../../src/model/open-article-index.ts'
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
const index = await openArticleIndex(bundle.index)

async function neighbours(slug: string): Promise<Neighbours> {
  return await neighboursOf((await index.numberOf(slug)) ?? -1, topicsOf[slug] ?? [], index, now)
}

describe('neighboursOf', () => {
  it('gives the newer and the older one that feeds show now', async () => {
    assert.equal((await neighbours('one')).older, undefined)
    assert.equal((await neighbours('one')).newer?.slug, 'three')
    assert.equal((await neighbours('three')).older?.slug, 'one')
    assert.equal((await neighbours('six')).newer, undefined)
  })

  it('gives those that share most topics first, then the newest, and never itself', async () => {
    const slugs = async (slug: string) => (await neighbours(slug)).more.map((one) => one.slug)
    assert.deepEqual(await slugs('one'), ['three', 'six', 'five', 'four'])
    assert.deepEqual(await slugs('five'), ['six', 'three', 'one'])
  })

  it('gives none to an article that is in no feed', async () => {
    assert.deepEqual(await neighbours('two'), { more: [] })
  })
})
