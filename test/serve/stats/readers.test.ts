import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readerOf, readers } from '../../../src/serve/stats/readers.ts'
import { statedSubscribers } from '../../../src/serve/stats/stated-subscribers.ts'

const browser = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'

/** What readers call themselves, and what is understood of it. */
const userAgents: [text: string, reader: string, subscribers?: number, id?: string][] = [
  [
    'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)',
    'Feedly',
    12,
  ],
  ['FeedlyBot/1.0 (http://feedly.com)', 'Feedly'],
  ['Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 3 subscribers; )', 'Inoreader', 3],
  ['Mozilla/5.0 (compatible; inoreader.com; 1,204 subscribers)', 'Inoreader', 1204],
  [
    `NewsBlur Feed Fetcher - 1 subscriber - https://www.newsblur.com/site/6327282/talks (Mozilla/5.0 (Macintosh) ${browser})`,
    'NewsBlur',
    1,
    '6327282',
  ],
  ['Feedbin feed-id:1306543 - 3 subscribers', 'Feedbin', 3, '1306543'],
  [
    'Mozilla/5.0 (compatible; theoldreader.com; 2 subscribers; feed-id=0719795c4d27c784217b0bc0)',
    'The Old Reader',
    2,
    '0719795c4d27c784217b0bc0',
  ],
  [
    'Overcast/1.0 Podcast Sync (210 subscribers; feed-id=735461; +http://overcast.fm/)',
    'Overcast',
    210,
    '735461',
  ],
  ['Mozilla/5.0 (compatible; BazQux/2.4; +https://bazqux.com/fetcher; 1 subscribers)', 'BazQux', 1],
  ['Reader/2.0 (https://reader.example; subscribers: 5)', 'other', 5],
  ['Reader/2.0 (3 feed-id=a1)', 'other', 3, 'a1'],
  ['Reader/2.0 (https://reader.example; 7 readers)', 'other', 7],
  ['Mozilla/5.0 (compatible; Miniflux/2.2.13; +https://miniflux.app)', 'Miniflux'],
  ['FreshRSS/1.28.0 (Linux; https://freshrss.org)', 'FreshRSS'],
  ['NetNewsWire (RSS Reader; https://netnewswire.com/)', 'NetNewsWire'],
  ['newsboat/2.40 (Linux x86_64)', 'Newsboat'],
  ['Tiny Tiny RSS/25.07-dea3f2d (Unsupported) (https://tt-rss.org/)', 'Tiny Tiny RSS'],
  ['Liferea/1.15.8 (Linux; https://lzone.de/liferea/) AppleWebKit (KHTML, like Gecko)', 'Liferea'],
  ['feedparser/6.0.12 +https://github.com/kurtmckee/feedparser/', 'feedparser'],
  ['SimplePie/1.8.0 (Feed Parser; http://simplepie.org; Allow like Gecko) Build/1', 'SimplePie'],
  ['curl/8.16.0', 'curl'],
  ['feedmill', 'Feedmill'],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'bots'],
  [`Mozilla/5.0 (Linux; Android 15; CUBOT X90) ${browser}`, 'browsers'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'browsers'],
  ['', 'other'],
  ['Something/1.0', 'other'],
  ['Reader/2.5 feed-id:9', 'other'],
  ['Reader (0 subscribers)', 'other'],
  ['Reader (99999999 subscribers)', 'other'],
]

describe('readerOf', () => {
  for (const [text, reader] of userAgents) {
    it(`knows ${reader} by ${text || 'nothing'}`, () => assert.equal(readerOf(text), reader))
  }

  it('has every reader once', () => {
    assert.equal(new Set(readers.map(({ name }) => name)).size, readers.length)
  })
})

describe('statedSubscribers', () => {
  for (const [text, , subscribers, id] of userAgents) {
    it(`reads ${subscribers ?? 'no number'} from ${text || 'nothing'}`, () => {
      const stated = subscribers && { subscribers, ...(id !== undefined && { id }) }
      assert.deepEqual(statedSubscribers(text), stated)
    })
  }
})
