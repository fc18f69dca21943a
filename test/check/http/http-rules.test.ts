import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Answer } from '../../../src/check/http/exchange.ts'
import { httpRules } from '../../../src/check/http/http-rules.ts'
import type { ExchangeName, VisitedAddress } from '../../../src/check/http/visited-address.ts'
import {
  alias,
  api,
  archive,
  asset,
  feed,
  foreignFeed,
  gone,
  missing,
  missingFact,
  moved,
  otherPath,
  page,
  refused,
  spelling,
  withAnswers,
  withHeader,
} from './sound-addresses.ts'

const rules = httpRules
const other = Buffer.from('Something else, long enough to be a document of its own.')

function firedIds(address: VisitedAddress): string[] {
  return rules.filter(({ find }) => find(address).length > 0).map(({ id }) => id)
}

function withStatus(address: VisitedAddress, status: number, ...names: ExchangeName[]) {
  return withAnswers(address, names, (given) => ({ ...given, status }))
}

function withContent(address: VisitedAddress, content: Uint8Array, ...names: ExchangeName[]) {
  return withAnswers(address, names, (given) => ({ ...given, content, body: content }))
}

function undecodable({ content: _, ...given }: Answer): Answer {
  return { ...given, fault: 'bytes that are not gzip' }
}

function slowly(address: VisitedAddress): VisitedAddress {
  const { plain } = address.exchanges
  assert.ok(plain)
  return { ...address, exchanges: { ...address.exchanges, plain: { ...plain, duration: 12_000 } } }
}

