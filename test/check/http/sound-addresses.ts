import { gzipSync } from 'node:zlib'
import type { Answer, Exchange } from '../../../src/check/http/exchange.ts'
import type { ExchangeName, VisitedAddress } from '../../../src/check/http/visited-address.ts'

const visited = Date.UTC(2026, 10, 1, 12)
const site = 'https://harbour.example'
const text = Buffer.from(`<rss version="2.0">${'<item>One &amp; another</item>'.repeat(80)}</rss>`)

type Headers = Readonly<Record<string, string>>

/** What a 200 and a 304 of a sound feed have in common. */
const state: Headers = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Last-Modified, Link, Retry-After, IM, Content-Location',
  'cache-control': 'public, max-age=900, stale-while-revalidate=3600',
  etag: 'W/"a1b2"',
  'last-modified': 'Sat, 01 Aug 2026 08:00:00 GMT',
  link: `<${site}/>; rel="alternate"; type="text/html"`,
  vary: 'Accept-Encoding',
  'x-content-type-options': 'nosniff',
}

const full: Headers = {
  ...state,
  'content-security-policy': "default-src 'none'; sandbox",
  'content-type': 'application/rss+xml; charset=utf-8',
}

const preflight: Headers = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'If-None-Match, If-Modified-Since, Accept',
}

/** An answer with these headers; its body is what it says when no coding is named. */
export function answer(
  status: number,
  headers: Headers,
  content: Uint8Array = new Uint8Array(),
  body: Uint8Array = content,
): Answer {
  const lists = Object.entries(headers).map(([name, value]) => [name, [value]])
  return { status, headers: Object.fromEntries(lists), body, content }
}

/** The exchange that gave an answer. */
export function exchange(given: Answer, headers: Headers = {}, url = `${site}/rss.xml`): Exchange {
  return { request: { method: 'GET', url, headers }, answer: given, duration: 3 }
}

const packed: Headers = { ...full, 'content-encoding': 'gzip' }

/** A feed that does all that readers need. */
export const feed: VisitedAddress = {
  url: `${site}/rss.xml`,
  kind: 'feed',
  mediaType: 'application/rss+xml',
  redirects: [],
  failures: {},
  visited,
  exchanges: {
    plain: exchange(answer(200, full, text)),
    again: exchange(answer(200, full, text)),
    gzip: exchange(answer(200, packed, text, gzipSync(text)), { 'Accept-Encoding': 'gzip' }),
    head: exchange(answer(200, { ...full, 'content-length': String(text.length) })),
    sameEtag: exchange(answer(304, state), { 'If-None-Match': 'W/"a1b2"' }),
    sameEtagGzip: exchange(answer(304, state), {
      'Accept-Encoding': 'gzip',
      'If-None-Match': 'W/"a1b2"',
    }),
    headSameEtag: exchange(answer(304, state), { 'If-None-Match': 'W/"a1b2"' }),
    etagList: exchange(answer(304, state), { 'If-None-Match': '"other", W/"a1b2"' }),
    anyEtag: exchange(answer(304, state), { 'If-None-Match': '*' }),
    sameDate: exchange(answer(304, state), {
      'If-Modified-Since': 'Sat, 01 Aug 2026 08:00:00 GMT',
    }),
    laterDate: exchange(answer(304, state), {
      'If-Modified-Since': 'Sat, 01 Aug 2026 08:00:01 GMT',
    }),
    rfc850Date: exchange(answer(304, state), {
      'If-Modified-Since': 'Saturday, 01-Aug-26 08:00:00 GMT',
    }),
    asctimeDate: exchange(answer(304, state), {
      'If-Modified-Since': 'Sat Aug  1 08:00:00 2026',
    }),
    oldEtag: exchange(answer(200, full, text), { 'If-None-Match': '"other"' }),
    noDate: exchange(answer(200, full, text), { 'If-Modified-Since': 'no date' }),
    query: exchange(answer(200, full, text), {}, `${site}/rss.xml?utm_source=x`),
    post: exchange(answer(405, { allow: 'GET, HEAD, OPTIONS' }, text)),
    preflight: exchange(answer(204, preflight)),
  },
}

/** The same feed as anybody's, of whom only harmless things are asked. */
export const foreignFeed: VisitedAddress = {
  url: feed.url,
  kind: 'feed',
  redirects: [moved(308, feed.url)],
  failures: {},
  visited,
  exchanges: without(feed.exchanges, 'post', 'preflight'),
}

/** A page, of which one thing is asked. */
export const page: VisitedAddress = only('page', '/', 'gzip', {
  mediaType: 'text/html',
  answer: answer(
    200,
    {
      ...packed,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'",
    },
    text,
    gzipSync(text),
  ),
})

