import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Change } from '../../../src/check/changes/change.ts'
import { type ChangeId, changeKinds, kindOf } from '../../../src/check/changes/change-kinds.ts'
import type { Circumstances } from '../../../src/check/changes/circumstances.ts'
import { compareFeeds } from '../../../src/check/changes/compare-feeds.ts'
import type { FeedView } from '../../../src/check/feed/feed-view.ts'
import { after, circumstances, feed, item, items, origin, without } from './sample-feeds.ts'

interface Sample {
  what: string
  before: FeedView | undefined
  after: FeedView | undefined
  around?: Circumstances
  /** Kind and details of everything that is told, in order. */
  told: [ChangeId, ...string[]][]
  was?: string
  is?: string
}

const three = items(1, 2, 3)
const id = (number: number): string => `tag:harbour.example,2026:${number}`
const other = 'tag:harbour.example,2026:other'
const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

const samples: Sample[] = [
  {
    what: 'a newer item is new',
    before: feed(three),
    after: feed(items(1, 2, 3, 4)),
    told: [['item-new']],
  },
  {
    what: 'an item without a date is new',
    before: feed(three),
    after: feed([without('published', item(4)), ...three]),
    told: [['item-new']],
  },
  {
    what: 'the first item of an empty feed is new',
    before: feed([]),
    after: feed(items(4)),
    told: [['item-new']],
  },
  {
    what: 'an item older than all of the feed is back',
    before: feed(three),
    after: feed(items(0, 1, 2, 3)),
    told: [['item-back']],
  },
  {
    what: 'many old items at once are a flood',
    before: feed(items(20, 21)),
    after: feed(items(...numbers(10, 21))),
    told: [['flood'], ...numbers(10, 19).map((): [ChangeId] => ['item-back'])],
    is: '10',
  },
  {
    what: 'items of the same moment are new, and many of them no flood',
    before: feed(items(1)),
    after: feed(numbers(1, 11).map((number) => item(number, { published: after(1, 0) }))),
    told: numbers(2, 11).map((): [ChangeId] => ['item-new']),
  },
  {
    what: 'a burst of newer items is no flood',
    before: feed(items(1)),
    after: feed(items(...numbers(1, 12))),
    told: numbers(2, 12).map((): [ChangeId] => ['item-new']),
  },
  {
    what: 'another id under the same link comes back as new',
    before: feed(three),
    after: feed([item(3, { id: other }), ...items(1, 2)]),
    told: [['item-returns-as-new']],
    was: id(3),
    is: other,
  },
  {
    what: 'another id behind the redirect of the old link comes back as new',
    before: feed(three),
    after: feed([
      item(3, { id: other, link: `${origin}/articles/renamed/`, title: 'A', content: 'B' }),
      ...items(1, 2),
    ]),
    around: circumstances({
      pages: { '/articles/3/': { status: 200, target: '/articles/renamed/' } },
    }),
    told: [['item-returns-as-new', 'title', 'content', 'link']],
  },
  {
    what: 'another id with the same title and date comes back as new, its old link being alive',
    before: feed(three),
    after: feed([
      item(3, { id: other, link: `${origin}/articles/renamed/`, content: 'B' }),
      ...items(1, 2),
    ]),
    told: [['item-returns-as-new', 'content', 'link']],
  },
  {
    what: 'another id with the same content comes back as new, and its old link may be dead',
    before: feed(three),
    after: feed([
      item(3, { id: other, link: `${origin}/articles/renamed/`, title: 'A' }),
      ...items(1, 2),
    ]),
    around: circumstances({ pages: { '/articles/3/': { status: 404 } } }),
    told: [['item-returns-as-new', 'title', 'link'], ['address-dead']],
  },
  {
    what: 'an id where there was none comes back as new',
    before: feed([without('id', item(3)), ...items(1, 2)]),
    after: feed(three),
    told: [['item-returns-as-new']],
    was: `${origin}/articles/3/`,
    is: id(3),
  },
  {
    what: 'a title, a summary and a content with a later date are changed',
    before: feed(three),
    after: feed([
      item(3, { title: 'A', summary: 'B', content: 'C', updated: after(3) }),
      ...items(1, 2),
    ]),
    told: [['item-changed', 'title', 'summary', 'content', 'updated']],
  },
  {
    what: 'another article under an old id is told as such',
    before: feed(three),
    after: feed([
      item(3, { title: 'A', content: 'B', link: `${origin}/articles/other/` }),
      ...items(1, 2),
    ]),
    told: [['id-reused']],
    was: 'Ferry 3',
    is: 'A',
  },
  {
    what: 'an article rewritten at a new address that the old one leads to is changed',
    before: feed(three),
    after: feed([
      item(3, { title: 'A', content: 'B', link: `${origin}/a/`, updated: after(3) }),
      ...items(1, 2),
    ]),
    around: circumstances({ pages: { '/articles/3/': { status: 200, target: '/a/' } } }),
    told: [['item-changed', 'title', 'content', 'link', 'updated']],
  },
  {
    what: 'a text that names another origin of the site is the same',
    before: feed([item(3, { content: 'http://harbour.example/ is old' })]),
    after: feed([item(3, { content: 'http://harbour.example/ is old' })]),
    around: circumstances({
      origins: { before: [origin, 'http://harbour.example'], after: origin },
    }),
    told: [],
  },
  {
    what: 'a text that names the address of an old host is the same',
    before: feed([item(3, { content: 'http://[::1]/' })]),
    after: feed([item(3, { content: `${origin}/` })]),
    around: circumstances({ origins: { before: [origin, 'http://[::1]'], after: origin } }),
    told: [],
  },
  {
    what: 'a later date alone is a change',
    before: feed(three),
    after: feed([item(3, { updated: after(3) }), ...items(1, 2)]),
    told: [['item-changed', 'updated']],
  },
  {
    what: 'another link is a change',
    before: feed(three),
    after: feed([item(3, { link: `${origin}/articles/renamed/` }), ...items(1, 2)]),
    told: [['item-changed', 'link']],
  },
  {
    what: 'other authors, tags and media are a change',
    before: feed([item(3, { authors: 'A', tags: 'B' })]),
    after: feed([item(3, { authors: 'B', tags: 'C', media: 'D', updated: after(3) })]),
    told: [['item-changed', 'authors', 'tags', 'media', 'updated']],
  },
  {
    what: 'another text at another address is an edit while the title stays',
    before: feed(three),
    after: feed([
      item(3, { content: 'B', link: `${origin}/a/`, updated: after(3) }),
      ...items(1, 2),
    ]),
    told: [['item-changed', 'content', 'link', 'updated']],
  },
  {
    what: 'a text where there was none is an edit, whatever the title and the address',
    before: feed([without('content', item(3)), ...items(1, 2)]),
    after: feed([item(3, { title: 'A', link: `${origin}/a/`, updated: after(3) }), ...items(1, 2)]),
    told: [['item-changed', 'title', 'content', 'link', 'updated']],
  },
  {
    what: 'of items with one id the first counts',
    before: feed([item(3), item(3, { title: 'A' })]),
    after: feed(items(3)),
    told: [],
  },
  {
    what: 'an edit without a later date is silent',
    before: feed(three),
    after: feed([item(3, { content: 'C' }), ...items(1, 2)]),
    told: [['item-edited-silently', 'content']],
  },
  {
    what: 'an edit in a feed without dates of edits is a change',
    before: feed([without('updated', item(3))]),
    after: feed([without('updated', item(3, { title: 'A' }))]),
    told: [['item-changed', 'title']],
  },
  {
    what: 'a date of edits that there was not is nothing to see',
    before: feed([without('updated', item(3))]),
    after: feed(items(3)),
    told: [],
  },
  {
    what: 'a later date of publication is told',
    before: feed(three),
    after: feed([item(3, { published: after(3) }), ...items(1, 2)]),
    told: [['published-changed', 'published']],
    was: '2026-05-04T08:00:00Z',
    is: '2026-05-05T08:00:00Z',
  },
  {
    what: 'an earlier date of publication goes backwards',
    before: feed(three),
    after: feed([item(3, { published: after(3, -1) }), ...items(1, 2)]),
    told: [['dates-backwards', 'published']],
  },
  {
    what: 'an earlier date of an edit goes backwards, and the feed with it is not told again',
    before: feed([item(3, { updated: after(3) }), ...items(1, 2)]),
    after: feed(three),
    told: [['dates-backwards', 'updated']],
  },
  {
    what: 'a date of the feed of its own goes backwards',
    before: feed(three, { updated: after(9) }),
    after: feed(three),
    told: [['feed-date-backwards']],
    was: '2026-05-11T08:00:00Z',
    is: '2026-05-04T08:00:00Z',
  },
  {
    what: 'a date of the feed goes backwards while the item that had it has not changed',
    before: feed(three),
    after: feed(three, { updated: after(1) }),
    told: [['feed-date-backwards']],
  },
  {
    what: 'a date of the feed that goes with the item that comes back as new is not told again',
    before: feed(three),
    after: feed([item(3, { id: other, updated: after(0) }), ...items(1, 2)]),
    told: [['item-returns-as-new']],
  },
  {
    what: 'an old link that shows another article is taken',
    before: feed(three),
    after: feed([item(3, { link: `${origin}/articles/renamed/` }), ...items(1, 2)]),
    around: circumstances({
      pages: { '/articles/3/': { status: 200, article: { id: other, title: 'Quay' } } },
    }),
    told: [['item-changed', 'link'], ['address-taken']],
    was: `${origin}/articles/3/`,
    is: 'Quay',
  },
  {
    what: 'ids that two articles have exchanged are used again, and their addresses as they were',
    before: feed(items(1, 2)),
    after: feed([
      { ...item(1), id: id(2), published: after(2, 0), updated: after(2, 0) },
      { ...item(2), id: id(1), published: after(1, 0), updated: after(1, 0) },
    ]),
    around: circumstances({
      pages: {
        '/articles/1/': { status: 200, article: { id: id(2), title: 'Ferry 1' } },
        '/articles/2/': { status: 200, article: { id: id(1), title: 'Ferry 2' } },
      },
    }),
    told: [['id-reused'], ['id-reused']],
  },
  {
    what: 'a link that shows its own article is as it was',
    before: feed(three),
    after: feed(three),
    around: circumstances({
      pages: { '/articles/3/': { status: 200, article: { id: id(3), title: 'Ferry 3' } } },
    }),
    told: [],
  },
  {
    what: 'a former link that leads nowhere any more is dead',
    before: feed(three),
    after: feed(three),
    around: circumstances({
      aliases: new Map([['/articles/3/', ['/old/', '/older/']]]),
      pages: { '/old/': { status: 404 }, '/older/': { status: 200, target: '/articles/3/' } },
    }),
    told: [['address-dead']],
    was: `${origin}/old/`,
    is: 'HTTP 404',
  },
  {
    what: 'a link that shows the page of a channel for any query is dead',
    before: feed([item(3, { link: `${origin}/?p=7` })]),
    after: feed([item(3, { link: `${origin}/?p=7` })]),
    around: circumstances({ pages: { '/?p=7': { status: 200, ignoresQuery: true } } }),
    told: [['address-dead']],
    is: 'with the page of a channel',
  },
  {
    what: 'a link that is dead at another domain is told as subscribers have it',
    before: feed([item(3)], { self: '' }),
    after: feed([item(3, { link: 'https://quay.example/a/' })], { self: '' }),
    around: circumstances({
      origins: { before: [origin], after: 'https://quay.example' },
      pages: { '/articles/3/': { status: 404 } },
    }),
    told: [['item-changed', 'link'], ['address-dead']],
    was: `${origin}/articles/3/`,
  },
  {
    what: 'a link that was the id of an item comes back at another domain as new',
    before: feed([without('id', item(3))], { self: '' }),
    after: feed([item(3, { link: 'https://quay.example/articles/3/' })], { self: '' }),
    around: circumstances({ origins: { before: [origin], after: 'https://quay.example' } }),
    told: [['item-returns-as-new']],
    was: `${origin}/articles/3/`,
    is: id(3),
  },
  {
    what: 'a new link whose old one is dead is told as such',
    before: feed(three),
    after: feed([item(3, { link: `${origin}/articles/renamed/` }), ...items(1, 2)]),
    around: circumstances({ pages: { '/articles/3/': { status: 404 } } }),
    told: [['item-changed', 'link'], ['address-dead']],
    was: `${origin}/articles/3/`,
    is: 'HTTP 404',
  },
  {
    what: 'a link that is dead after one redirect is dead',
    before: feed(three),
    after: feed(three),
    around: circumstances({ pages: { '/articles/3/': { status: 308, target: '/a/' } } }),
    told: [['address-dead']],
  },
  {
    what: 'an item whose page answers 410 is removed',
    before: feed(three),
    after: feed(items(1, 2)),
    around: circumstances({ pages: { '/articles/3/': { status: 410 } } }),
    told: [['item-removed']],
  },
  {
    what: 'an item that has expired is told as such, whatever its page answers',
    before: feed(three),
    after: feed(items(1, 2)),
    around: circumstances({
      pages: { '/articles/3/': { status: 404 } },
      expired: new Set([id(3)]),
    }),
    told: [['item-expired']],
  },
  {
    what: 'an item whose page answers 404 is lost',
    before: feed(three),
    after: feed(items(1, 2)),
    around: circumstances({ pages: { '/articles/3/': { status: 404 } } }),
    told: [['item-lost']],
  },
  {
    what: 'an item that a newer one has pushed out has left the window',
    before: feed(three),
    after: feed(items(2, 3, 4)),
    around: circumstances({ carried: new Set([id(1)]), window: { items: 3, days: 0 } }),
    told: [['item-new'], ['item-left-window']],
  },
  {
    what: 'items that leave the days of the window have left it, and the window is as it was',
    before: feed(items(1, 2, 3, 4, 5)),
    after: feed(items(5, 9)),
    around: circumstances({
      carried: new Set(numbers(1, 4).map(id)),
      window: { items: 2, days: 4 },
    }),
    told: [['item-new'], ...numbers(1, 4).map((): [ChangeId] => ['item-left-window'])],
  },
  {
    what: 'an item that its channel does not carry any more is taken out',
    before: feed(three),
    after: feed(items(1, 3)),
    told: [['item-taken-out']],
  },
  {
    what: 'an item of another site is gone, since nothing tells of its page',
    before: feed([item(3, { link: 'https://elsewhere.example/3' }), ...items(1, 2)]),
    after: feed(items(1, 2)),
    told: [['item-unseen']],
  },
  {
    what: 'an item without a link is taken out when the site has its article',
    before: feed([without('link', item(3)), ...items(1, 2)]),
    after: feed(items(1, 2)),
    around: circumstances({ articles: new Set([id(3)]) }),
    told: [['item-taken-out']],
  },
  {
    what: 'an item whose address shows the page of a channel for any query is lost',
    before: feed([item(3, { link: `${origin}/?p=7` }), ...items(1, 2)]),
    after: feed(items(1, 2)),
    around: circumstances({ pages: { '/?p=7': { status: 200, ignoresQuery: true } } }),
    told: [['item-lost']],
  },
  {
    what: 'an item whose address shows another article has lost it',
    before: feed(three),
    after: feed(items(1, 2)),
    around: circumstances({
      pages: { '/articles/3/': { status: 200, article: { id: other, title: 'Quay' } } },
    }),
    told: [['address-taken']],
    was: `${origin}/articles/3/`,
    is: 'Quay',
  },
  {
    what: 'an item that has left the window under another title has left it',
    before: feed(three),
    after: feed(items(2, 3, 4)),
    around: circumstances({
      carried: new Set([id(1)]),
      pages: { '/articles/1/': { status: 200, article: { id: id(1), title: 'A' } } },
      window: { items: 3, days: 0 },
    }),
    told: [['item-new'], ['item-left-window']],
  },
  {
    what: 'an item without an id is taken out when its address shows a page',
    before: feed([without('id', item(3)), ...items(1, 2)]),
    after: feed(items(1, 2)),
    around: circumstances({
      pages: { '/articles/3/': { status: 200, article: { id: other, title: 'A' } } },
    }),
    told: [['item-taken-out']],
  },
  {
    what: 'an item that was at the new domain already is lost when its page is not there',
    before: feed([item(3, { link: 'https://quay.example/a/' }), ...items(1, 2)], { self: '' }),
    after: feed(items(1, 2), { self: '' }),
    around: circumstances({
      origins: { before: [origin], after: 'https://quay.example' },
      pages: { '/a/': { status: 404 } },
    }),
    told: [['item-lost']],
  },
  {
    what: 'an item whose address leads to its successor is taken out',
    before: feed(three),
    after: feed(items(1, 2)),
    around: circumstances({
      pages: {
        '/articles/3/': { status: 200, target: '/q/', article: { id: other, title: 'Quay' } },
      },
    }),
    told: [['item-taken-out']],
  },
  {
    what: 'an item whose address shows an article of its title is taken out',
    before: feed(three),
    after: feed(items(1, 2)),
    around: circumstances({
      pages: { '/articles/3/': { status: 200, article: { id: other, title: 'Ferry 3' } } },
    }),
    told: [['item-taken-out']],
  },
  {
    what: 'a narrower window is told, besides what has left it',
    before: feed(three),
    after: feed(items(2, 3)),
    around: circumstances({ carried: new Set([id(1)]), window: { items: 2, days: 0 } }),
    told: [['window-shrunk'], ['item-left-window']],
    was: '3',
    is: '2',
  },
  {
    what: 'a narrower window is told of an old feed with the oldest item first',
    before: feed([1, 2, 3].map((number) => item(number))),
    after: feed(items(2, 3)),
    around: circumstances({ carried: new Set([id(1)]), window: { items: 2, days: 0 } }),
    told: [['window-shrunk'], ['item-left-window']],
  },
  {
    what: 'a narrower window that pushes nothing out has not shrunk the feed',
    before: feed(three),
    after: feed(items(1, 2)),
    around: circumstances({
      pages: { '/articles/3/': { status: 410 } },
      window: { items: 2, days: 0 },
    }),
    told: [['item-removed']],
  },
  {
    what: 'a feed without items has been emptied',
    before: feed(three, { updated: after(1) }),
    after: feed([], { updated: after(1) }),
    around: circumstances({ carried: new Set([1, 2, 3].map(id)) }),
    told: [['feed-emptied'], ['item-left-window'], ['item-left-window'], ['item-left-window']],
  },
  {
    what: 'a feed that there was not is new',
    before: undefined,
    after: feed(three),
    told: [['feed-new']],
  },
  {
    what: 'a feed that the site lists and did not have is missing, and not new',
    before: undefined,
    after: feed(three),
    around: circumstances({ missing: 404 }),
    told: [['feed-missing']],
    was: 'HTTP 404',
  },
  {
    what: 'a feed whose address answers 404 is gone',
    before: feed(three),
    after: undefined,
    around: circumstances({ address: { status: 404 } }),
    told: [['feed-gone']],
    is: 'HTTP 404',
  },
  {
    what: 'a feed whose address gives something else is gone',
    before: feed(three),
    after: undefined,
    told: [['feed-gone']],
    is: 'no feed',
  },
  {
    what: 'a feed whose address answers 410 is retired',
    before: feed(three),
    after: undefined,
    around: circumstances({ address: { status: 410 } }),
    told: [['feed-retired']],
  },
  {
    what: 'a feed whose address redirects has moved',
    before: feed(three),
    after: feed(three, { self: `${origin}/news/atom.xml` }),
    around: circumstances({ address: { status: 200, target: '/news/atom.xml' } }),
    told: [['feed-moved']],
    was: `${origin}/`,
    is: `${origin}/news/`,
  },
  {
    what: 'a feed whose address redirects has moved, even if it does not say where it is',
    before: feed(three),
    after: without('self', feed(three)),
    around: circumstances({ address: { status: 200, target: '/news/atom.xml' } }),
    told: [['feed-moved']],
    was: `${origin}/`,
    is: `${origin}/news/`,
  },
  {
    what: 'a feed that names another address has moved',
    before: feed(three),
    after: feed(three, { self: `${origin}/news.xml` }),
    told: [['feed-moved']],
    was: `${origin}/atom.xml`,
    is: `${origin}/news.xml`,
  },
  {
    what: 'another domain is one change, and none of the items',
    before: feed([
      item(3, {
        summary: `See ${origin}/a.`,
        content: `<img src="${origin}/a.png">`,
        media: `${origin}/a.png`,
      }),
      ...items(1, 2),
    ]),
    after: feed(
      [3, 2, 1].map((number) =>
        item(number, {
          link: `https://quay.example/articles/${number}/`,
          ...(number === 3 && {
            summary: 'See https://quay.example/a.',
            content: '<img src="https://quay.example/a.png">',
            media: 'https://quay.example/a.png',
          }),
        }),
      ),
      { self: 'https://quay.example/atom.xml' },
    ),
    around: circumstances({ origins: { before: [origin], after: 'https://quay.example' } }),
    told: [['feed-moved']],
    was: origin,
    is: 'https://quay.example',
  },
  {
    what: 'another title of the feed is told',
    before: feed(three),
    after: feed(three, { title: 'Quay news' }),
    told: [['feed-renamed']],
  },
  {
    what: 'another id of the feed is told',
    before: feed(three),
    after: feed(three, { id: 'tag:harbour.example,2026:feeds/all' }),
    told: [['feed-id-changed']],
  },
]

