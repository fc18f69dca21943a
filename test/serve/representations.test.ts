import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { now, startSite } from '../support/local-site.ts'
import { type RawResponse, rawRequest } from '../support/raw-request.ts'
import { decoded } from './decoded.ts'
import { channelPaths, feeds, settingsDocuments } from './sample-site.ts'

const documents = [
  ...feeds,
  ...channelPaths.map((path) => ({ path, mediaType: 'text/html' })),
  ...settingsDocuments,
  { path: '/llms.txt', mediaType: 'text/plain' },
]

// What a client asks for, and the encodings in which it may be answered.
const negotiations: [asked: string | undefined, allowed: (string | undefined)[]][] = [
  [undefined, [undefined]],
  ['', [undefined]],
  ['identity', [undefined]],
  ['gzip;q=0', [undefined]],
  ['gzip;q=0, identity', [undefined]],
  ['br', [undefined, 'br']],
  ['gzip', ['gzip']],
  ['GZIP', ['gzip']],
  ['gzip, deflate', ['gzip']],
  ['gzip;q=0.5', ['gzip']],
  // The local runtime, like the edge, may turn one accepted encoding into another.
  ['br,gzip', ['br', 'gzip']],
  ['*', [undefined, 'br', 'gzip']],
]

describe('the Worker, asked for a document', () => {
  let site: LocalWorker
  const plain = new Map<string, RawResponse>()
  before(async () => {
    site = await startSite('content')
    for (const { path } of documents) plain.set(path, await get(path))
  })
  after(() => site.stop())

  const get = (path: string, encoding?: string): Promise<RawResponse> =>
    rawRequest(site.origin + path, {
      headers: encoding === undefined ? {} : { 'Accept-Encoding': encoding },
    })

  function answered(path: string): RawResponse {
    const answer = plain.get(path)
    assert.ok(answer, path)
    return answer
  }

  it('names the exact type and that it is UTF-8', () => {
    for (const { path, mediaType } of documents) {
      const { status, headers } = answered(path)
      assert.equal(status, 200, path)
      assert.equal(headers['content-type'], `${mediaType}; charset=utf-8`, path)
    }
  })

  it('sends feeds that are neither empty nor a burden', () => {
    for (const { path } of feeds) {
      const { length } = answered(path).body
      assert.ok(length > 200 && length <= 250_000, `${path}: ${length} bytes`)
    }
  })

  for (const [asked, allowed] of negotiations) {
    it(`encodes nothing unasked for Accept-Encoding: ${asked ?? '(absent)'}`, async () => {
      for (const { path } of documents) {
        const answer = await get(path, asked)
        assert.equal(answer.status, 200, path)
        assert.ok(allowed.includes(answer.headers['content-encoding']), path)
        const { headers, body } = answered(path)
        assert.deepEqual(decoded(answer), body, path)
        assert.equal(answer.headers.vary, headers.vary, path)
        assert.equal(answer.headers.etag, headers.etag, path)
      }
    })
  }

  it('says of a feed that a browser gets something else', () => {
    const varying = feeds.map(({ path }) => path)
    for (const { path } of documents) {
      const expected = varying.includes(path)
        ? 'Accept-Encoding, Sec-Fetch-Dest'
        : 'Accept-Encoding'
      assert.equal(answered(path).headers.vary, expected, path)
    }
  })

  it('gives every document a weak, quoted tag of its own', () => {
    const tags = documents.map(({ path }) => answered(path).headers.etag ?? '')
    for (const tag of tags) assert.match(tag, /^W\/"[\x21\x23-\x7e]+"$/)
    assert.equal(new Set(tags).size, documents.length)
  })

  it('dates every document in the past, of which the content tells a date', () => {
    for (const { path } of documents) {
      if (settingsDocuments.some((document) => document.path === path)) continue
      const date = answered(path).headers['last-modified'] ?? ''
      assert.equal(new Date(date).toUTCString(), date, path)
      assert.ok(Date.parse(date) < now.getTime(), path)
    }
  })

  it('allows every document to be kept, in the form that readers look for', () => {
    for (const { path } of documents) {
      const { headers } = answered(path)
      assert.match(headers['cache-control'] ?? '', /^public, max-age=[1-9]\d*(, [a-z-]+=\d+)*$/)
      assert.equal(headers.expires, undefined, path)
    }
  })

  it('answers the same whatever the query', async () => {
    for (const query of ['?utm_source=reader', '?null', '?', '?a=1&b=%00', '?raw=%E0%A4%A']) {
      for (const path of ['/rss.xml', '/topics/flights/feed.json', '/feed/', '/']) {
        const [bare, asked] = await Promise.all([get(path), get(path + query)])
        assert.equal(asked.status, 200, path + query)
        assert.deepEqual(asked.headers, bare.headers, path + query)
        assert.deepEqual(asked.body, bare.body, path + query)
      }
    }
  })

  it('answers the same whatever types the client accepts', async () => {
    for (const accept of ['application/feed+json', 'text/html', 'image/png', 'nonsense']) {
      const { status, headers } = await rawRequest(`${site.origin}/atom.xml`, {
        headers: { Accept: accept },
      })
      assert.equal(status, 200, accept)
      assert.equal(headers['content-type'], 'application/atom+xml; charset=utf-8', accept)
    }
  })
})
