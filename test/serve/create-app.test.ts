import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { createWorker } from '../../src/worker.ts'
import { now } from '../support/local-site.ts'
import { type Ask, askBundle, memoryBundle, memorySite } from './memory-site.ts'
import { feeds, siteUrl } from './sample-site.ts'

const page = '/articles/one-more/'
const moves = [
  '/articles/old-name/',
  '/articles/old-name',
  '/old/path',
  '/old/folder/',
  '/a/x.html',
]

describe('createApp', () => {
  let ask: Ask
  before(async () => {
    ask = await memorySite({ 'articles/one-more.md': oneMore }, now)
  })

  for (const path of moves) {
    it(`moves ${path} to the article that had it, in one hop`, async () => {
      const here = await ask(path, now)
      assert.equal(here.status, 308)
      assert.equal(here.headers.get('location'), page)
      const elsewhere = await ask(`http://www.other.example${path}?a=b`, now)
      assert.equal(elsewhere.status, 308)
      assert.equal(elsewhere.headers.get('location'), `${siteUrl}${page}?a=b`)
    })
  }

  it('moves the Markdown of an article as the article', async () => {
    const markdown = '/articles/one-more.md'
    for (const path of ['/articles/old-name.md', '/articles/old-name.md/', `${markdown}/`]) {
      const { status, headers } = await ask(path, now)
      assert.equal(status, 308, path)
      assert.equal(headers.get('location'), markdown, path)
    }
    assert.equal((await ask('/articles/no-name.md', now)).status, 404)
  })

  for (const path of ['/old/folder', '/old/path/', '/articles/old-name/index.html']) {
    it(`moves ${path}, an old path but for its slash`, async () => {
      const { status, headers } = await ask(path, now)
      assert.equal(status, 308)
      assert.equal(headers.get('location'), page)
    })
  }

  for (const encoding of ['gzip', 'br,gzip', 'br, *;q=0.1']) {
    it(`packs feeds itself for Accept-Encoding: ${encoding}`, async () => {
      for (const { path } of feeds) {
        const plain = await ask(path, now)
        const packed = await ask(path, now, { 'Accept-Encoding': encoding })
        const bytes = await packed.bytes()
        assert.equal(packed.headers.get('content-encoding'), 'gzip', path)
        assert.equal(packed.headers.get('content-length'), String(bytes.length), path)
        assert.equal(gunzipSync(bytes).toString(), await plain.text(), path)
      }
    })
  }

  it('says nothing of an encoding in a 304', async () => {
    for (const path of ['/rss.xml', '/feed/', '/', page]) {
      const headers = { 'If-None-Match': '*', 'Accept-Encoding': 'gzip' }
      const answer = await ask(path, now, headers)
      assert.equal(answer.status, 304, path)
      assert.match(answer.headers.get('vary') ?? '', /^Accept-Encoding(?:, Sec-Fetch-Dest)?$/, path)
      for (const name of ['content-encoding', 'content-length', 'content-type']) {
        assert.equal(answer.headers.get(name), null, `${name} of ${path}`)
      }
    }
  })

  it('tells programs of its own failure, and lets nobody keep it', async (test) => {
    test.mock.method(console, 'error', () => undefined)
    const bundle = await memoryBundle({}, now)
    const load = () => Promise.reject(new Error('no module'))
    const failing = askBundle({ ...bundle, index: { count: 1, load } })
    const { status, headers } = await failing(page, now)
    assert.equal(status, 500)
    assert.equal(headers.get('content-type'), 'application/problem+json')
    assert.equal(headers.get('access-control-allow-origin'), '*')
    assert.equal(headers.get('etag'), null)
    assert.doesNotMatch(headers.get('cache-control') ?? '', /public|max-age/)
    assert.equal((await failing('/rss.xml', now)).status, 200)
  })
})

describe('createWorker', () => {
  it('reads the index again after it could not be read', async (test) => {
    test.mock.method(console, 'error', () => undefined)
    const bundle = await memoryBundle({}, now)
    let failures = 1
    const load = (number: number): Promise<ArrayBuffer> =>
      failures-- > 0 ? Promise.reject(new Error('no module')) : bundle.index.load(number)
    const index = { count: 1, load }
    const worker = createWorker({ ...bundle, index }, () => now.getTime())
    const article = `${siteUrl}/articles/istanbul-first-round-announced/`
    const statuses = []
    for (let count = 0; count < 2; count += 1) {
      statuses.push((await worker.fetch(new Request(article))).status)
    }
    assert.deepEqual(statuses, [500, 200])
  })

  for (const timeZone of ['Etc/GMT+12', 'Pacific/Niue', 'UTC', 'Pacific/Kiritimati']) {
    it(`starts without a failure where the time zone is ${timeZone}`, async (test) => {
      const { mock } = test.mock.method(console, 'error', () => undefined)
      const bundle = await memoryBundle({}, now)
      const site = { ...bundle.site, timeZone }
      const worker = createWorker({ ...bundle, site }, () => now.getTime())
      assert.equal((await worker.fetch(new Request(`${siteUrl}/rss.xml`))).status, 200)
      assert.deepEqual(
        mock.calls.map((call) => String(call.arguments[0])),
        [],
      )
    })
  }

  it('serves what is ready, whatever fails before anyone asks', async (test) => {
    const { mock } = test.mock.method(console, 'error', () => undefined)
    const bundle = await memoryBundle({}, now)
    const site = { ...bundle.site, phrases: Object.create(null) }
    const worker = createWorker({ ...bundle, site }, () => now.getTime())
    assert.equal((await worker.fetch(new Request(`${siteUrl}/rss.xml`))).status, 200)
    assert.equal(mock.callCount(), 1)
  })
})

const oneMore = `---
title: One more article
id: tag:istanbul-talks.example,2025:one-more
published: 2026-10-30T09:00:00Z
topics: [visas]
aliases: [old-name, /old/path, /old/folder/, /a/x.html]
---

A text.
`
