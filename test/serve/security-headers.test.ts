import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { now, startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { memorySite } from './memory-site.ts'
import { channelPaths, feeds } from './sample-site.ts'

const feedPolicy = [
  "default-src 'none'",
  "frame-ancestors 'none'",
  'img-src https: data:',
  'sandbox',
  "style-src 'self'",
]

// One request for every kind of answer.
const answers: [status: number, path: string, method: string, headers: Record<string, string>][] = [
  [200, '/rss.xml', 'GET', {}],
  [200, '/rss.xml', 'GET', { 'Accept-Encoding': 'gzip' }],
  [200, '/feed/', 'HEAD', {}],
  [200, '/', 'GET', {}],
  [200, '/rss.xml', 'GET', { 'Sec-Fetch-Dest': 'document' }],
  [200, '/feeds.opml', 'GET', {}],
  [200, '/sitemap.xml', 'GET', {}],
  [204, '/rss.xml', 'OPTIONS', {}],
  [304, '/rss.xml', 'GET', { 'If-None-Match': '*' }],
  [304, '/feed/', 'HEAD', { 'If-None-Match': '*' }],
  [308, '/rss.xml/', 'GET', {}],
  [308, '/rss.xml', 'GET', { Host: 'www.other.example' }],
  [404, '/no-feed.xml', 'GET', {}],
  [404, '/no-page/', 'GET', {}],
  [405, '/rss.xml', 'POST', {}],
]

describe('the Worker, asked from any page of the web', () => {
  let site: LocalWorker
  before(async () => {
    site = await startSite('content')
  })
  after(() => site.stop())

  for (const [status, path, method, headers] of answers) {
    it(`is open, and sets no cookie, in its ${status} to ${method} ${path}`, async () => {
      const asked = { ...headers, Origin: 'https://reader.example', Cookie: 'a=b' }
      const { status: got, headers: received } = await rawRequest(site.origin + path, {
        method,
        headers: asked,
      })
      assert.equal(got, status)
      assert.partialDeepStrictEqual(received, {
        'access-control-allow-origin': '*',
        'access-control-expose-headers':
          'ETag, Last-Modified, Link, Retry-After, IM, Content-Location',
        'x-content-type-options': 'nosniff',
      })
      assert.equal(received['access-control-allow-credentials'], undefined)
      assert.equal(received['set-cookie'], undefined)
    })
  }

  it('lets nothing run in a feed that is opened in a browser', async () => {
    for (const { path, aliases } of feeds) {
      for (const name of [path, ...aliases])
        assert.deepEqual(policy(await rawRequest(site.origin + name)), feedPolicy, name)
    }
  })

  it('has http pictures asked for over https, where the page is', async () => {
    const ask = await memorySite({}, now)
    for (const path of ['/', '/articles/istanbul-first-round-announced/', '/no-page/']) {
      const secure = (await ask(path, now)).headers.get('content-security-policy')
      assert.match(secure ?? '', /; upgrade-insecure-requests$/, path)
      assert.ok(!policy(await rawRequest(site.origin + path)).includes('upgrade-insecure-requests'))
    }
  })

  it('lets no script of an article and no frame into a page', async () => {
    const { body } = await rawRequest(`${site.origin}/feed.json`)
    const article = new URL(JSON.parse(body.toString()).items[0].url).pathname
    for (const path of [...channelPaths, '/feeds/', article, '/no-page/']) {
      const directives = policy(await rawRequest(site.origin + path))
      assert.ok(directives.includes("default-src 'none'"), path)
      assert.ok(directives.includes("base-uri 'none'"), path)
      assert.ok(directives.includes("frame-ancestors 'none'"), path)
      assert.ok(directives.includes("script-src 'self'"), path)
      assert.ok(!directives.some((one) => /unsafe|\*|data:|blob:/.test(one)), path)
    }
  })
})

function policy({ headers }: { headers: NodeJS.Dict<string | string[]> }): string[] {
  const text = headers['content-security-policy']
  assert.equal(typeof text, 'string')
  return String(text).split('; ').sort()
}
