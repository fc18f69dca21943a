import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createClient } from '../src/client.ts'
import { createWorker } from '../src/worker.ts'
import { memoryBundle } from './serve/memory-site.ts'
import { siteUrl } from './serve/sample-site.ts'
import { now } from './support/local-site.ts'

const bundle = await memoryBundle({}, now)
const asked: string[] = []
const client = createClient(siteUrl, {
  fetch: async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init)
    asked.push(request.url.slice(siteUrl.length))
    return await createWorker(bundle, () => now.getTime()).fetch(request)
  },
})

describe('createClient', () => {
  it('lists the topics', async () => {
    const answer = await client.api.topics.$get()
    assert.ok(answer.ok)
    const { topics } = await answer.json()
    assert.equal(topics[0]?.slug, 'diplomacy')
  })

  it('asks for articles with parameters as an address has them', async () => {
    const query = { any: ['flights', 'visas'], limit: '2', q: 'direct flights' }
    const answer = await client.api.articles.$get({ query })
    assert.equal(answer.status, 200)
    assert.equal(asked.at(-1), '/api/articles?any=flights&any=visas&limit=2&q=direct+flights')
  })

  it('gives one article', async () => {
    const param = { slug: 'istanbul-first-round-announced' }
    const answer = await client.api.articles[':slug'].$get({ param })
    assert.ok(answer.ok)
    assert.match((await answer.json()).title, /Istanbul on 27 February/)
  })

  it('tells why there is no article', async () => {
    const answer = await client.api.articles[':slug'].$get({ param: { slug: 'none' } })
    assert.equal(answer.status, 404)
    if (answer.status === 404) assert.equal((await answer.json()).title, 'Not Found')
  })

  it('keeps what it has when nothing has changed', async () => {
    const first = await client.api.topics.$get()
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' }
    const second = await client.api.topics.$get({}, { headers })
    assert.equal(second.status, 304)
  })
})