// Each differs from a sound address in one thing.
const broken: Readonly<Record<string, readonly VisitedAddress[]>> = {
  'http-answer': [
    { ...feed, failures: { gzip: 'the connection was closed' } },
    { ...missing, exchanges: {}, failures: { plain: 'nothing answers' } },
  ],
  'http-slow': [slowly(feed), slowly(foreignFeed)],
  'http-unasked': [
    { ...foreignFeed, unasked: ['query'] },
    { ...foreignFeed, unasked: ['again', 'gzip'] },
  ],
  'http-challenge': [
    withHeader(withStatus(feed, 403), 'cf-mitigated', 'challenge'),
    withHeader(withStatus(page, 503), 'cf-mitigated', 'challenge'),
  ],
  'http-overload': [withStatus(feed, 429), withStatus(foreignFeed, 503)],
  'http-status': [withStatus(feed, 500), withStatus(page, 404), withStatus(asset, 301)],
  'http-empty': [withContent(feed, new Uint8Array()), withContent(asset, new Uint8Array())],
  'http-type': [
    withHeader(feed, 'content-type', 'application/xml; charset=utf-8'),
    withHeader(foreignFeed, 'content-type', 'text/html; charset=utf-8'),
    withHeader(asset, 'content-type', undefined),
  ],
  'http-type-json': [
    withHeader(foreignFeed, 'content-type', 'application/json'),
    withHeader(foreignFeed, 'content-type', 'Application/JSON; charset=utf-8'),
  ],
  'http-charset': [
    withHeader(feed, 'content-type', 'application/rss+xml; charset=windows-1252'),
    withHeader(foreignFeed, 'content-type', 'text/xml'),
    withHeader(page, 'content-type', 'text/html'),
  ],
  'http-unstable': [withHeader(withContent(feed, other, 'again'), 'etag', 'W/"c3"', 'again')],
  'http-etag-kept': [
    withContent(feed, other, 'again'),
    withContent(withHeader(feed, 'etag', '"a1b2"', 'plain', 'again'), other, 'again'),
  ],
  'http-etag': [
    withHeader(feed, 'etag', undefined, 'gzip'),
    withHeader(feed, 'etag', undefined),
    withHeader(feed, 'etag', 'a1b2'),
    withHeader(page, 'etag', 'w/"a1b2"'),
  ],
  'http-etag-shared': [withHeader(feed, 'etag', '"a1b2"')],
  'http-not-modified': [withStatus(feed, 200, 'sameEtag', 'etagList', 'anyEtag')],
  'http-not-modified-gzip': [withStatus(feed, 200, 'sameEtagGzip')],
  'http-not-modified-head': [withStatus(feed, 200, 'headSameEtag')],
  'http-etag-list': [withStatus(feed, 200, 'etagList')],
  'http-etag-any': [withStatus(feed, 200, 'anyEtag')],
  'http-etag-first': [withStatus(feed, 304, 'oldEtag')],
  'http-last-modified': [
    withHeader(feed, 'last-modified', '2026-08-01T08:00:00Z'),
    withHeader(feed, 'last-modified', 'Fri, 01 Jan 2038 00:00:00 GMT'),
  ],
  'http-undated': [withHeader(feed, 'last-modified', undefined)],
  'http-modified-since': [withStatus(feed, 200, 'sameDate')],
  'http-modified-later': [withStatus(feed, 200, 'laterDate')],
  'http-date-forms': [withStatus(feed, 200, 'rfc850Date'), withStatus(feed, 200, 'asctimeDate')],
  'http-date-unreadable': [withStatus(feed, 304, 'noDate')],
  'http-304-headers': [
    withHeader(feed, 'last-modified', undefined, 'sameEtag', 'etagList', 'anyEtag', 'sameDate'),
    withHeader(foreignFeed, 'etag', undefined, 'sameEtag', 'etagList', 'anyEtag', 'sameDate'),
  ],
  'http-304-length': [
    withHeader(feed, 'content-length', '2340', 'sameEtag'),
    withHeader(feed, 'content-length', '2340', 'sameDate'),
  ],
  'http-cache-private': [
    withHeader(feed, 'cache-control', 'private, max-age=900'),
    withHeader(feed, 'cache-control', 'no-store'),
  ],
  'http-cache-control': [
    withHeader(feed, 'cache-control', undefined),
    withHeader(page, 'cache-control', 'public'),
  ],
  'http-cache-form': [
    withHeader(feed, 'cache-control', 'public, Max-Age=900'),
    withHeader(feed, 'cache-control', 'public, max-age="900"'),
    withHeader(feed, 'cache-control', 'public, max-age = 900'),
  ],
  'http-archive-kept': [
    withHeader(archive, 'cache-control', 'public, max-age=900, immutable'),
    withHeader(archive, 'cache-control', 'public, max-age=86300'),
    {
      ...archive,
      archive: { subscription: feed.url, sameUntil: Number.POSITIVE_INFINITY },
    },
  ],
  'http-expires': [withHeader(feed, 'expires', '0'), withHeader(feed, 'expires', '-1')],
  'http-vary': [withHeader(feed, 'vary', undefined), withHeader(page, 'vary', 'Origin')],
  'http-vary-wide': [
    withHeader(feed, 'vary', '*'),
    withHeader(feed, 'vary', 'Accept-Encoding, User-Agent'),
  ],
  'http-cookie': [withHeader(feed, 'set-cookie', 'visitor=1', 'query')],
  'http-gzip-unasked': [withHeader(feed, 'content-encoding', 'gzip', 'plain', 'head')],
  'http-gzip-broken': [
    withAnswers(feed, ['gzip'], undecodable),
    withAnswers(feed, ['gzip'], (given) => ({ ...given, content: other })),
    withAnswers(page, ['gzip'], undecodable),
    withStatus(feed, 500, 'gzip'),
  ],
  'http-uncompressed': [
    withHeader(
      withAnswers(feed, ['gzip'], (given) => ({ ...given, body: given.content ?? other })),
      'content-encoding',
      undefined,
      'gzip',
    ),
  ],
  'http-head-differs': [
    withStatus(feed, 405, 'head', 'headSameEtag'),
    withHeader(feed, 'etag', undefined, 'head'),
    withHeader(feed, 'content-length', '0', 'head'),
    withHeader(feed, 'cache-control', 'public, max-age=60, stale-while-revalidate=3600', 'head'),
    withHeader(feed, 'cache-control', 'public, max-age=900', 'head'),
    withHeader(feed, 'cache-control', undefined, 'head'),
  ],
  'http-method': [
    withStatus(feed, 200, 'post'),
    withHeader(feed, 'allow', undefined, 'post'),
    withHeader(feed, 'allow', 'GET', 'post'),
  ],
  'http-query': [withContent(feed, other, 'query'), withStatus(feed, 404, 'query')],
  'http-cors': [
    withHeader(feed, 'access-control-allow-origin', undefined),
    withHeader(missing, 'access-control-allow-origin', undefined),
    withHeader(refused, 'access-control-allow-origin', undefined),
    withHeader(otherPath, 'access-control-allow-origin', undefined),
    withHeader(api, 'access-control-allow-origin', undefined, 'plain', 'again', 'gzip'),
  ],
  'http-cors-expose': [withHeader(feed, 'access-control-expose-headers', 'Link')],
  'http-preflight': [
    withStatus(feed, 405, 'preflight'),
    withHeader(feed, 'access-control-allow-origin', undefined, 'preflight'),
    withHeader(feed, 'access-control-allow-headers', 'Accept', 'preflight'),
  ],
  'http-nosniff': [withHeader(feed, 'x-content-type-options', undefined)],
  'http-security-policy': [
    withHeader(feed, 'content-security-policy', undefined),
    withHeader(feed, 'content-security-policy', 'sandbox allow-scripts'),
    withHeader(page, 'content-security-policy', "default-src 'self' 'unsafe-inline'"),
    withHeader(page, 'content-security-policy', "frame-ancestors 'none'"),
  ],
  'http-bad-request': [withStatus(refused, 200), withStatus(refused, 500)],
  'http-problem-type': [
    withHeader(refused, 'content-type', 'text/html'),
    withHeader(missingFact, 'content-type', undefined),
  ],
  'http-not-found': [withStatus(missing, 200), withStatus(missing, 302)],
  'http-not-found-kept': [
    withHeader(missing, 'cache-control', 'public, max-age=86400'),
    withHeader(missing, 'cache-control', undefined),
  ],
  'http-not-found-long': [withContent(missing, new Uint8Array(20_000))],
  'http-gone': [withStatus(gone, 404), withStatus(gone, 200)],
  'http-moved': [
    withStatus(spelling, 302),
    withHeader(spelling, 'location', '/'),
    withStatus(spelling, 404),
  ],
  'alias-broken': [
    withStatus(alias, 301),
    withHeader(alias, 'location', '/articles/old-too/'),
    withHeader(withStatus(alias, 404), 'location', undefined),
  ],
  'http-other-path': [
    withAnswers(otherPath, [], (given) => ({ ...given, content: other })),
    withStatus(otherPath, 308),
    { ...api, canonicalAnswer: { status: 200, headers: {}, body: other, content: other } },
  ],
  'http-content-location': [
    withHeader(otherPath, 'content-location', undefined),
    withHeader(otherPath, 'content-location', '/atom.xml'),
    withHeader(api, 'content-location', undefined),
  ],
  'http-other-path-etag': [
    withHeader(otherPath, 'etag', 'W/"c3"'),
    withHeader(otherPath, 'etag', undefined),
    withHeader(api, 'etag', 'W/"c3"'),
  ],
  'http-redirect-temporary': [{ ...foreignFeed, redirects: [moved(302, feed.url)] }],
  'http-redirect-chain': [
    { ...foreignFeed, redirects: [moved(301, `${feed.url}/`), moved(301, feed.url)] },
  ],
}

