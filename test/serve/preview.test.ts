import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { now } from '../support/local-site.ts'
import { appears, laterArticle } from './later-article.ts'
import { type Ask, memorySite } from './memory-site.ts'
import { feeds, siteUrl } from './sample-site.ts'

const browser = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate', Accept: 'text/html' }

// What browsers send that do not open the address, and what looks like a browser but is none.
const others: Readonly<Record<string, Record<string, string>>> = {
  'a script of a page': { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'cors' },
  'a frame': { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Mode': 'navigate' },
  'a client that prefers HTML': { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
  'a client that names a browser': {
    'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
  },
  'a client that says nothing': {},
}

describe('the address of a feed', () => {
  let ask: Ask
  before(async () => {
    ask = await memorySite(laterArticle, now)
  })

  for (const { path, mediaType, aliases } of feeds) {
    it(`gives a browser a page about ${path}`, async () => {
      for (const address of [path, ...aliases]) {
        const { status, headers } = await ask(address, now, browser)
        assert.equal(status, 200, address)
        assert.equal(headers.get('content-type'), 'text/html; charset=utf-8', address)
        assert.equal(headers.get('vary'), 'Accept-Encoding, Sec-Fetch-Dest', address)
        assert.equal(
          headers.get('link'),
          `<${siteUrl}${path}>; rel="alternate"; type="${mediaType}"`,
          address,
        )
      }
    })
  }

  for (const [who, headers] of Object.entries(others)) {
    it(`gives the feed to ${who}`, async () => {
      for (const { path, mediaType } of feeds) {
        const answer = await ask(path, now, headers)
        assert.equal(answer.headers.get('content-type'), `${mediaType}; charset=utf-8`, path)
        assert.equal(answer.headers.get('vary'), 'Accept-Encoding, Sec-Fetch-Dest', path)
      }
    })
  }

  it('gives the feed to a browser that asks for it', async () => {
    for (const { path, mediaType } of feeds) {
      const raw = await ask(`${path}?raw`, now, browser)
      const plain = await ask(path, now)
      assert.equal(raw.headers.get('content-type'), `${mediaType}; charset=utf-8`, path)
      assert.equal(raw.headers.get('etag'), plain.headers.get('etag'), path)
      assert.equal(await raw.text(), await plain.text(), path)
    }
  })

  it('has validators of its own for the page and for the feed', async () => {
    const tags = new Set<string | null>()
    for (const { path } of feeds) {
      const feed = (await ask(path, now)).headers.get('etag') ?? ''
      const page = (await ask(path, now, browser)).headers.get('etag') ?? ''
      tags.add(feed).add(page)
      assert.equal((await ask(path, now, { 'If-None-Match': page })).status, 200, path)
      assert.equal((await ask(path, now, { ...browser, 'If-None-Match': feed })).status, 200, path)
      const known = await ask(path, now, { ...browser, 'If-None-Match': page })
      assert.equal(known.status, 304, path)
      assert.equal(known.headers.get('vary'), 'Accept-Encoding, Sec-Fetch-Dest', path)
      assert.ok(known.headers.get('link'), path)
    }
    assert.equal(tags.size, feeds.length * 2)
  })

  it('has the date of the feed on the page', async () => {
    for (const { path } of feeds) {
      const date = (await ask(path, now)).headers.get('last-modified') ?? ''
      assert.match(date, / GMT$/)
      const page = await ask(path, now, browser)
      assert.equal(page.headers.get('last-modified'), date, path)
      const known = await ask(path, now, { ...browser, 'If-Modified-Since': date })
      assert.equal(known.status, 304, path)
    }
  })

  it('shows an article to come from its moment on, and is kept no longer than until then', async () => {
    const moment = appears.getTime()
    for (const path of ['/rss.xml', '/topics/visas/feed.json']) {
      const before = await ask(path, moment - 10_000, browser)
      assert.ok(!(await before.text()).includes('Visas are to come'), path)
      assert.match(before.headers.get('cache-control') ?? '', /^public, max-age=10,/, path)
      const after = await ask(path, moment, browser)
      assert.ok((await after.text()).includes('Visas are to come'), path)
    }
  })
})
