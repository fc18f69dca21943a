import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Ask } from '../../../src/commands/check/exchanges-with.ts'
import { walkArchives } from '../../../src/commands/check/walk-archives.ts'

const site = 'https://harbour.example'

/** A site of which the bodies are known; an absent one is answered with 404. */
function siteOf(bodies: Readonly<Record<string, string>>): Ask {
  return async (request) => {
    const body = bodies[request.url.slice(site.length)]
    const content = new TextEncoder().encode(body ?? '')
    const status = body === undefined ? 404 : 200
    return { request, answer: { status, headers: {}, body: content, content } }
  }
}

function page(ids: readonly string[], next?: string): string {
  return JSON.stringify({ items: ids.map((id) => ({ id })), next_url: next })
}

const start = `${site}/feed.json`

describe('walkArchives', () => {
  it('goes from the newest items to the oldest', async () => {
    const ask = siteOf({
      '/feed.json': page(['c'], `${site}/2.json`),
      '/2.json': page(['b', 'a'], `${site}/1.json`),
      '/1.json': page([]),
    })
    assert.deepEqual(await walkArchives(start, ask), {
      documents: [
        { address: start, ids: ['c'] },
        { address: `${site}/2.json`, ids: ['b', 'a'] },
        { address: `${site}/1.json`, ids: [] },
      ],
    })
  })

  const ends: [name: string, bodies: Record<string, string>, found: string][] = [
    [
      'what comes before is not there',
      { '/feed.json': page(['c'], `${site}/2.json`) },
      `404 at ${site}/2.json`,
    ],
    [
      'it is no feed',
      { '/feed.json': page(['c'], `${site}/2.json`), '/2.json': '<p>Not this.</p>' },
      `no JSON Feed at ${site}/2.json`,
    ],
    ['it goes in a circle', { '/feed.json': page(['c'], start) }, `${start}, which came before`],
    [
      'it leads to another site',
      { '/feed.json': page(['c'], 'https://elsewhere.example/2.json') },
      'https://elsewhere.example/2.json, elsewhere',
    ],
  ]
  for (const [name, bodies, found] of ends) {
    it(`ends where ${name}`, async () => {
      const { documents, failure } = await walkArchives(start, siteOf(bodies))
      assert.equal(documents.length, 1)
      assert.deepEqual(failure, { address: start, found })
    })
  }

  it('ends where nothing answers', async () => {
    const walk = await walkArchives(start, async () => ({ failure: 'nothing answers' }))
    assert.deepEqual(walk, {
      documents: [],
      failure: { address: start, found: `nothing answers at ${start}` },
    })
  })
})
