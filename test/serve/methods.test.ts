import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { startSite } from '../support/local-site.ts'
import { type RawResponse, rawRequest } from '../support/raw-request.ts'
import { channelPaths, feeds } from './sample-site.ts'

const ready = [...feeds.map(({ path }) => path), ...channelPaths, '/feeds/', '/llms.txt']

describe('the Worker, asked with a method', () => {
  let site: LocalWorker
  before(async () => {
    site = await startSite('content')
  })
  after(() => site.stop())

  for (const encoding of ['identity', 'gzip']) {
    it(`answers HEAD as GET without the body, as ${encoding}`, async () => {
      const headers = { 'Accept-Encoding': encoding }
      for (const path of ready) {
        const get = await rawRequest(site.origin + path, { headers })
        const head = await rawRequest(site.origin + path, { method: 'HEAD', headers })
        assert.equal(get.status, 200, path)
        assert.equal(head.status, 200, path)
        assert.deepEqual(head.headers, get.headers, path)
        assert.equal(get.headers['content-length'], String(get.body.length), path)
        assert.equal(head.body.length, 0, path)
      }
    })
  }

  it('answers HEAD with the conditions of GET', async () => {
    const headers = { 'If-None-Match': '*' }
    const get = await rawRequest(`${site.origin}/rss.xml`, { headers })
    const head = await rawRequest(`${site.origin}/rss.xml`, { method: 'HEAD', headers })
    assert.equal(head.status, 304)
    assert.deepEqual(head.headers, get.headers)
  })

  it('answers HEAD of nothing and of a move without a body', async () => {
    for (const [path, status] of [
      ['/no-feed.xml', 404],
      ['/no-page/', 404],
      ['/index.html', 308],
    ] as const) {
      const head = await rawRequest(site.origin + path, { method: 'HEAD' })
      assert.equal(head.status, status, path)
      assert.equal(head.body.length, 0, path)
    }
  })

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
    it(`refuses ${method}`, async () => {
      for (const path of ['/rss.xml', '/feed/', '/', '/no-feed.xml']) {
        const refusal = await rawRequest(site.origin + path, { method })
        assert.equal(refusal.status, 405, path)
        assert.equal(refusal.headers.allow, 'GET, HEAD, OPTIONS', path)
        assert.equal(refusal.headers['access-control-allow-origin'], '*', path)
        assert.equal(problemOf(refusal).status, 405, path)
      }
    })
  }

  it('answers OPTIONS with all that a browser wants to know before it asks', async () => {
    for (const path of [...ready, '/feed/', '/no-feed.xml']) {
      const preflight = await rawRequest(site.origin + path, {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://reader.example',
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'if-none-match',
        },
      })
      assert.equal(preflight.status, 204, path)
      assert.equal(preflight.body.length, 0, path)
      assert.partialDeepStrictEqual(preflight.headers, {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
        'access-control-allow-headers':
          'If-None-Match, If-Modified-Since, A-IM, Accept, Content-Type',
        'access-control-max-age': '86400',
      })
    }
  })
})

function problemOf({ headers, body }: RawResponse): { status: number } {
  assert.equal(headers['content-type'], 'application/problem+json')
  return JSON.parse(body.toString())
}
