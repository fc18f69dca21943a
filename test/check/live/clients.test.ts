import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Exchange } from '../../../src/check/http/exchange.ts'
import { clients } from '../../../src/check/live/clients.ts'
import type { LiveFeed } from '../../../src/check/live/live-feed.ts'
import { liveFeedRules } from '../../../src/check/live/live-rules.ts'
import type { LiveSite } from '../../../src/check/live/live-site.ts'
import { siteRules } from '../../../src/check/live/site-rules.ts'
import { statedSubscribers } from '../../../src/serve/stats/stated-subscribers.ts'

const day = 86_400_000
const url = 'https://harbour.example/rss.xml'
const now = Date.UTC(2026, 10, 1)

function answered(duration: number): Exchange {
  const content = Buffer.from('<rss version="2.0"></rss>')
  return {
    request: { method: 'GET', url, headers: {} },
    answer: {
      status: 200,
      headers: { 'content-type': ['application/rss+xml'] },
      body: content,
      content,
    },
    duration,
  }
}

/** A feed that every client gets after so many seconds. */
function feedAfter(seconds: number): LiveFeed {
  return {
    url,
    site: 'https://harbour.example',
    format: 'rss',
    visits: clients.map((client) => ({
      client,
      redirects: [],
      first: answered(seconds * 1000),
    })),
    now,
  }
}

function slowFor(seconds: number): readonly string[] {
  const rule = liveFeedRules.find(({ id }) => id === 'live-slow')
  assert.ok(rule)
  return rule.find(feedAfter(seconds)).flatMap((finding) => finding.clients ?? [])
}

describe('the clients of the doctor', () => {
  it('state no subscribers, so that a site counts none', () => {
    const stated = clients.map(({ headers }) => statedSubscribers(headers['User-Agent'] ?? ''))
    assert.deepEqual(stated.filter(Boolean), [])
  })
})

describe('live-slow', () => {
  it('names those who do not wait so long', () => {
    assert.deepEqual(slowFor(9.9), [])
    assert.deepEqual(slowFor(10), ['feedparser'])
    assert.deepEqual(slowFor(15.2).toSorted(), ['NetNewsWire', 'feedparser'])
    assert.ok(slowFor(20).includes('Miniflux'))
    assert.ok(!slowFor(20).includes('Newsboat'))
  })
})

/** A site whose certificate ends so many days from now, of that many. */
function siteWith(left: number, days: number, protocol = 'TLSv1.3'): LiveSite {
  const secure = { protocol, from: now + (left - days) * day, until: now + left * day }
  return {
    address: 'https://harbour.example',
    feeds: [],
    known: [url],
    variants: [],
    forbidden: [],
    early: [],
    pages: [],
    secured: { ...answered(1), secure },
    now,
  }
}

function firedBy(site: LiveSite): string[] {
  return siteRules
    .filter(({ find }) => find(site).length > 0)
    .map(({ id }) => id)
    .filter((id) => id !== 'live-hsts')
}

describe('rules of the connection', () => {
  it('tell a certificate in the last sixth of its time', () => {
    for (const [left, days] of [
      [16, 90],
      [61, 365],
      [2, 6],
    ] as const) {
      assert.deepEqual(firedBy(siteWith(left, days)), [])
    }
    for (const [left, days] of [
      [14, 90],
      [60, 365],
      [0.9, 6],
      [-1, 90],
    ] as const) {
      assert.deepEqual(firedBy(siteWith(left, days)), ['live-certificate-ending'])
    }
  })

  it('tell a version of TLS that is out of use, and none at all', () => {
    assert.deepEqual(firedBy(siteWith(60, 90, 'TLSv1.2')), [])
    assert.deepEqual(firedBy(siteWith(60, 90, 'TLSv1.1')), ['live-tls-version'])
    assert.deepEqual(firedBy({ ...siteWith(60, 90), secured: answered(1) }), ['live-insecure'])
  })
})

describe('clients', () => {
  it('have a name and a User-Agent of their own each', () => {
    const names = clients.map(({ name }) => name)
    const agents = clients.map(({ headers }) => headers['User-Agent'])
    assert.equal(new Set(names).size, names.length)
    assert.equal(new Set(agents).size, agents.length)
    assert.ok(agents.every((agent) => agent !== undefined))
  })
})