/** A picture as the platform serves it. */
export const asset: VisitedAddress = only('asset', '/media/harbour.png', 'gzip', {
  mediaType: 'image/png',
  answer: answer(200, { 'content-type': 'image/png', 'x-content-type-options': 'nosniff' }, text),
})

/** A document with older items of the feed, until an article of it leaves. */
export const archive: VisitedAddress = {
  ...withHeader(feed, 'cache-control', 'public, max-age=86300, immutable'),
  url: `${site}/archives/20260801T080001Z-0/rss.xml`,
  archive: { subscription: feed.url, sameUntil: visited + 86_400_000 },
}

/** What a program gets of the articles: a feed that has another path too. */
export const api: VisitedAddress = {
  ...withHeader(feed, 'content-location', '/feed.json'),
  url: `${site}/api/articles`,
  kind: 'api',
  canonical: `${site}/feed.json`,
  canonicalAnswer: answer(200, full, text),
}

const problem: Headers = {
  'access-control-allow-origin': '*',
  'content-type': 'application/problem+json',
}

/** A question that makes no sense. */
export const refused: VisitedAddress = only('refused', '/rss.xml?limit=0', 'plain', {
  mediaType: 'application/problem+json',
  answer: answer(400, problem, Buffer.from('{"status": 400}')),
})

/** A path of the API at which nothing ever was. */
export const missingFact: VisitedAddress = only('missing', '/api/articles/nothing', 'plain', {
  mediaType: 'application/problem+json',
  answer: answer(
    404,
    { ...problem, 'cache-control': 'public, max-age=60' },
    Buffer.from('{"status": 404}'),
  ),
})

/** A path at which nothing ever was. */
export const missing: VisitedAddress = only('missing', '/topics/nothing/rss.xml', 'plain', {
  answer: answer(
    404,
    { 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' },
    Buffer.from('Nothing is here.'),
  ),
})

/** The path of something that has been removed. */
export const gone: VisitedAddress = only('gone', '/articles/removed/', 'plain', {
  answer: answer(410, {}, Buffer.from('It has been removed.')),
})

/** Another path of a feed. */
export const otherPath: VisitedAddress = {
  ...only('other-path', '/feed.xml', 'gzip', {
    answer: answer(200, { ...packed, 'content-location': '/rss.xml' }, text, gzipSync(text)),
  }),
  canonical: `${site}/rss.xml`,
  canonicalAnswer: answer(200, full, text),
}

/** A page without its slash. */
export const spelling: VisitedAddress = {
  ...only('moved', '/feeds', 'plain', { answer: answer(308, { location: '/feeds/' }) }),
  canonical: `${site}/feeds/`,
}

/** An old path of an article. */
export const alias: VisitedAddress = {
  ...only('alias', '/articles/old/', 'plain', {
    answer: answer(308, { location: '/articles/new/' }),
  }),
  canonical: `${site}/articles/new/`,
}

/** A redirect, as it stands on the way to a feed. */
export function moved(status: number, location: string): Exchange {
  return exchange(answer(status, { location }), {}, `${site}/old`)
}

/** The address with another header in some of its answers, in all unless they are named. */
export function withHeader(
  address: VisitedAddress,
  name: string,
  value: string | undefined,
  ...names: ExchangeName[]
): VisitedAddress {
  return withAnswers(address, names, (given) => {
    const { [name]: _, ...others } = given.headers
    return { ...given, headers: value === undefined ? others : { ...others, [name]: [value] } }
  })
}

/** The address with other answers to some requests, to all unless they are named. */
export function withAnswers(
  address: VisitedAddress,
  names: readonly ExchangeName[],
  change: (given: Answer) => Answer,
): VisitedAddress {
  const isMeant = (name: string) => names.length === 0 || names.some((one) => one === name)
  const exchanges = Object.entries(address.exchanges).map(([name, one]) => [
    name,
    isMeant(name) ? { ...one, answer: change(one.answer) } : one,
  ])
  return { ...address, exchanges: Object.fromEntries(exchanges) }
}

function only(
  kind: VisitedAddress['kind'],
  path: string,
  name: ExchangeName,
  { mediaType, answer: given }: { mediaType?: string; answer: Answer },
): VisitedAddress {
  const url = site + path
  return {
    url,
    kind,
    ...(mediaType !== undefined && { mediaType }),
    redirects: [],
    failures: {},
    visited,
    exchanges: { [name]: exchange(given, {}, url) },
  }
}

function without(
  exchanges: VisitedAddress['exchanges'],
  ...names: ExchangeName[]
): VisitedAddress['exchanges'] {
  const kept = Object.entries(exchanges).filter(([name]) => !names.some((one) => one === name))
  return Object.fromEntries(kept)
}
