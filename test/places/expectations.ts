import assert from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import { formats } from '../../src/render/formats.ts'
import { type RawRequest, type RawResponse, rawRequest } from '../support/raw-request.ts'
import type { AbilityName } from './abilities.ts'
import { siteUrl } from './places-content.ts'

/** Asks the site for a path, as `rawRequest` does. */
export type Ask = (path: string, options?: RawRequest) => Promise<RawResponse>

/** What somebody expects of the site over HTTP. */
export interface Expectation {
  title: string
  /** What the place has to be able to do. */
  needs: AbilityName
  check(ask: Ask): Promise<void>
}

const channels = ['/', '/topics/boats/']
const feeds = channels.flatMap((channel) =>
  formats.map(({ file, mediaType }) => ({ path: channel + file, mediaType })),
)
const pages = [...channels, '/feeds/', '/api/', '/articles/ferry/']
const typed = [
  ...feeds,
  ...pages.map((path) => ({ path, mediaType: 'text/html' })),
  { path: '/articles/ferry.md', mediaType: 'text/markdown' },
  { path: '/feeds.opml', mediaType: 'text/x-opml' },
  { path: '/.well-known/feeds', mediaType: 'text/x-opml' },
  { path: '/openapi.json', mediaType: 'application/json' },
  { path: '/sitemap.xml', mediaType: 'application/xml' },
  { path: '/robots.txt', mediaType: 'text/plain' },
  { path: '/llms.txt', mediaType: 'text/plain' },
  { path: '/style.css', mediaType: 'text/css' },
  { path: '/favicon.ico', mediaType: /^image\// },
]
const api = [
  { path: '/api/topics', mediaType: 'application/json' },
  { path: '/api/articles', mediaType: 'application/feed+json' },
  { path: '/api/articles/ferry', mediaType: 'application/json' },
]
const aliases = channels.flatMap((channel) =>
  formats.flatMap((format) =>
    format.aliases.map((alias) => ({
      path: channel + alias,
      canonical: channel + format.file,
      mediaType: format.mediaType,
    })),
  ),
)

export const expectations: readonly Expectation[] = [
  {
    title: 'every document is there, with its type',
    needs: 'documents',
    async check(ask) {
      for (const { path, mediaType } of typed) assertType(path, await ask(path), mediaType)
    },
  },
  {
    title: 'a page names feeds that are there, and every link to the site leads somewhere',
    needs: 'documents',
    async check(ask) {
      const links = new Map<string, string>()
      for (const page of pages) {
        const text = textOf(await ask(page))
        for (const [, path = ''] of text.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)) {
          links.set(path, page)
        }
      }
      for (const [path, page] of links) {
        assert.equal((await ask(path)).status, 200, `${page}: ${path}`)
      }
    },
  },
  {
    title: 'a picture of an article is there',
    needs: 'documents',
    async check(ask) {
      const [, path = ''] =
        /src="(\/media\/[^"]+)"/.exec(textOf(await ask('/articles/ferry/'))) ?? []
      assertType(path, await ask(path), 'image/png')
    },
  },
  {
    title: 'a page that is not there is told of by a page with 404',
    needs: 'documents',
    async check(ask) {
      const answer = await ask('/articles/nothing/')
      assert.equal(answer.status, 404)
      assert.match(textOf(answer), /<a href="\/feeds\/">/)
    },
  },
  {
    title: 'texts say that they are UTF-8',
    needs: 'types',
    async check(ask) {
      for (const { path, mediaType } of [...typed, ...api]) {
        if (typeof mediaType !== 'string' || /^application\/(?:json|xml)$/.test(mediaType)) continue
        assert.match((await ask(path)).headers['content-type'] ?? '', /; charset=utf-8$/i, path)
      }
    },
  },
  {
    title: 'any page of the web may read it, and nothing of it can run',
    needs: 'types',
    async check(ask) {
      for (const { path } of [...feeds, ...api, { path: '/' }, { path: '/articles/ferry/' }]) {
        const { headers } = await ask(path)
        assert.equal(headers['access-control-allow-origin'], '*', path)
        assert.equal(headers['x-content-type-options'], 'nosniff', path)
        assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/, path)
        assert.match(headers['cache-control'] ?? '', /^public, max-age=900, stale-while/, path)
      }
    },
  },
  {
    title: 'the links to older documents lead to every article, once',
    needs: 'archives',
    async check(ask) {
      for (const channel of ['/', '/topics/boats/']) {
        const titles: string[] = []
        for (let path: string | undefined = `${channel}feed.json`; path; ) {
          const answer = await ask(path)
          assert.equal(answer.status, 200, path)
          const feed = JSON.parse(textOf(answer))
          titles.push(...feed.items.map(({ title }: { title: string }) => title))
          path = feed.next_url?.slice(siteUrl.length)
        }
        assert.equal(new Set(titles).size, titles.length)
        for (let day = 1; day <= 9; day += 1) assert.ok(titles.includes(`Boat ${day}`), `${day}`)
      }
    },
  },
  {
    title: 'an archive names what comes before and after it, in each format of XML',
    needs: 'archives',
    async check(ask) {
      for (const file of ['rss.xml', 'atom.xml']) {
        const first = linkIn(textOf(await ask(`/${file}`)), 'prev-archive')
        const archive = await ask(first)
        assert.equal(archive.status, 200, first)
        const next = linkIn(textOf(archive), 'next-archive')
        const answer = await ask(next)
        const { location } = answer.headers
        const following = location === undefined ? answer : await ask(location)
        assert.equal(following.status, 200, next)
        assert.match(following.headers['content-type'] ?? '', /^application\/(?:rss|atom)\+xml/)
      }
    },
  },
  {
    title: 'nothing tells of an article to come',
    needs: 'hidden',
    async check(ask) {
      for (const { path } of [...typed, ...api]) {
        assert.doesNotMatch(textOf(await ask(path)), /\bFar\b|articles\/far/, path)
      }
      for (const path of [
        '/articles/far/',
        '/articles/far.md',
        '/api/articles/far',
        '/articles/farther/',
      ]) {
        assert.equal((await ask(path)).status, 404, path)
      }
    },
  },
  {
    title: 'nobody gets the files of the Worker',
    needs: 'hidden',
    async check(ask) {
      for (const path of [
        '/_headers',
        '/_redirects',
        '/_feedmill/',
        '/index.js',
        '/worker/index.js',
      ]) {
        assert.equal((await ask(path)).status, 404, path)
      }
    },
  },
  {
    title: 'HEAD is answered as GET is, without the body',
    needs: 'head',
    async check(ask) {
      for (const { path } of [...feeds, ...api, { path: '/' }]) {
        const [get, head] = [await ask(path), await ask(path, { method: 'HEAD' })]
        assert.equal(head.status, 200, path)
        assert.equal(head.body.length, 0, path)
        for (const name of ['content-type', 'etag', 'cache-control']) {
          assert.equal(head.headers[name], get.headers[name], `${path} ${name}`)
        }
      }
    },
  },
  {
    title: 'who has the document is told 304',
    needs: 'head',
    async check(ask) {
      for (const { path } of [...feeds, ...api, { path: '/' }, { path: '/style.css' }]) {
        const { etag = '' } = (await ask(path)).headers
        const again = await ask(path, { headers: { 'If-None-Match': etag } })
        assert.equal(again.status, 304, path)
        assert.equal(again.headers.etag, etag, path)
      }
    },
  },
  {
    title: 'another name of a feed gives its bytes and its type, without a redirect',
    needs: 'aliases',
    async check(ask) {
      for (const { path, canonical, mediaType } of aliases) {
        const answer = await ask(path)
        assertType(path, answer, mediaType)
        assert.deepEqual(textOf(answer), textOf(await ask(canonical)), path)
      }
    },
  },
  {
    title: 'a feed of another program is where it was, without a redirect',
    needs: 'oldFeeds',
    async check(ask) {
      for (const [old, path] of [
        ['/blog/index.xml', '/atom.xml'],
        ['/blog/index.xml/', '/atom.xml'],
        ['/category/boats/feed', '/topics/boats/rss.xml'],
        ['/category/boats/feed/', '/topics/boats/rss.xml'],
        ['/topics/rowing/feed', '/topics/boats/rss.xml'],
      ] as const) {
        const [answer, feed] = [await ask(old), await ask(path)]
        assert.equal(answer.status, 200, old)
        assert.equal(answer.headers['content-type'], feed.headers['content-type'], old)
        assert.equal(textOf(answer), textOf(feed), old)
      }
    },
  },
  {
    title: 'old addresses lead to those of now in one step, for good',
    needs: 'moves',
    async check(ask) {
      for (const [old, path] of [
        ['/articles/old-ferry/', '/articles/ferry/'],
        ['/2019/ferry/', '/articles/ferry/'],
        ['/2019/ferry', '/articles/ferry/'],
        ['/topics/ships/', '/topics/boats/'],
        ['/topics/ships', '/topics/boats/'],
        ['/topics/ships/rss.xml', '/topics/boats/rss.xml'],
      ] as const) {
        const { status, headers } = await ask(old)
        assert.ok(status === 308 || status === 301, `${old}: ${status}`)
        assert.equal(headers.location, path, old)
      }
    },
  },
  {
    title: 'the API answers with JSON of the articles and topics',
    needs: 'api',
    async check(ask) {
      for (const { path, mediaType } of api) assertType(path, await ask(path), mediaType)
      const item = JSON.parse(textOf(await ask('/api/articles/ferry')))
      assert.equal(item.title, 'Ferry')
      assert.equal(textOf(await ask('/api/articles')), textOf(await ask('/feed.json')))
    },
  },
  {
    title: 'articles have come and gone since the build',
    needs: 'scheduling',
    async check(ask) {
      assert.equal((await ask('/articles/arrives/')).status, 200)
      assert.match(textOf(await ask('/rss.xml')), /Arrives/)
      assert.equal((await ask('/articles/leaves/')).status, 404)
      assert.doesNotMatch(textOf(await ask('/rss.xml')), /Leaves/)
    },
  },
  {
    title: 'a feed can be asked for a part of it',
    needs: 'filters',
    async check(ask) {
      const filtered = textOf(await ask('/feed.json?any=piers'))
      assert.deepEqual(titlesIn(filtered), ['Ferry'])
      assert.deepEqual(titlesIn(textOf(await ask('/api/articles?q=ferry'))), ['Ferry'])
      assert.equal((await ask('/rss.xml?limit=0')).status, 400)
    },
  },
  {
    title: 'a reader gets new items only, when it asks for them',
    needs: 'deltas',
    async check(ask) {
      const headers = { 'A-IM': 'feed' }
      const first = await ask('/rss.xml', { headers: { ...headers, 'If-None-Match': '"none"' } })
      const { etag = '' } = first.headers
      // What the reader has holds the newest article in another state.
      const [, state = ''] = /"[^".]*\.([^"]*)"/.exec(etag) ?? []
      const other = state.slice(0, 14) + (state[14] === 'A' ? 'B' : 'A') + state.slice(15)
      const former = `W/"former.${other}"`
      const delta = await ask('/rss.xml', { headers: { ...headers, 'If-None-Match': former } })
      assert.equal(delta.status, 226)
    },
  },
  {
    title: 'a browser that opens a feed gets a page about it',
    needs: 'previews',
    async check(ask) {
      for (const { path } of feeds) {
        const headers = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' }
        assertType(path, await ask(path, { headers }), 'text/html')
      }
    },
  },
  {
    title: 'dates, lists of tags and any tag are validators too',
    needs: 'validators',
    async check(ask) {
      for (const { path } of feeds) {
        const { etag = '', 'last-modified': date = '' } = (await ask(path)).headers
        for (const headers of [
          { 'If-Modified-Since': date },
          { 'If-None-Match': `"other", ${etag}` },
          { 'If-None-Match': '*' },
        ]) {
          assert.equal((await ask(path, { headers })).status, 304, path)
        }
      }
    },
  },
  {
    title: 'other spellings of an address and other names of a feed tell the one address',
    needs: 'canonical',
    async check(ask) {
      for (const [path, location] of [
        ['/articles/ferry', '/articles/ferry/'],
        ['/index.html', '/'],
      ] as const) {
        const { status, headers } = await ask(path)
        assert.equal(status, 308, path)
        assert.equal(headers.location, location, path)
      }
      assert.equal((await ask('/feed/')).headers['content-location'], '/rss.xml')
      const elsewhere = await ask('/rss.xml', { headers: { Host: 'www.harbour.example' } })
      assert.equal(elsewhere.headers.location, `${siteUrl}/rss.xml`)
    },
  },
  {
    title: 'what was removed is gone for good',
    needs: 'gone',
    async check(ask) {
      for (const path of ['/articles/taken/', '/articles/taken.md', '/api/articles/taken']) {
        assert.equal((await ask(path)).status, 410, path)
      }
    },
  },
  {
    title: 'the address of an archive before an edit leads to the archive of now',
    needs: 'formerArchives',
    async check(ask) {
      const path = linkIn(textOf(await ask('/rss.xml')), 'prev-archive')
      const former = path.replace(/-[0-9a-z]{14}\//, '-00000000000000/')
      const { status, headers } = await ask(former)
      assert.equal(status, 307)
      assert.equal(headers.location, path)
    },
  },
  {
    title: 'an archive never changes',
    needs: 'immutable',
    async check(ask) {
      const path = linkIn(textOf(await ask('/rss.xml')), 'prev-archive')
      assert.match((await ask(path)).headers['cache-control'] ?? '', /, immutable$/)
    },
  },
  {
    title: 'programs are told of failures in their own words',
    needs: 'problems',
    async check(ask) {
      for (const path of ['/nothing.xml', '/api/articles/nothing', '/api/nothing']) {
        const answer = await ask(path)
        assert.equal(answer.status, 404, path)
        assert.equal(answer.headers['content-type'], 'application/problem+json', path)
      }
    },
  },
  {
    title: 'browsers may ask beforehand, and other methods are refused',
    needs: 'methods',
    async check(ask) {
      for (const { path } of feeds) {
        const preflight = await ask(path, { method: 'OPTIONS' })
        assert.equal(preflight.status, 204, path)
        assert.match(preflight.headers['access-control-allow-headers'] ?? '', /If-None-Match/)
        const refused = await ask(path, { method: 'POST' })
        assert.equal(refused.status, 405, path)
        assert.equal(refused.headers.allow, 'GET, HEAD, OPTIONS', path)
      }
    },
  },
  {
    title: 'feeds of all formats go out as gzip',
    needs: 'compression',
    async check(ask) {
      for (const { path } of feeds) {
        const packed = await ask(path, { headers: { 'Accept-Encoding': 'gzip' } })
        assert.equal(packed.headers['content-encoding'], 'gzip', path)
        assert.equal(gunzipSync(packed.body).toString(), textOf(await ask(path)), path)
      }
    },
  },
  {
    title: 'a part of a file can be had',
    needs: 'parts',
    async check(ask) {
      const whole = await ask('/style.css')
      const part = await ask('/style.css', { headers: { Range: 'bytes=5-9' } })
      assert.equal(part.status, 206)
      assert.equal(part.headers['content-range'], `bytes 5-9/${whole.body.length}`)
      assert.deepEqual(part.body, whole.body.subarray(5, 10))
    },
  },
  {
    title: 'headers name the feeds of a page, and the page of a feed',
    needs: 'links',
    async check(ask) {
      for (const channel of channels) {
        assert.match(
          (await ask(channel)).headers['link']?.toString() ?? '',
          /rss\.xml>; rel="alternate"/,
        )
        const { link } = (await ask(`${channel}rss.xml`)).headers
        assert.equal(link, `<${siteUrl}${channel}>; rel="alternate"; type="text/html"`)
      }
    },
  },
]

function assertType(path: string, answer: RawResponse, mediaType: string | RegExp): void {
  assert.equal(answer.status, 200, path)
  const [type = ''] = answer.headers['content-type']?.split(';') ?? []
  if (typeof mediaType === 'string') assert.equal(type, mediaType, path)
  else assert.match(type, mediaType, path)
}

function textOf({ headers, body }: RawResponse): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
}

function titlesIn(feed: string): string[] {
  return JSON.parse(feed).items.map(({ title }: { title: string }) => title)
}

/** The path that a document of ours links to. */
function linkIn(text: string, relation: string): string {
  const [link = ''] = text.match(new RegExp(`<(?:atom:)?link[^>]*rel="${relation}"[^>]*>`)) ?? []
  return /href="([^"]+)"/.exec(link)?.[1]?.slice(siteUrl.length) ?? `no ${relation}`
}

/** Asks a place; what was asked without conditions before is not asked again. */
export function askAt(origin: string): Ask {
  const answers = new Map<string, Promise<RawResponse>>()
  return (path, options) => {
    if (options) return rawRequest(origin, { ...options, path })
    const answer = answers.get(path) ?? rawRequest(origin, { path })
    answers.set(path, answer)
    return answer
  }
}
