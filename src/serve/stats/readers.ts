interface KnownReader {
  name: string
  /** What its `User-Agent` has. */
  pattern: RegExp
}

/**
 * Who asks for feeds, in the order in which they are looked for: a service that calls itself a
 * browser too stands before the browsers.
 */
export const readers: readonly KnownReader[] = [
  { name: 'Feedly', pattern: /feedly/i },
  { name: 'Inoreader', pattern: /inoreader/i },
  { name: 'NewsBlur', pattern: /newsblur/i },
  { name: 'Feedbin', pattern: /feedbin/i },
  { name: 'The Old Reader', pattern: /theoldreader/i },
  { name: 'BazQux', pattern: /bazqux/i },
  { name: 'Feed Wrangler', pattern: /feed ?wrangler/i },
  { name: 'Feeder', pattern: /\bfeeder\b/i },
  { name: 'Feedspot', pattern: /feedspot/i },
  { name: 'Blogtrottr', pattern: /blogtrottr/i },
  { name: 'Miniflux', pattern: /miniflux/i },
  { name: 'FreshRSS', pattern: /freshrss/i },
  { name: 'Tiny Tiny RSS', pattern: /tiny tiny rss|tt-rss/i },
  { name: 'CommaFeed', pattern: /commafeed/i },
  { name: 'yarr', pattern: /\byarr\b/i },
  { name: 'Nextcloud News', pattern: /nextcloud[- ]news/i },
  { name: 'NetNewsWire', pattern: /netnewswire/i },
  { name: 'Reeder', pattern: /\breeder\b/i },
  { name: 'Unread', pattern: /\bunread\b/i },
  { name: 'Vienna', pattern: /\bvienna\b/i },
  { name: 'Newsboat', pattern: /newsboat/i },
  { name: 'Liferea', pattern: /liferea/i },
  { name: 'Akregator', pattern: /akregator/i },
  { name: 'QuiteRSS', pattern: /quiterss/i },
  { name: 'RSS Guard', pattern: /rss ?guard/i },
  { name: 'Thunderbird', pattern: /thunderbird/i },
  { name: 'Overcast', pattern: /overcast/i },
  { name: 'Feedmill', pattern: /^feedmill\b/i },
  { name: 'WordPress', pattern: /wordpress/i },
  { name: 'SimplePie', pattern: /simplepie/i },
  { name: 'feedparser', pattern: /feedparser/i },
  { name: 'curl', pattern: /^curl\b/i },
  { name: 'Wget', pattern: /^wget\b/i },
  { name: 'Python programs', pattern: /python|aiohttp/i },
  { name: 'Go programs', pattern: /^go-http-client/i },
  { name: 'bots', pattern: /(?<!cu)bot\b|crawl|spider|slurp|feedfetcher|externalhit|preview/i },
  { name: 'browsers', pattern: /^mozilla\/5\.0 .*(?:gecko|applewebkit)/i },
]

/** The name of a reader, and never more of its `User-Agent` than that. */
export function readerOf(userAgent: string): string {
  return readers.find(({ pattern }) => pattern.test(userAgent))?.name ?? 'other'
}