const sound = {
  feed,
  foreignFeed,
  archive,
  page,
  asset,
  api,
  refused,
  missing,
  missingFact,
  gone,
  otherPath,
  spelling,
  alias,
}

describe('httpRules', () => {
  for (const [name, address] of Object.entries(sound)) {
    it(`have nothing against a sound ${name}`, () => {
      assert.deepEqual(firedIds(address), [])
    })
  }

  for (const [id, samples] of Object.entries(broken)) {
    it(`find ${id} and nothing else`, () => {
      for (const sample of samples) assert.deepEqual(firedIds(sample), [id])
    })
  }

  it('have a broken sample each', () => {
    const ids = rules.map(({ id }) => id)
    assert.deepEqual(Object.keys(broken).toSorted(), ids.toSorted())
  })

  it('take a strong ETag of its own for each encoding', () => {
    const strong = withHeader(feed, 'etag', '"a1b2"')
    assert.deepEqual(firedIds(withHeader(strong, 'etag', '"a1b2-gzip"', 'gzip')), [])
  })

  it('do not ask a publisher of other feeds for what only we ask ourselves', () => {
    const plain = withHeader(foreignFeed, 'content-type', 'text/xml; charset=utf-8')
    assert.deepEqual(firedIds(plain), [])
  })

  it('take a 304 that says that it is empty', () => {
    assert.deepEqual(firedIds(withHeader(feed, 'content-length', '0', 'sameEtag')), [])
  })

  it('want an archive kept until an article of it may leave, and for a year at most', () => {
    const until = (milliseconds: number) => ({
      subscription: feed.url,
      sameUntil: archive.visited + milliseconds,
    })
    const soon = withHeader(archive, 'cache-control', 'public, max-age=0, immutable')
    assert.deepEqual(firedIds({ ...soon, archive: until(5_000) }), [])
    const whole = withHeader(archive, 'cache-control', 'public, max-age=31536000, immutable')
    assert.deepEqual(firedIds({ ...whole, archive: until(Number.POSITIVE_INFINITY) }), [])
  })

  it('take ages that count down between two questions', () => {
    const later = 'public, max-age=899, stale-while-revalidate=3541'
    assert.deepEqual(firedIds(withHeader(feed, 'cache-control', later, 'head')), [])
  })

  it('take another strong ETag for that of another encoding', () => {
    const plain = { ...otherPath, canonicalAnswer: feed.exchanges.plain?.answer }
    assert.ok(plain.canonicalAnswer)
    const headers = { ...plain.canonicalAnswer.headers, etag: ['"a1b2"'] }
    const canonicalAnswer = { ...plain.canonicalAnswer, headers }
    assert.deepEqual(firedIds({ ...otherPath, canonicalAnswer }), [])
  })

  it('name what was asked in words', () => {
    const failing: VisitedAddress = { ...slowly(feed), failures: { sameEtag: 'nothing answers' } }
    const found = rules.flatMap(({ id, find }) =>
      find({ ...failing, unasked: ['again', 'query'] }).map((one) => [id, one.field, one.found]),
    )
    assert.deepEqual(found, [
      ['http-answer', 'GET with If-None-Match', 'nothing answers'],
      ['http-slow', 'GET', '12.0 seconds'],
      ['http-unasked', '', 'too slow to be asked: GET once more, and 1 more'],
    ])
  })

  it('tell with which request a 304 was missed', () => {
    const rule = rules.find(({ id }) => id === 'http-not-modified-gzip')
    const [finding] = rule?.find(withStatus(feed, 200, 'sameEtagGzip')) ?? []
    assert.equal(finding?.field, 'GET with Accept-Encoding: gzip and If-None-Match: W/"a1b2"')
  })

  it('say nothing of compression where nothing is compressed', () => {
    const small = withContent(feed, other, 'plain', 'again', 'gzip', 'oldEtag', 'noDate', 'query')
    const same = withHeader(small, 'content-length', String(other.length), 'head')
    const uncompressed = withHeader(same, 'content-encoding', undefined)
    assert.deepEqual(firedIds(withHeader(uncompressed, 'vary', undefined)), [])
  })
})
