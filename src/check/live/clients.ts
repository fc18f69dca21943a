import type { Client } from './client.ts'

const anyFormat = ['rss', 'atom', 'json'] as const
const xmlFormats = ['rss', 'atom'] as const

// What FreshRSS takes for a feed (SimplePie, Locator::is_feed).
const xmlTypes = [
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/xml',
  'text/xml',
]

/**
 * Whom the doctor asks as. Headers and habits are those of the source code of the reader at the
 * version that `User-Agent` names, or as it was seen on the wire; Feedly and Inoreader publish
 * their `User-Agent` only, and the rest is what services of their kind do. They state no subscribers,
 * so that the site's own figures count none.
 */
export const clients: readonly Client[] = [
  // As Debian 12 has it, seen on the wire. People and scripts that look at a feed.
  {
    name: 'curl',
    headers: { 'User-Agent': 'curl/7.88.1', Accept: '*/*' },
    revalidates: [],
    keeps: 'those of the document',
    reads: anyFormat,
    patience: 20,
  },
  // Source of 2026-08-11, internal/reader/fetcher; 2.2.3 as logs of web servers have it.
  {
    name: 'Miniflux',
    headers: {
      'User-Agent': 'Mozilla/5.0 (compatible; Miniflux/2.2.3; +https://miniflux.app)',
      Accept:
        'application/xml,application/atom+xml,application/rss+xml,application/rdf+xml,application/feed+json,text/html,*/*;q=0.9',
      'Accept-Encoding': 'br,gzip',
      Connection: 'close',
    },
    revalidates: anyFormat,
    keeps: 'those of the document',
    reads: anyFormat,
    patience: 20,
  },
  // Source of 2024-10-24 with its SimplePie; it takes its validators from a 304 too (fetch_data).
  {
    name: 'FreshRSS',
    headers: {
      'User-Agent': 'FreshRSS/1.24.3 (Linux; https://freshrss.org)',
      Accept:
        'application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.7, unknown/unknown;q=0.1, application/unknown;q=0.1, */*;q=0.1',
      'Accept-Encoding': 'deflate, gzip, br, zstd',
    },
    // JSON Feed is downloaded each time.
    revalidates: xmlFormats,
    keeps: 'those of each answer',
    reads: anyFormat,
    types: xmlTypes,
    patience: 20,
  },
  // feedly.com/fetcher.html.
  {
    name: 'Feedly',
    headers: {
      'User-Agent':
        'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 0 subscribers; like FeedFetcher-Google)',
      Accept: '*/*',
      'Accept-Encoding': 'gzip',
    },
    revalidates: anyFormat,
    keeps: 'those of the document',
    reads: anyFormat,
    patience: 20,
  },
  // inoreader.com/feed-fetcher.
  {
    name: 'Inoreader',
    headers: {
      'User-Agent': 'Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 0 subscribers; )',
      Accept: '*/*',
      'Accept-Encoding': 'gzip, deflate',
    },
    revalidates: anyFormat,
    keeps: 'those of the document',
    reads: anyFormat,
    patience: 20,
  },
  // Source of 2026-08-22; it takes its validators from a 304 too (LocalAccountRefresher).
  {
    name: 'NetNewsWire',
    headers: {
      'User-Agent': 'NetNewsWire (RSS Reader; https://netnewswire.com/)',
      Accept: '*/*',
      'Accept-Encoding': 'gzip, deflate, br',
    },
    revalidates: anyFormat,
    keeps: 'those of each answer',
    reads: anyFormat,
    patience: 15,
  },
  // As Debian 12 has it, seen on the wire.
  {
    name: 'Newsboat',
    headers: {
      'User-Agent': 'newsboat/2.21.0 (Linux x86_64)',
      Accept: '*/*',
      'Accept-Encoding': 'gzip, deflate',
    },
    conditional: { 'A-IM': 'feed' },
    revalidates: xmlFormats,
    keeps: 'those of the document',
    reads: xmlFormats,
    patience: 30,
  },
  // As Debian 12 has it, seen on the wire.
  {
    name: 'feedparser',
    headers: {
      'User-Agent': 'feedparser/6.0.10 +https://github.com/kurtmckee/feedparser/',
      Accept:
        'application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1',
      'Accept-Encoding': 'gzip, deflate',
      'A-IM': 'feed',
      Connection: 'close',
    },
    revalidates: xmlFormats,
    keeps: 'those of the document',
    reads: xmlFormats,
    types: xmlTypes,
    patience: 10,
  },
  // Chromium that opens the address, as seen on the wire.
  {
    name: 'a browser',
    headers: {
      'User-Agent':
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
      Accept:
        'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
      'Accept-Encoding': 'gzip, deflate, br, zstd',
      'Accept-Language': 'en',
      'Sec-Fetch-Dest': 'document',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Site': 'none',
      'Sec-Fetch-User': '?1',
      'Upgrade-Insecure-Requests': '1',
    },
    revalidates: anyFormat,
    keeps: 'those of each answer',
    reads: anyFormat,
    patience: 30,
    browser: true,
  },
]
