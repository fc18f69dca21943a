import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openFeed } from '../../../src/check/feed/open-feed.ts'
import type { OpenedFeed } from '../../../src/check/feed/opened-feed.ts'
import { feedHistories } from '../../../src/commands/check/feed-histories.ts'

const site = 'https://harbour.example'

function page(path: string, next: string): OpenedFeed {
  const version = 'https://jsonfeed.org/version/1.1'
  const text = JSON.stringify({ version, next_url: site + next, items: [] })
  return openFeed({ address: site + path, bytes: Buffer.from(text), now: 0 })
}

function visited(path: string) {
  return {
    url: site + path,
    kind: 'feed',
    redirects: [],
    exchanges: {},
    failures: {},
    visited: 0,
  } as const
}

describe('feedHistories', () => {
  it('end where archives lead in a circle, and leave filtered feeds out', () => {
    const archive = { subscription: `${site}/feed.json`, sameUntil: 0 }
    const addresses = [
      visited('/feed.json'),
      visited('/feed.json?limit=1'),
      { ...visited('/2.json'), archive },
      { ...visited('/1.json'), archive },
    ]
    const feeds = [
      page('/feed.json', '/2.json'),
      page('/feed.json?limit=1', '/2.json'),
      page('/2.json', '/1.json'),
      page('/1.json', '/2.json'),
    ]
    const histories = feedHistories({ addresses, pages: [], links: [] }, feeds, [])
    assert.deepEqual(
      histories.map(({ subscription, archives }) => [subscription, ...archives]),
      [[feeds[0], feeds[2], feeds[3]]],
    )
  })
})
