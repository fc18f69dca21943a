import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Feed } from 'feed'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import type { FeedItem } from '../../src/render/feed-document.ts'
import { SiteFeed } from '../../src/render/site-feed.ts'
import { webAddress } from '../support/web-address.ts'

// The package's own renderers break on odd characters, so plain content is what both can carry.
const words = fc
  .array(fc.stringMatching(/^[A-Za-z]{1,9}$/), { minLength: 1, maxLength: 6 })
  .map((all) => all.join(' '))
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((drawn) => new Date(Math.floor(drawn.getTime() / 1000) * 1000))
const item: fc.Arbitrary<FeedItem> = fc.record({
  // The package demands a URL for the Atom id.
  id: webAddress,
  link: webAddress,
  title: words,
  description: words,
  content: words.map((text) => `<p>${text}</p>`),
  published: date,
  date,
  category: fc.array(
    words.map((name) => ({ name, term: name })),
    { maxLength: 3 },
  ),
  author: fc.array(
    words.map((name) => ({ name })),
    { minLength: 1, maxLength: 1 },
  ),
})
const options = {
  id: 'https://plain.example/',
  title: 'Plain',
  description: 'Plain content',
  link: 'https://plain.example/',
  language: 'en',
  updated: new Date('2026-01-01T00:00:00Z'),
  ttl: 60,
  removed: [],
  feedLinks: {
    rss: 'https://plain.example/rss.xml',
    atom: 'https://plain.example/atom.xml',
    json: 'https://plain.example/feed.json',
  },
}

function bothFeeds(items: FeedItem[]): [ours: SiteFeed, theirs: Feed] {
  const theirs = new Feed(options)
  for (const one of items) theirs.addItem({ ...one, guid: one.id })
  return [new SiteFeed(options, items), theirs]
}

function assertSameItems(read: (feed: Feed) => unknown): void {
  const items = fc.array(item, { maxLength: 4 })
  fc.assert(
    fc.property(items, (drawn) => {
      const [ours, theirs] = bothFeeds(drawn)
      assert.deepEqual(read(ours), read(theirs))
    }),
    { numRuns: 200, seed: 4287 },
  )
}

describe('SiteFeed with plain content', () => {
  it('gives the items of the package in RSS', () => {
    assertSameItems((feed) =>
      parseRssFeed(feed.rss2()).items?.map((one) => ({
        guid: one.guid?.value,
        title: one.title,
        link: URL.parse(one.link ?? '')?.href,
        published: Date.parse(one.pubDate ?? ''),
        description: one.description,
        content: one.content?.encoded,
        categories: one.categories?.map(({ name }) => name),
      })),
    )
  })

  it('gives the entries of the package in Atom', () => {
    assertSameItems((feed) =>
      parseAtomFeed(feed.atom1()).entries?.map((one) => ({
        // The package writes an id as a URL parser does.
        id: URL.parse(one.id ?? '')?.href,
        title: one.title?.value,
        link: URL.parse(one.links?.[0]?.href ?? '')?.href,
        published: Date.parse(one.published ?? ''),
        updated: Date.parse(one.updated ?? ''),
        summary: one.summary?.value,
        content: one.content?.value,
        categories: one.categories?.map(({ term, label }) => [term, label]),
        authors: one.authors?.map(({ name }) => name),
      })),
    )
  })

  it('gives the items of the package in JSON Feed', () => {
    assertSameItems((feed) =>
      parseJsonFeed(feed.json1()).items?.map((one) => ({
        id: one.id,
        url: one.url,
        title: one.title,
        content: one.content_html,
        summary: one.summary,
        published: Date.parse(one.date_published ?? ''),
        modified: Date.parse(one.date_modified ?? ''),
        tags: one.tags ?? [],
      })),
    )
  })
})
