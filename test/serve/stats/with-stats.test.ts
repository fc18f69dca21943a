import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { Bundle } from '../../../src/model/bundle.ts'
import { statsTexts } from '../../../src/model/stats-point.ts'
import { readers } from '../../../src/serve/stats/readers.ts'
import { statsPointOf } from '../../../src/serve/stats/stats-point-of.ts'
import { createWorker } from '../../../src/worker.ts'
import { now } from '../../support/local-site.ts'
import { memoryBundle } from '../memory-site.ts'
import { feeds, siteUrl } from '../sample-site.ts'
import { type Counted, type CountingSite, countingSite } from './counting-site.ts'

const feedly = 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers)'
const nothing: Counted = {
  feed: '',
  status: '404',
  reader: 'other',
  address: '',
  kind: 'whole',
  missing: '',
  subscribers: 0,
}
const longSlug = 'l'.repeat(90)
const files = {
  'topics.yaml': `${readFileSync('content/topics.yaml', 'utf8')}
ferries: { title: Ferries, description: Boats., keywords: [ferry], aliases: [boats] }
${longSlug}: { title: Long, description: Long., keywords: [long] }
rumours: { title: Rumours, description: Talk., keywords: [rumour], removed: true }
`,
}

describe('withStats', () => {
  let bundle: Bundle
  let site: CountingSite
  before(async () => {
    bundle = await memoryBundle(files, now)
    site = countingSite(bundle)
  })

  /** What is counted of one request. */
  async function countedOf(
    path: string,
    headers: Record<string, string> = {},
    method = 'GET',
  ): Promise<Counted[]> {
    await site.ask(path, headers, method)
    return site.counted()
  }

  it('counts a feed under its own path, whichever of its addresses is asked for', async () => {
    for (const { path, aliases } of feeds.slice(0, 6)) {
      for (const asked of [
        path,
        ...aliases,
        path.replace(/.xml|.json/, (end) => `%2E${end.slice(1)}`),
      ]) {
        const [counted] = await countedOf(asked, { 'User-Agent': 'Newsboat/2.40' })
        assert.deepEqual(counted, { ...nothing, feed: path, status: '200', reader: 'Newsboat' })
      }
    }
  })

  it('counts what is not modified, what is new only, and what is asked for by HEAD', async () => {
    const etag = (await site.ask('/rss.xml')).headers.get('etag') ?? ''
    site.counted()
    const known = { 'If-None-Match': etag }
    const statuses = [
      ...(await countedOf('/rss.xml', known)),
      ...(await countedOf('/rss.xml', {}, 'HEAD')),
      ...(await countedOf('/rss.xml', { 'If-None-Match': '"other"' })),
    ].map(({ feed, status }) => `${feed} ${status}`)
    assert.deepEqual(statuses, ['/rss.xml 304', '/rss.xml 200', '/rss.xml 200'])
  })

  it('counts an old address under the feed that it leads to', async () => {
    const moved = '/topics/ferries/rss.xml'
    for (const path of ['/topics/boats/rss.xml', `${moved}/`, `https://old.example${moved}`]) {
      assert.deepEqual(await countedOf(path), [{ ...nothing, feed: moved, status: '308' }], path)
    }
  })

  it('tells a filtered feed and an archive from the feed itself', async () => {
    const counted = [
      ...(await countedOf('/rss.xml?any=visas')),
      ...(await countedOf('/feed?limit=0')),
      ...(await countedOf('/rss.xml?utm_source=x')),
      ...(await countedOf('/archives/after-20250401T000000Z/rss.xml')),
    ]
    assert.deepEqual(
      counted.map(({ feed, kind, status }) => [feed, kind, status]),
      [
        ['/rss.xml', 'filtered', '200'],
        ['/rss.xml', 'filtered', '400'],
        ['/rss.xml', 'whole', '200'],
        ['/rss.xml', 'archive', '307'],
      ],
    )
  })

  it('writes what a service states, and what the service knows the feed by', async () => {
    const stated = async (path: string, userAgent: string) => {
      const [counted] = await countedOf(path, { 'User-Agent': userAgent })
      return counted && [counted.reader, counted.subscribers, counted.address]
    }
    assert.deepEqual(await stated('/rss.xml', feedly), ['Feedly', 12, '/rss.xml'])
    assert.deepEqual(await stated('/feed', feedly), ['Feedly', 12, '/feed'])
    const feedbin = 'Feedbin feed-id:7 - 3 subscribers'
    assert.deepEqual(await stated('/feed', feedbin), ['Feedbin', 3, '7'])
    const [, , visas] = (await stated('/rss.xml?any=visas', feedly)) ?? []
    const [, , flights] = (await stated('/rss.xml?any=flights', feedly)) ?? []
    assert.match(String(visas), /^\/rss\.xml\?[0-9a-z]{1,7}$/)
    assert.notEqual(visas, flights)
    const archive = '/archives/after-20250401T000000Z/rss.xml'
    assert.deepEqual(await stated(archive, feedly), ['Feedly', 12, ''])
  })

  it('samples by the feed, of whose path an index has 96 bytes', async () => {
    const feed = `/topics/${longSlug}/rss.xml`
    await site.ask(feed)
    assert.equal(site.points[0]?.indexes[0], feed.slice(0, 96))
    assert.equal(site.counted()[0]?.feed, feed)
  })

  it('keeps addresses by which readers may know a feed that is not there', async () => {
    const kept = ['/blog/feed/', '/feeds/all.atom', '/index.rdf', '/wordpress/rss2', '/news.xml']
    for (const path of kept) {
      assert.deepEqual(await countedOf(path), [{ ...nothing, missing: path }])
    }
    assert.deepEqual(await countedOf('/topics/rumours/rss.xml'), [
      { ...nothing, status: '410', missing: '/topics/rumours/rss.xml' },
    ])
  })

  it('has one word for those that nobody can know', async () => {
    const odd = [`/${'a'.repeat(80)}/rss.xml`, '/%F0%9F%92%A9/feed', '/a;b/rss.xml', "/'/atom.xml"]
    for (const path of odd) {
      assert.deepEqual(await countedOf(path), [{ ...nothing, missing: 'other' }], path)
    }
  })

  it('counts nothing else', async () => {
    for (const path of [
      '/',
      '/articles/istanbul-first-round-announced/',
      '/sitemap.xml',
      '/sitemap_index.xml',
      '/wp-sitemap.xml',
      '/feeds.opml',
      '/feeds/',
      '/api/articles',
      '/nothing/',
      '/wp-login.php',
      '/feeder',
      'https://old.example/',
    ]) {
      assert.deepEqual(await countedOf(path), [], path)
    }
    for (const method of ['POST', 'OPTIONS']) {
      assert.deepEqual(await countedOf('/rss.xml', {}, method), [])
    }
  })

  it('writes nothing of who asks, whatever a request says', async () => {
    const known = new Set(feeds.map(({ path }) => path))
    const names = new Set([...readers.map(({ name }) => name), 'other'])
    const path = fc.oneof(
      fc.constantFrom('/rss.xml', '/feed', '/topics/visas/atom.xml', '/old/rss.xml', '/'),
      fc.webPath(),
      fc.string().map((text) => `/${encodeURIComponent(text)}/feed.xml`),
    )
    const userAgent = fc.oneof(
      fc.string().map((text) => text.replace(/[^\x20-\x7e]/g, '')),
      fc.nat().map((count) => `Feedly (${count} subscribers; feed-id=${count})`),
    )
    const answers = [200, 304, 404, 410].map((status) => ({ status, headers: new Headers() }))
    fc.assert(
      fc.property(path, fc.webQueryParameters(), userAgent, (asked, query, agent) => {
        const address = `${siteUrl}${asked.startsWith('/') ? asked : `/${asked}`}?${query}`
        const request = new Request(address, {
          headers: {
            'User-Agent': agent,
            Cookie: 'session=secret',
            Referer: 'https://secret.example/',
            'CF-Connecting-IP': '192.0.2.7',
            'CF-IPCountry': 'TR',
          },
        })
        for (const point of answers.flatMap((one) => statsPointOf(request, one, bundle) ?? [])) {
          const [feed = '', status = '', reader = '', knownAs = '', kind = '', missing = ''] =
            point.blobs
          assert.equal(point.blobs.length, statsTexts.length)
          assert.ok(feed === '' || known.has(feed), feed)
          assert.match(status, /^\d{3}$/)
          assert.ok(names.has(reader), reader)
          assert.match(knownAs, /^(?:[\w./?-]{0,80})$/)
          assert.match(kind, /^(?:whole|filtered|archive)$/)
          assert.match(missing, /^(?:|other|\/[\w./-]{1,79})$/)
          assert.ok(point.doubles.every((number) => number >= 0 && number <= 10_000_000))
          assert.ok(Buffer.byteLength(point.indexes[0]) <= 96)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('gives the answers that it gives where nothing is counted', async () => {
    const worker = createWorker(bundle, () => now.getTime())
    for (const path of [
      '/rss.xml',
      '/rss.xml?limit=1',
      '/nothing.xml',
      '/',
      '/topics/boats/feed',
    ]) {
      const plain = await worker.fetch(new Request(siteUrl + path))
      assert.deepEqual(await seen(await site.ask(path)), await seen(plain), path)
    }
  })

  it('answers when nothing can be counted, and says why', async (test) => {
    const { mock } = test.mock.method(console, 'error', () => undefined)
    const worker = createWorker(bundle, () => now.getTime())
    const writeDataPoint = () => {
      throw new Error('no dataset')
    }
    const request = new Request(`${siteUrl}/rss.xml`)
    const { status } = await worker.fetch(request, { STATS: { writeDataPoint } })
    assert.equal(status, 200)
    assert.match(String(mock.calls[0]?.arguments[0]), /no dataset/)
  })
})

async function seen(answer: Response) {
  const { status, headers } = answer
  return { status, headers: Object.fromEntries(headers), body: await answer.text() }
}