describe('compareFeeds', () => {
  for (const sample of samples) {
    it(`tells that ${sample.what}, and nothing else`, () => {
      const changes = compareFeeds(sample.before, sample.after, sample.around ?? circumstances())
      assert.deepEqual(
        changes.map(({ kind, details }) => [kind, ...details]),
        sample.told,
      )
      const told: Change | undefined =
        changes.find(({ was, is }) => was !== undefined || is !== undefined) ?? changes[0]
      if (sample.was !== undefined) assert.equal(told?.was, sample.was)
      if (sample.is !== undefined) assert.equal(told?.is, sample.is)
    })
  }

  it('has a sample of every kind of change', () => {
    const told = new Set(samples.flatMap((sample) => sample.told.map(([kind]) => kind)))
    assert.deepEqual([...told].sort(), changeKinds.map(({ id: kind }) => kind).sort())
  })

  it('calls a danger what subscribers get twice, lose or cannot follow', () => {
    const dangers = changeKinds.filter((kind) => kindOf(kind.id).weight === 'danger')
    assert.deepEqual(
      dangers.map((kind) => kind.id),
      [
        'item-returns-as-new',
        'id-reused',
        'dates-backwards',
        'address-dead',
        'address-taken',
        'item-lost',
        'window-shrunk',
        'feed-emptied',
        'feed-gone',
      ],
    )
  })

  it('names the item as it will be, or as it was when it is gone', () => {
    const changes = compareFeeds(
      feed(three),
      feed([item(3, { title: 'A' }), item(2)]),
      circumstances(),
    )
    assert.deepEqual(
      changes.map((change) => change.item),
      [
        { id: id(3), title: 'A', link: `${origin}/articles/3/` },
        { id: id(1), title: 'Ferry 1', link: `${origin}/articles/1/` },
      ],
    )
  })

  it('does not take the address of another host for the own one', () => {
    const links = [`${origin}.org/a`, `${origin}:81/a`, `${origin}s/a`, 'https://harbour-example/a']
    const fresh = links.map((link, index) => item(10 + index, { link }))
    const around = circumstances({ origins: { before: [origin], after: 'https://quay.example' } })
    const [, ...told] = compareFeeds(feed(three), feed([...fresh, ...three]), around)
    assert.deepEqual(
      told.map((change) => change.item?.link),
      links,
    )
  })
})
