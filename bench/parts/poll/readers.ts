/** How a feed reader asks for a feed. */
export interface Reader {
  name: string
  path: string
  /** Minutes between two polls. */
  interval: number
  headers: Readonly<Record<string, string>>
  /** When it asks for new items only (RFC 3229); absent when it never does. */
  takesItems?: 'always' | 'with validators'
  /** Which answers' validators it sends the next time; absent when it sends none. */
  keeps?: 'of the last whole answer' | 'of the last answer'
  /** After how many days it forgets them. */
  forgets?: number
}

const xmlTypes =
  'application/xml,application/atom+xml,application/rss+xml,application/rdf+xml,' +
  'application/feed+json,text/html,*/*;q=0.9'

/**
 * Readers with the headers that they send and what they do with `max-age=900` and a `ttl` of an
 * hour, as their sources have it. Newsboat, yarr and the two libraries poll as they are told to:
 * once an hour.
 */
export const readers: readonly Reader[] = [
  {
    name: 'Miniflux',
    path: '/rss.xml',
    interval: 60,
    headers: {
      'User-Agent': 'Mozilla/5.0 (compatible; Miniflux; +https://miniflux.app)',
      Accept: xmlTypes,
      'Accept-Encoding': 'br,gzip',
    },
    keeps: 'of the last whole answer',
  },
  {
    name: 'FreshRSS',
    path: '/rss.xml',
    interval: 15,
    headers: {
      'User-Agent': 'FreshRSS (Linux; https://freshrss.org)',
      Accept:
        'application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, ' +
        'application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.7, */*;q=0.1',
      'Accept-Encoding': 'deflate, gzip, br, zstd',
    },
    keeps: 'of the last answer',
  },
  {
    name: 'FreshRSS, JSON Feed',
    path: '/feed.json',
    interval: 15,
    headers: {
      'User-Agent': 'FreshRSS (Linux; https://freshrss.org)',
      Accept: 'application/json,application/feed+json,application/javascript;q=0.8,*/*;q=0.1',
      'Accept-Encoding': 'deflate, gzip, br, zstd',
    },
  },
  {
    name: 'NetNewsWire',
    path: '/rss.xml',
    interval: 15,
    headers: {
      'User-Agent': 'NetNewsWire (RSS Reader; https://netnewswire.com/)',
      Accept: '*/*',
      'Accept-Encoding': 'gzip, deflate, br',
    },
    keeps: 'of the last answer',
    forgets: 8,
  },
  {
    name: 'Newsboat',
    path: '/rss.xml',
    interval: 60,
    headers: {
      'User-Agent': 'newsboat/2.21.0 (Linux x86_64)',
      Accept: '*/*',
      'Accept-Encoding': 'gzip, deflate',
    },
    takesItems: 'with validators',
    keeps: 'of the last whole answer',
  },
  {
    name: 'Liferea',
    path: '/atom.xml',
    interval: 15,
    headers: {
      'User-Agent': 'Liferea (Linux; https://lzone.de/liferea/)',
      Accept: 'application/atom+xml,application/xml;q=0.9,text/xml;q=0.8,*/*;q=0.7',
    },
    takesItems: 'with validators',
    keeps: 'of the last whole answer',
  },
  {
    name: 'feedparser',
    path: '/atom.xml',
    interval: 60,
    headers: {
      'User-Agent': 'feedparser/6.0.10 +https://github.com/kurtmckee/feedparser/',
      Accept:
        'application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,' +
        'application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1',
      'Accept-Encoding': 'gzip, deflate',
    },
    takesItems: 'always',
    keeps: 'of the last whole answer',
  },
  {
    name: 'yarr',
    path: '/rss.xml',
    interval: 60,
    headers: { 'User-Agent': 'Yarr/1.0', 'Accept-Encoding': 'gzip' },
    keeps: 'of the last whole answer',
  },
  {
    name: 'rss-parser',
    path: '/rss.xml',
    interval: 60,
    headers: { 'User-Agent': 'rss-parser', Accept: 'application/rss+xml' },
    keeps: 'of the last whole answer',
  },
]
