import type { Asked, MeasuredRuntime } from '../../measured-runtime.ts'
import type { ZipfContent } from '../../zipf-content.ts'

/** Requests by what they are called. */
export type Requests = Readonly<Record<string, Asked>>

const asBrowser = { 'Sec-Fetch-Dest': 'document' }

/** A request of each kind that a site answers, with all their conditional ones. */
export async function requestsOf(
  runtime: MeasuredRuntime,
  content: ZipfContent,
  count: number,
): Promise<Requests> {
  const { newest, oldest } = await archivesOf(runtime)
  const full: Requests = {
    'nothing here': { path: '/nothing-here/', status: 404 },
    'canonical feed': { path: '/rss.xml' },
    'canonical feed, not compressed': {
      path: '/rss.xml',
      headers: { 'Accept-Encoding': 'identity' },
    },
    'feed of a topic, JSON': { path: `/topics/${content.topics[0]}/feed.json` },
    ...filteredFeeds(content),
    ...searches(content),
    'archive, newest': { path: newest },
    'archive, oldest': { path: oldest },
    'article page, newest': { path: `/articles/${content.slug(count - 2)}/` },
    'article page, of the middle': { path: `/articles/${content.slug(count >> 1)}/` },
    'article as Markdown': { path: `/articles/${content.slug(count - 2)}.md` },
    'old path of an article': { path: '/old/109/', status: 308 },
    'page about the feed': { path: '/rss.xml', headers: asBrowser },
    'page about a filtered feed': {
      path: `/rss.xml?any=${content.topics[0]}&lang=en&since=2019-01-01`,
      headers: asBrowser,
    },
    'page about an archive': { path: oldest, headers: asBrowser },
    'query that cannot be': { path: '/rss.xml?limit=0', status: 400 },
    'query that cannot be, in a browser': {
      path: '/rss.xml?limit=0',
      headers: asBrowser,
      status: 400,
    },
    'home page': { path: '/' },
    'API: topics': { path: '/api/topics' },
    'API: articles': { path: '/api/articles' },
    'API: articles, filtered': { path: `/api/articles?any=${content.topics[0]}&limit=10` },
    'API: article': { path: `/api/articles/${content.slug(count - 2)}` },
    'new items of the feed (A-IM)': await deltaOf(runtime),
  }
  return { ...full, ...(await conditional(runtime, full)) }
}

function filteredFeeds({ topics, tags, authors, sources }: ZipfContent): Requests {
  const several = new URLSearchParams({
    any: topics.slice(0, 3).join(),
    not: tags[0] ?? '',
    author: `Name of ${authors[0]}`,
    source: sources[0] ?? '',
    lang: 'en',
    since: '2019-01-01',
    until: '2024-12-31',
  })
  return {
    'filter: common label': { path: `/rss.xml?any=${topics[0]}` },
    'filter: rare label': { path: `/rss.xml?any=${tags.at(-1)}` },
    'filter: several': { path: `/rss.xml?${several}` },
    'filter: limit=200, full': { path: '/rss.xml?limit=200' },
    'filter: limit=200, full, JSON': { path: '/feed.json?limit=200' },
    'filter: limit=200, full, not compressed': {
      path: '/rss.xml?limit=200',
      headers: { 'Accept-Encoding': 'identity' },
    },
    'filter: limit=200, summaries': { path: '/rss.xml?limit=200&content=summary' },
  }
}

function searches({ words, topics }: ZipfContent): Requests {
  const word = (rank: number): string => words[rank - 1] ?? ''
  const asked = (q: string, more = ''): Asked => ({
    path: `/rss.xml?q=${encodeURIComponent(q)}${more}`,
  })
  return {
    'search: rare word': asked(word(20_000)),
    'search: word that nothing has': asked('nothing'),
    'search: most frequent word': asked(word(1)),
    'search: two words': asked(`${word(10)} ${word(300)}`),
    'search: ten frequent words': asked(words.slice(0, 10).join(' ')),
    'search: ten rare words': asked(words.slice(3000, 3010).join(' ')),
    'search: phrase of rare words': asked(`"${word(2000)} ${word(3000)}"`),
    'search: phrase of the four most frequent': asked(`"${words.slice(0, 4).join(' ')}"`),
    'search: phrase of the ten most frequent': asked(`"${words.slice(0, 10).join(' ')}"`),
    'search: with filters, 200 summaries': asked(
      `${word(1)} ${word(10)}`,
      `&any=${topics.slice(0, 3)}&lang=en&since=2019-01-01&limit=200&content=summary`,
    ),
  }
}

async function archivesOf(runtime: MeasuredRuntime): Promise<{ newest: string; oldest: string }> {
  const newest = await previousOf(runtime, '/rss.xml')
  let oldest = newest
  for (let next = newest; next !== undefined; next = await previousOf(runtime, next)) oldest = next
  if (newest === undefined || oldest === undefined) throw new Error('list requests: no archives')
  return { newest, oldest }
}

/** What a feed names as the document with the articles before its own (RFC 5005 §4). */
async function previousOf(runtime: MeasuredRuntime, path: string): Promise<string | undefined> {
  const { text } = await runtime.ask({ path })
  const link = /<[^>]*rel="prev-archive"[^>]*>/.exec(text)?.[0] ?? ''
  const address = /href="([^"]*)"/.exec(link)?.[1]
  return address === undefined ? undefined : new URL(address).pathname
}

/** What a reader asks that has the feed with another text of an article. */
async function deltaOf(runtime: MeasuredRuntime): Promise<Asked> {
  // Only who has a document already is told which items it has.
  const asked = { 'A-IM': 'feed', 'If-None-Match': '"before"' }
  const { headers } = await runtime.ask({ path: '/rss.xml', headers: asked })
  const etag = headers.get('etag') ?? ''
  // Other bytes of the document, and the state without the last digest's last bits.
  const other = etag
    .replace(/"[^.]*/, '"other')
    .replace(/.(?="$)/, (last) => (last === 'A' ? 'Q' : 'A'))
  return { path: '/rss.xml', headers: { 'A-IM': 'feed', 'If-None-Match': other }, status: 226 }
}

async function conditional(runtime: MeasuredRuntime, requests: Requests): Promise<Requests> {
  const entries: [string, Asked][] = []
  for (const [name, asked] of Object.entries(requests)) {
    if (asked.status !== undefined) continue
    const etag = (await runtime.ask(asked)).headers.get('etag') ?? ''
    const headers = { ...asked.headers, 'If-None-Match': etag }
    entries.push([`304: ${name}`, { ...asked, headers, status: 304 }])
  }
  return Object.fromEntries(entries)
}
