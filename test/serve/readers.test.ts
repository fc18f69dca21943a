import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { decoded } from './decoded.ts'
import { feeds } from './sample-site.ts'

type Condition = 'If-None-Match' | 'If-Modified-Since'

interface Reader {
  headers: Record<string, string>
  /** What the reader sends of its last answer; validators ask afresh every time. */
  conditions: readonly Condition[]
}

const both: readonly Condition[] = ['If-None-Match', 'If-Modified-Since']

// As these readers ask, read in their source or seen on the wire.
const readers: Record<string, Reader> = {
  Miniflux: {
    headers: {
      'User-Agent': 'Mozilla/5.0 (compatible; Miniflux/2.2; +https://miniflux.app)',
      Accept:
        'application/xml,application/atom+xml,application/rss+xml,application/rdf+xml,application/feed+json,text/html,*/*;q=0.9',
      'Accept-Encoding': 'br,gzip',
      Connection: 'close',
    },
    conditions: both,
  },
  FreshRSS: {
    headers: {
      'User-Agent': 'FreshRSS/1.27 (Linux; https://freshrss.org)',
      Accept:
        'application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.7, unknown/unknown;q=0.1, application/unknown;q=0.1, */*;q=0.1',
      'Accept-Encoding': 'deflate, gzip, br',
    },
    conditions: both,
  },
  'FreshRSS for JSON': {
    headers: { Accept: 'application/json,application/feed+json,text/javascript,*/*;q=0.1' },
    conditions: [],
  },
  NetNewsWire: {
    headers: {
      'User-Agent': 'NetNewsWire (RSS Reader; https://netnewswire.com/)',
      Accept: '*/*',
      'Accept-Encoding': 'gzip, deflate, br',
      'Accept-Language': 'en-GB,en;q=0.9',
    },
    conditions: both,
  },
  Newsboat: {
    headers: {
      'User-Agent': 'newsboat/2.21.0 (Linux x86_64)',
      Accept: '*/*',
      'Accept-Encoding': 'gzip, deflate',
      'A-IM': 'feed',
    },
    conditions: both,
  },
  Liferea: {
    headers: {
      Accept: 'application/atom+xml,application/xml;q=0.9,text/xml;q=0.8,*/*;q=0.7',
      'A-IM': 'feed',
    },
    conditions: both,
  },
  feedparser: {
    headers: {
      Accept:
        'application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1',
      'Accept-Encoding': 'gzip, deflate',
      'A-IM': 'feed',
      Connection: 'close',
    },
    conditions: both,
  },
  yarr: {
    headers: { 'User-Agent': 'Yarr/1.0', 'Accept-Encoding': 'gzip', Connection: 'close' },
    conditions: both,
  },
  'rss-parser': {
    headers: { 'User-Agent': 'rss-parser', Accept: 'application/rss+xml' },
    conditions: both,
  },
  'the W3C validator': {
    headers: { 'User-Agent': 'FeedValidator/1.3', 'Accept-Encoding': 'gzip, deflate' },
    conditions: [],
  },
  'a small client': { headers: {}, conditions: ['If-Modified-Since'] },
}

describe('the Worker, asked as readers do', () => {
  let site: LocalWorker
  const bodies = new Map<string, Buffer>()
  before(async () => {
    site = await startSite('content')
    for (const { path } of feeds) {
      bodies.set(path, (await rawRequest(site.origin + path)).body)
    }
  })
  after(() => site.stop())

  for (const [name, { headers, conditions }] of Object.entries(readers)) {
    it(`gives ${name} every feed once, and then 304`, async () => {
      for (const { path, mediaType } of feeds) {
        const url = site.origin + path
        const first = await rawRequest(url, { headers })
        assert.equal(first.status, 200, path)
        assert.equal(first.headers['content-type'], `${mediaType}; charset=utf-8`, path)
        assert.deepEqual(decoded(first), bodies.get(path), path)

        const kept = {
          'If-None-Match': first.headers.etag ?? '',
          'If-Modified-Since': first.headers['last-modified'] ?? '',
        }
        const sent = Object.fromEntries(conditions.map((condition) => [condition, kept[condition]]))
        const second = await rawRequest(url, { headers: { ...headers, ...sent } })
        assert.equal(second.status, conditions.length === 0 ? 200 : 304, path)
        assert.equal(second.headers.etag, first.headers.etag, path)
        assert.equal(second.headers['last-modified'], first.headers['last-modified'], path)
      }
    })
  }
})
