import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openFeed } from '../../../src/check/feed/open-feed.ts'
import type { OpenedFeed } from '../../../src/check/feed/opened-feed.ts'
import { carriedIds, feedHistories } from '../../../src/commands/check/feed-histories.ts'

import { articleText, asciiJson, contentOf } from '../../support/memory-content.ts'
import { plainSite } from '../../support/plain-site.ts'

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
    const histories = feedHistories({ addresses, pages: [], links: [] }, feeds, () => [])
    assert.deepEqual(
      histories.map(({ subscription, archives }) => [subscription, ...archives]),
      [[feeds[0], feeds[2], feeds[3]]],
    )
  })
})

describe('carriedIds', () => {
  it('are those of articles that are to be seen in feeds now', async () => {
    const now = new Date('2025-06-01T00:00:00Z')
    const boats = { title: 'Boats', description: 'On boats.', keywords: ['boat'] }
    const article = (id: string, fields: object = {}) => ({
      [`articles/${id}.md`]: articleText(
        {
          ...{ title: id, id: `tag:harbour.example,2025:${id}`, topics: ['boats'] },
          ...{ published: '2025-05-01T00:00:00Z', ...fields },
        },
        'The boats are out.',
      ),
    })
    const content = await contentOf(
      {
        ...plainSite,
        'topics.yaml': asciiJson({ boats }),
        ...article('seen', { published: now.toISOString(), guid: ' 5f3c ' }),
        ...article('to-come', { published: '2025-06-01T00:00:01Z' }),
        ...article('gone', { expires: now.toISOString() }),
        ...article('page', { published: '2025-05-02T00:00:00Z', feed: false }),
      },
      now,
    )
    assert.deepEqual(carriedIds(content, now, { format: 'rss' }), ['5f3c'])
    assert.deepEqual(carriedIds(content, now, { format: 'atom' }), [
      'tag:harbour.example,2025:seen',
    ])
  })
})
