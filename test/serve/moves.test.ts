import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { channelPaths, feeds, siteUrl } from './sample-site.ts'

const { host } = new URL(siteUrl)

describe('the Worker, asked at another address than the canonical one', () => {
  let site: LocalWorker
  let article: string
  before(async () => {
    site = await startSite('content')
    const { body } = await rawRequest(`${site.origin}/feed.json`)
    article = new URL(JSON.parse(body.toString()).items[0].url).pathname
  })
  after(() => site.stop())

  /** Expects one move, to an address that answers. */
  async function assertMove(path: string, expected: string, asked = ''): Promise<void> {
    const headers: Record<string, string> = asked === '' ? {} : { Host: asked }
    const move = await rawRequest(site.origin + path, { headers })
    assert.equal(move.status, 308, path)
    assert.equal(move.headers.location, expected, path)
    assert.match(move.headers['cache-control'] ?? '', /^public, max-age=[1-9]\d*$/, path)
    assert.equal(move.headers['access-control-allow-origin'], '*', path)
    const { pathname, search } = new URL(expected, site.origin)
    const target = await rawRequest(site.origin + pathname + search)
    assert.equal(target.status, 200, expected)
  }

  it('moves a page without its slash', async () => {
    for (const path of [...channelPaths.slice(1), article])
      await assertMove(path.slice(0, -1), path)
  })

  it('moves a page with the name of its file', async () => {
    for (const path of [...channelPaths, article]) await assertMove(`${path}index.html`, path)
  })

  it('moves a feed with a slash too many', async () => {
    for (const { path } of feeds) await assertMove(`${path}/`, path)
  })

  it('keeps the query of a move', async () => {
    await assertMove('/topics/visas?a=b&c', '/topics/visas/?a=b&c')
  })

  it('moves every document of another host to the site', async () => {
    for (const path of ['/', '/feeds.opml', '/feed/', article, ...feeds.map((feed) => feed.path)])
      await assertMove(path, siteUrl + path, `www.${host}`)
  })

  it('moves to the site and to the canonical path at once', async () => {
    const www = `www.${host}`
    await assertMove('/topics/visas', `${siteUrl}/topics/visas/`, www)
    await assertMove('/topics/visas?a=b', `${siteUrl}/topics/visas/?a=b`, www)
    await assertMove('/rss.xml/', `${siteUrl}/rss.xml`, www)
    await assertMove(`${article}index.html`, siteUrl + article, www)
  })

  it('moves from http to https', async () => {
    await assertMove('/rss.xml', `${siteUrl}/rss.xml`, host)
  })

  for (const staying of [
    'feedmill.someone.workers.dev',
    'localhost:8787',
    '127.0.0.1',
    '[::1]:1',
  ]) {
    it(`answers on ${staying}`, async () => {
      for (const path of ['/', '/rss.xml', '/feed/', article]) {
        const { status } = await rawRequest(site.origin + path, { headers: { Host: staying } })
        assert.equal(status, 200, path)
      }
      const move = await rawRequest(`${site.origin}/topics/visas`, { headers: { Host: staying } })
      assert.equal(move.headers.location, '/topics/visas/')
    })
  }

  it('leads nowhere else', async () => {
    for (const path of ['//evil.example', '//evil.example/', '/\\evil.example', '/.//x/..//'])
      assert.equal((await rawRequest(site.origin + path)).status, 404, path)
  })
})
