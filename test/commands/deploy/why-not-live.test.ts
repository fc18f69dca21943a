import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FeedState } from '../../../src/commands/deploy/feed-states.ts'
import { whyNotLive } from '../../../src/commands/deploy/why-not-live.ts'

function answered(status: number, headers: Record<string, string> = {}): FeedState {
  const lists = Object.entries(headers).map(([name, value]) => [name, [value]])
  return { answer: { status, headers: Object.fromEntries(lists), body: new Uint8Array() } }
}

const old = answered(200, { etag: 'W/"old"' })

const reasons: [state: FeedState, reason: RegExp][] = [
  [
    { failure: 'there is no such host' },
    /^\/rss\.xml: there is no such host; if the domain is new/,
  ],
  [answered(403, { 'cf-mitigated': 'challenge' }), /answered with 403 and a challenge/],
  [answered(200, { etag: 'W/"old"', 'cf-cache-status': 'HIT' }), /it comes from a cache; purge it/],
  [answered(200, { etag: '"old"', age: '7' }), /a cache that has had it for 7 s; purge it/],
  [old, /still what it was before: another Worker or site has this address/],
  [answered(200, { etag: 'W/"other"' }), /neither what was there before nor what was deployed/],
  [answered(200, { server: 'nginx' }), /200 by a server that calls itself nginx: something else/],
  [answered(404), /answered with 404: something else answers at this address/],
  [answered(530), /answered with 530: Cloudflare knows the host, but no Worker is there/],
  [
    answered(301, { location: 'https://www.harbour.example/' }),
    /301 to https:\/\/www\.harbour\.example\/: a redirect stands before the Worker/,
  ],
  [answered(429), /answered with 429: something refuses programs there/],
]

describe('whyNotLive', () => {
  for (const [state, reason] of reasons) {
    it(`tells: ${reason.source}`, () => {
      assert.match(whyNotLive({ path: '/rss.xml', state }, new Map([['/rss.xml', old]])), reason)
    })
  }
})
