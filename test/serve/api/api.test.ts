import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { apiPaths } from '../../../src/model/api/api-paths.ts'
import type { JsonFeed, JsonFeedItem } from '../../../src/model/api/json-feed.ts'
import type { ApiTopic, TopicList } from '../../../src/model/api/topic-list.ts'
import type { Bundle } from '../../../src/model/bundle.ts'
import { createWorker } from '../../../src/worker.ts'
import { now } from '../../support/local-site.ts'
import { askBundle, memoryBundle, memorySite } from '../memory-site.ts'
import { channelPaths, siteUrl } from '../sample-site.ts'
import { appears, expires, scheduledFiles, shift } from '../scheduled-articles.ts'

const bundle: Bundle = await memoryBundle({}, now)
const ask = askBundle(bundle)
const slug = 'istanbul-first-round-announced'
const routes = ['/api/topics', '/api/articles', `/api/articles/${slug}`]

describe('the API', () => {
  it('has an address here for each of its routes', () => {
    const known = Object.values(apiPaths).map((path) => path.replace(':slug', slug))
    assert.deepEqual(routes, known)
  })

  for (const path of routes) {
    it(`answers ${path} with its validators, to any page of the web`, async () => {
      const answer = await ask(path, now)
      assert.equal(answer.status, 200)
      assert.match(answer.headers.get('content-type') ?? '', /^application\/(feed\+)?json/)
      assert.match(answer.headers.get('etag') ?? '', /^W\/"[^"]+"$/)
      assert.match(answer.headers.get('last-modified') ?? '', / GMT$/)
      assert.match(answer.headers.get('cache-control') ?? '', /^public, max-age=\d+, stale/)
      assert.equal(answer.headers.get('access-control-allow-origin'), '*')
      assert.match(answer.headers.get('access-control-expose-headers') ?? '', /ETag/)
    })

    it(`answers ${path} with 304 to who has it already`, async () => {
      const { headers } = await ask(path, now)
      for (const condition of [
        { 'If-None-Match': headers.get('etag') ?? '' },
        { 'If-Modified-Since': headers.get('last-modified') ?? '' },
      ]) {
        const answer = await ask(path, now, condition)
        assert.equal(answer.status, 304)
        assert.equal(await answer.text(), '')
        assert.equal(answer.headers.get('etag'), headers.get('etag'))
      }
      const other = await ask(path, now, { 'If-None-Match': '"another"' })
      assert.equal(other.status, 200)
    })

    it(`answers HEAD of ${path} without a body`, async () => {
      const head = await send(path, { method: 'HEAD' })
      const get = await send(path)
      assert.equal(head.status, 200)
      assert.equal(await head.text(), '')
      assert.deepEqual([...head.headers], [...get.headers])
    })

    it(`refuses to change ${path}`, async () => {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const answer = await send(path, { method })
        assert.equal(answer.status, 405, method)
        assert.equal(answer.headers.get('content-type'), 'application/problem+json')
        assert.equal(answer.headers.get('allow'), 'GET, HEAD, OPTIONS')
      }
    })

    it(`moves ${path} to the host of the site with its parameters`, async () => {
      const answer = await send(`https://other.example${path}?limit=3`)
      assert.equal(answer.status, 308)
      assert.equal(answer.headers.get('location'), `${siteUrl}${path}?limit=3`)
    })
  }

  it('tells programs of what is not there', async () => {
    for (const path of ['/api/x', '/api/topics/x', '/api/articles/no-article', '/api/%zz']) {
      const answer = await ask(path, now)
      assert.equal(answer.status, 404, path)
      assert.equal(answer.headers.get('content-type'), 'application/problem+json', path)
      assert.match(answer.headers.get('cache-control') ?? '', /max-age=60$/)
      assert.partialDeepStrictEqual(await answer.json(), { status: 404 })
    }
  })
})

describe('/api/topics', () => {
  it('has every topic in the order of the site, with its page and its feeds', async () => {
    const topics = await topicsOf(ask, now)
    assert.deepEqual(
      topics.map(({ home_page_url }) => home_page_url),
      channelPaths.slice(1).map((path) => siteUrl + path),
    )
    for (const { home_page_url: page, feeds } of topics) {
      assert.deepEqual(feeds, [
        { url: `${page}rss.xml`, mime_type: 'application/rss+xml' },
        { url: `${page}atom.xml`, mime_type: 'application/atom+xml' },
        { url: `${page}feed.json`, mime_type: 'application/feed+json' },
      ])
    }
  })

  it('says of a topic what its JSON Feed says', async () => {
    for (const { home_page_url: page, ...topic } of await topicsOf(ask, now)) {
      const feed = await jsonOf<JsonFeed>(ask, new URL('feed.json', page).href)
      assert.equal(topic.description, feed.description, topic.slug)
      assert.equal(topic.article_count, feed.items.length, topic.slug)
      assert.equal(topic.newest_date_published, feed.items[0]?.date_published, topic.slug)
    }
  })

  it('counts what can be seen, and changes its validators with it', async () => {
    const timed = await memorySite(scheduledFiles, now)
    const count = async (name: string, moment: Date) =>
      (await topicsOf(timed, moment)).find((topic) => topic.slug === name)?.article_count
    const visas = (await count('visas', now)) ?? 0
    const flights = (await count('flights', now)) ?? 0
    assert.equal(await count('visas', shift(appears, -1)), visas)
    assert.equal(await count('visas', appears), visas + 1)
    assert.equal(await count('flights', shift(expires, -1)), flights)
    assert.equal(await count('flights', expires), flights - 1)
    const before = await timed('/api/topics', shift(appears, -1000))
    assert.match(before.headers.get('cache-control') ?? '', /max-age=1,/)
    const after = await timed('/api/topics', expires)
    assert.notEqual(after.headers.get('etag'), before.headers.get('etag'))
    assert.equal(after.headers.get('last-modified'), expires.toUTCString())
  })
})

