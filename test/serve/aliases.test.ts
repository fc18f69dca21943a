import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { feeds } from './sample-site.ts'

// What readers try below the address of a page (subscribers guess, so none may be lost).
const guesses = [
  'feed',
  'feed/',
  'feed.xml',
  'feed.atom',
  'index.xml',
  'index.rss',
  'rss',
  'rss/',
  'rss/feed.xml',
  'rss.xml',
  'atom.xml',
  'feed.json',
]

describe('the Worker, asked for another name of a feed', () => {
  let site: LocalWorker
  before(async () => {
    site = await startSite('content')
  })
  after(() => site.stop())

  for (const encoding of ['identity', 'gzip']) {
    it(`answers the bytes of the canonical feed and names it, as ${encoding}`, async () => {
      const headers = { 'Accept-Encoding': encoding }
      for (const { path, aliases } of feeds) {
        const canonical = await rawRequest(site.origin + path, { headers })
        assert.equal(canonical.headers['content-location'], undefined, path)
        assert.notEqual(aliases.length, 0, path)
        for (const alias of aliases) {
          const {
            status,
            headers: received,
            body,
          } = await rawRequest(site.origin + alias, { headers })
          assert.equal(status, 200, alias)
          assert.deepEqual(received, { ...canonical.headers, 'content-location': path }, alias)
          assert.deepEqual(body, canonical.body, alias)
        }
      }
    })
  }

  it('says 304 with the canonical address', async () => {
    for (const { path, aliases } of feeds) {
      for (const alias of aliases) {
        const { status, headers } = await rawRequest(site.origin + alias, {
          headers: { 'If-None-Match': '*' },
        })
        assert.equal(status, 304, alias)
        assert.equal(headers['content-location'], path, alias)
      }
    }
  })

  for (const guess of guesses) {
    it(`answers ${guess} of the site and of a topic without a redirect`, async () => {
      for (const channel of ['/', '/topics/visas/']) {
        const { status, headers } = await rawRequest(site.origin + channel + guess)
        assert.equal(status, 200, channel)
        assert.match(headers['content-type'] ?? '', /^application\/(rss|atom|feed)\+/, channel)
      }
    })
  }
})
