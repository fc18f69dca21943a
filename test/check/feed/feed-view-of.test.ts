import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import type { FeedView } from '../../../src/check/feed/feed-view.ts'
import { feedViewOf } from '../../../src/check/feed/feed-view-of.ts'
import { openFeed } from '../../../src/check/feed/open-feed.ts'
import { foreignFeeds } from './foreign-feeds.ts'
import { now, soundDocuments } from './sound-documents.ts'

const utf8 = new TextEncoder()

function view(text: string): FeedView | undefined {
  return feedViewOf(openFeed({ bytes: utf8.encode(text), now }))
}

function golden(file: string): FeedView | undefined {
  return view(readFileSync(`test/golden/complete/${file}`, 'utf8'))
}

describe('feedViewOf', () => {
  it('gives what an RSS feed says of itself and of its items', () => {
    assert.deepEqual(view(soundDocuments.rss), {
      format: 'rss',
      title: 'Harbour news',
      self: 'https://harbour.example/rss.xml',
      updated: Date.parse('2026-08-02T08:00:00Z'),
      items: [
        {
          id: 'tag:harbour.example,2026:second',
          title: 'The second ferry',
          summary: 'It has arrived.',
          content: '<p>It has arrived <a href="https://harbour.example/map">here</a>.</p>',
          link: 'https://harbour.example/second/',
          published: Date.parse('2026-08-02T08:00:00Z'),
          updated: Date.parse('2026-08-02T09:00:00Z'),
          authors: 'The desk',
          tags: 'Ferries',
          media: 'https://harbour.example/horn.mp3',
        },
        {
          id: 'tag:harbour.example,2026:first',
          title: 'The first ferry',
          summary: 'It has left.',
          content: '<p>It has left again.</p>',
          link: 'https://harbour.example/first/',
          published: Date.parse('2026-08-01T08:00:00Z'),
          authors: 'The desk',
          tags: 'Ferries',
        },
      ],
    })
  })

  it('gives the same items of one site in all formats', () => {
    const [rss, atom, json] = ['rss.xml', 'atom.xml', 'feed.json'].map(golden)
    const known = (feed: FeedView | undefined): unknown[] =>
      (feed?.items ?? []).map(({ summary: _, updated: __, media, ...item }) => ({
        ...item,
        media: new Set(media?.split(', ')),
      }))
    assert.equal(rss?.items.length, 3)
    // Its guid is no URI, so Atom has its id.
    const [first, ...others] = known(rss)
    const id = 'tag:complete.example,2025-04:every-field'
    assert.deepEqual(known(atom), [{ ...(first as object), id }, ...others])
    assert.deepEqual(known(json), known(rss))
    assert.equal(rss?.items[0]?.title, 'Every field & <every> "format": 1 < 2')
  })

  it('gives the id of an Atom feed', () => {
    assert.equal(golden('atom.xml')?.id, 'tag:complete.example,2025-04:feeds/site')
  })

  it('takes the address of an item of RSS 1.0 for its id, and dc:date for its date', () => {
    const [item] = view(foreignFeeds.rdf)?.items ?? []
    assert.equal(item?.id, 'https://old.example/1')
    assert.equal(item?.published, Date.parse('2026-08-02T08:00:00Z'))
  })

  it('takes a guid that is an address for the link of an item that has none', () => {
    const text = soundDocuments.rss
      .replace('<link>https://harbour.example/first/</link>', '')
      .replace(
        '<guid isPermaLink="false">tag:harbour.example,2026:first',
        '<guid>https://harbour.example/1',
      )
    assert.equal(view(text)?.items[1]?.link, 'https://harbour.example/1')
  })

  it('gives XHTML as it stands in the document', () => {
    const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>It has <b>left</b> again.</p></div>'
    const text = soundDocuments.atom.replace(
      /<content type="html">(?!.*map).*<\/content>/,
      `<content type="xhtml">${div}</content>`,
    )
    assert.equal(view(text)?.items[1]?.content, div)
  })

  it('gives nothing of what is no feed, or cannot be parsed', () => {
    for (const text of ['', '<html/>', soundDocuments.opml, soundDocuments.rss.slice(0, -9)]) {
      assert.equal(view(text), undefined)
    }
  })

  for (const [text, moment] of [
    ['Sun, 02 Aug 2026 08:00:00 +0200', '2026-08-02T06:00:00Z'],
    ['2 Aug 26 08:00 EST', '2026-08-02T13:00:00Z'],
    ['Sunday, 02-Aug-2026 08:00:00 UTC', '2026-08-02T08:00:00Z'],
    ['2026-08-02', '2026-08-02T00:00:00Z'],
    ['2026-08-02T08:00:00', '2026-08-02T08:00:00Z'],
    ['2026-08-02T08:00:00.5+02:00', '2026-08-02T06:00:00Z'],
    ['2026-08-02 08:00:00 -0330', '2026-08-02T11:30:00Z'],
    ['soon', undefined],
    ['31 Feb 2026 08:00:00 GMT', undefined],
    ['2026-08-02T25:00:00Z', undefined],
  ]) {
    it(`reads "${text}" as ${moment}`, () => {
      const read = view(
        soundDocuments.rss.replace('Sun, 02 Aug 2026 08:00:00 GMT</pub', `${text}</pub`),
      )
      assert.equal(read?.items[0]?.published, moment && Date.parse(moment))
    })
  }
})