describe('/api/articles', () => {
  it('gives what the feed of the site gives, also to a browser', async () => {
    const feed = await (await ask('/feed.json', now)).text()
    for (const headers of [{}, { 'Sec-Fetch-Dest': 'document' }]) {
      const answer = await ask('/api/articles', now, headers)
      assert.equal(await answer.text(), feed)
    }
  })

  it('gives what the feed gives that is asked the same', async () => {
    const query = '?any=flights&limit=1&content=summary'
    const answer = await ask(`/api/articles${query}`, now)
    assert.equal(await answer.text(), await (await ask(`/feed.json${query}`, now)).text())
  })

  it('tells a browser too in JSON what it cannot be asked for', async () => {
    const answer = await ask('/api/articles?limit=0', now, { 'Sec-Fetch-Dest': 'document' })
    assert.equal(answer.status, 400)
    assert.partialDeepStrictEqual(await answer.json(), { errors: [{ parameter: 'limit' }] })
  })
})

describe('/api/articles/<slug>', () => {
  it('is the item of the feed', async () => {
    const feed = await jsonOf<JsonFeed>(ask, '/feed.json')
    for (const item of feed.items) {
      const path = new URL(item.url).pathname.replace(/\/$/, '')
      assert.deepEqual(await jsonOf(ask, `/api${path}`), item)
    }
  })

  it('finds a slug however its characters are written', async () => {
    const ask = await memorySite({ 'articles/çeşme.md': article('Çeşme') }, now)
    for (const name of ['çeşme', encodeURIComponent('çeşme'), 'çeşme'.normalize('NFD')]) {
      const item = await jsonOf<JsonFeedItem>(ask, `/api/articles/${name}`)
      assert.equal(item.title, 'Çeşme', name)
    }
  })

  it('is there while the article is', async () => {
    const timed = await memorySite(scheduledFiles, now)
    const status = async (name: string, moment: Date) =>
      (await timed(`/api/articles/${name}`, moment)).status
    assert.equal(await status('to-come', shift(appears, -1)), 404)
    assert.equal(await status('to-come', appears), 200)
    assert.equal(await status('passing', shift(expires, -1)), 200)
    assert.equal(await status('passing', expires), 404)
    const last = await timed('/api/articles/passing', shift(expires, -1000))
    assert.match(last.headers.get('cache-control') ?? '', /max-age=1,/)
    const absent = await timed('/api/articles/to-come', shift(appears, -1000))
    assert.equal(absent.headers.get('cache-control'), 'public, max-age=1')
  })

  it('leads from an old slug to the article while it is there', async () => {
    const timed = await memorySite(scheduledFiles, now)
    const moved = await timed('/api/articles/passing-name', now)
    assert.equal(moved.status, 308)
    assert.equal(moved.headers.get('location'), '/api/articles/passing')
    const last = await timed('/api/articles/passing-name', shift(expires, -1000))
    assert.equal(last.headers.get('cache-control'), 'public, max-age=1')
    assert.equal((await timed('/api/articles/passing-name', expires)).status, 404)
    assert.equal((await timed('/api/articles/early-name', now)).status, 404)
  })

  it('says that an article has been removed', async () => {
    const removed = `---
id: tag:istanbul-talks.example,2025:removed
removed: 2026-10-01
---
`
    const ask = await memorySite({ 'articles/çeşme.md': removed }, now)
    for (const name of ['çeşme', 'çeşme'.normalize('NFD')]) {
      const answer = await ask(`/api/articles/${name}`, now)
      assert.equal(answer.status, 410)
      assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    }
  })

  it('does not give an article that is kept out of the feeds', async () => {
    const hidden = article('A page alone', 'feed: false\n')
    const ask = await memorySite({ 'articles/page-alone.md': hidden }, now)
    assert.equal((await ask('/articles/page-alone/', now)).status, 200)
    assert.equal((await ask('/api/articles/page-alone', now)).status, 404)
  })
})

type Asking = typeof ask

async function topicsOf(asking: Asking, moment: Date): Promise<ApiTopic[]> {
  return (await jsonOf<TopicList>(asking, '/api/topics', moment)).topics
}

async function jsonOf<T>(asking: Asking, path: string, moment: Date = now): Promise<T> {
  return (await (await asking(path, moment)).json()) as T
}

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const worker = createWorker(bundle, () => now.getTime())
  return await worker.fetch(new Request(new URL(path, siteUrl), init))
}

function article(title: string, fields = ''): string {
  return `---
title: ${title}
id: tag:istanbul-talks.example,2025:${title.length}
published: 2026-10-01T09:00:00Z
topics: [visas]
${fields}---

A text.
`
}

describe('what tells of the API', () => {
  it('bears no date, since the article that it names may become another one', async () => {
    const settings = `${readFileSync('content/site.yaml', 'utf8')}\nupdated: 2025-05-01\n`
    const dated = await memorySite({ 'site.yaml': settings }, now)
    const dateOf = async (path: string) => (await dated(path, now)).headers.get('last-modified')
    assert.equal(await dateOf('/feeds.opml'), 'Wed, 30 Apr 2025 21:00:00 GMT')
    for (const path of ['/api/', '/openapi.json']) assert.equal(await dateOf(path), null, path)
  })
})
