import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { startSite } from '../support/local-site.ts'
import { type RawResponse, rawRequest } from '../support/raw-request.ts'

const files = [
  '/no-feed.xml',
  '/topics/no-topic/rss.xml',
  '/topics/no-topic/atom.xml',
  '/topics/no-topic/feed.json',
  '/topics/%E0%A4%A/rss.xml',
  '/%zz.xml',
  '/media/no-picture.png',
  '/index.js',
  '/index.bin',
]

const pages = [
  '/no-page',
  '/no-page/',
  '/topics/no-topic/',
  '/topics/no-topic',
  '/topics/no-topic/feed/',
  '/articles/no-article/',
  '/articles/no-article',
  '/articles/%E0%A4%A/',
  '/%',
  '/articles/',
  '/articles/constructor/',
  '/__proto__',
  '/constructor',
  '/topics/__proto__/',
]

describe('the Worker, asked for what does not exist', () => {
  let site: LocalWorker
  before(async () => {
    site = await startSite('content')
  })
  after(() => site.stop())

  async function ask(path: string, headers: Record<string, string> = {}): Promise<RawResponse> {
    const answer = await rawRequest(site.origin + path, { headers })
    assert.equal(answer.status, 404)
    const maxAge = /^public, max-age=(\d+)$/.exec(answer.headers['cache-control'] ?? '')?.[1]
    assert.ok(Number(maxAge) <= 300)
    assert.equal(answer.headers['access-control-allow-origin'], '*')
    assert.equal(answer.headers.etag, undefined)
    return answer
  }

  for (const path of files) {
    it(`tells the program that asks for ${path}`, async () => {
      const { headers, body } = await ask(path)
      assert.ok(body.length < 512)
      assert.equal(headers['content-type'], 'application/problem+json')
      assert.partialDeepStrictEqual(JSON.parse(body.toString()), {
        status: 404,
        title: 'Not Found',
      })
    })
  }

  for (const path of pages) {
    it(`tells the person who asks for ${path}`, async () => {
      const { headers, body } = await ask(path)
      assert.equal(headers['content-type'], 'text/html; charset=utf-8')
      assert.match(String(headers['content-security-policy']), /default-src 'none'/)
      assert.match(body.toString(), /Page not found/)
      assert.ok(body.length < 8192)
    })
  }

  it('answers 404 to a condition that anything meets', async () => {
    await ask('/no-feed.xml', { 'If-None-Match': '*' })
    await ask('/no-page/', { 'If-None-Match': '*' })
  })

  it('says of a page that may be compressed what it varies by', async () => {
    const plain = await ask('/no-page/')
    const packed = await ask('/no-page/', { 'Accept-Encoding': 'gzip' })
    assert.equal(plain.headers.vary, 'Accept-Encoding')
    assert.equal(packed.headers.vary, 'Accept-Encoding')
  })
})
