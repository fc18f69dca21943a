import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { httpRules } from '../../../src/check/http/http-rules.ts'
import type { VisitedAddress } from '../../../src/check/http/visited-address.ts'
import type { Failure } from '../../../src/commands/asking/failure.ts'
import { visitFeed } from '../../../src/commands/check/visit-feed.ts'
import { startServer } from './test-server.ts'

const now = Date.UTC(2026, 10, 1)
const feed = `<rss version="2.0"><channel>${'<item><title>One</title></item>'.repeat(99)}</channel></rss>`
const etag = '"a1b2"'

/** Answers as well as a simple server can. */
function sound(request: IncomingMessage, response: ServerResponse): void {
  const { headers } = request
  response.setHeaders(
    new Map([
      ['Access-Control-Allow-Origin', '*'],
      ['Access-Control-Expose-Headers', 'ETag'],
      ['Cache-Control', 'max-age=3600'],
      ['Content-Security-Policy', 'sandbox'],
      ['ETag', `W/${etag}`],
      ['Last-Modified', 'Sat, 01 Aug 2026 08:00:00 GMT'],
      ['Vary', 'Accept-Encoding'],
      ['X-Content-Type-Options', 'nosniff'],
    ]),
  )
  if (isUnchanged(headers)) {
    response.writeHead(304).end()
    return
  }
  response.setHeader('Content-Type', 'application/rss+xml')
  const packed = headers['accept-encoding'] === 'gzip'
  if (packed) response.setHeader('Content-Encoding', 'gzip')
  response.end(packed ? gzipSync(feed) : feed)
}

function isUnchanged(headers: IncomingMessage['headers']): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags === '*' || tags.includes(etag)
  return /2026|-26/.test(headers['if-modified-since'] ?? '')
}

/** Answers as a server does that has never heard of feeds. */
function broken(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/old.xml') {
    response.writeHead(302, { Location: '/feed.xml' }).end()
    return
  }
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Set-Cookie', 'visitor=1')
  response.end(request.url?.includes('?') ? '<p>Who are you?</p>' : feed)
}

function firedIds(visited: VisitedAddress | Failure): string[] {
  assert.ok('exchanges' in visited, JSON.stringify(visited))
  return httpRules.filter(({ find }) => find(visited).length > 0).map(({ id }) => id)
}

describe('visitFeed', () => {
  it('finds nothing to say of a sound feed', async () => {
    await using server = await startServer(sound)
    assert.deepEqual(firedIds(await visitFeed(`${server.origin}/feed.xml`, { now })), [])
  })

  it('finds what is wrong with a broken one', async () => {
    await using server = await startServer(broken)
    assert.deepEqual(firedIds(await visitFeed(`${server.origin}/old.xml`, { now })), [
      'http-type',
      'http-etag',
      'http-undated',
      'http-cache-control',
      'http-cookie',
      'http-uncompressed',
      'http-query',
      'http-cors',
      'http-nosniff',
      'http-security-policy',
      'http-redirect-temporary',
    ])
  })

  it('sends only what does no harm', async () => {
    await using server = await startServer(sound)
    await visitFeed(`${server.origin}/feed.xml?topic=ships`, { now })
    const asked = new Set(server.asked)
    assert.deepEqual(
      asked,
      new Set([
        'GET /feed.xml?topic=ships',
        'HEAD /feed.xml?topic=ships',
        'GET /feed.xml?topic=ships&utm_source=x',
      ]),
    )
  })

  it('asks for the rest where the redirects lead to', async () => {
    await using server = await startServer(broken)
    const visited = await visitFeed(`${server.origin}/old.xml`, { now })
    assert.ok('url' in visited)
    assert.equal(visited.url, `${server.origin}/feed.xml`)
    assert.deepEqual(
      visited.redirects.map(({ request, answer }) => [request.url, answer.status]),
      [[`${server.origin}/old.xml`, 302]],
    )
    assert.equal(server.asked.filter((one) => one.endsWith('/old.xml')).length, 1)
  })

  it('tells that a feed is not there and asks no more', async () => {
    await using server = await startServer((_, response) => response.writeHead(404).end('None.'))
    assert.deepEqual(firedIds(await visitFeed(`${server.origin}/feed.xml`, { now })), [
      'http-status',
    ])
    assert.equal(server.asked.length, 1)
  })

  it('gives up after five redirects', async () => {
    await using server = await startServer((request, response) =>
      response.writeHead(301, { Location: `${request.url}x` }).end(),
    )
    const visited = await visitFeed(`${server.origin}/`, { now })
    assert.deepEqual(failureOf(visited), 'more than 5 redirects')
    assert.deepEqual(firedIds(visited), ['http-answer'])
    assert.equal(server.asked.length, 6)
  })

  it('tells why it cannot be had', async () => {
    const closed = await startServer(sound)
    await closed[Symbol.asyncDispose]()
    await using torn = await startServer((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('<rss')
      setImmediate(() => response.destroy())
    })
    await using endless = await startServer((_, response) => {
      response.end(Buffer.alloc(20 * 1024 * 1024 + 1))
    })
    const closedAddress = `${closed.origin}/feed.xml`
    await using leading = await startServer((request, response) => {
      const target = request.url === '/gone' ? closedAddress : 'ftp://harbour.example/feed.xml'
      response.writeHead(301, { Location: target }).end()
    })
    for (const [address, failure] of [
      [closedAddress, 'nothing answers at this host and port'],
      [`${torn.origin}/feed.xml`, 'the connection was closed before the end of the answer'],
      [`${endless.origin}/feed.xml`, 'more than 20 MiB'],
      [
        `${leading.origin}/gone`,
        `a redirect to ${closedAddress}; there: nothing answers at this host and port`,
      ],
      [
        `${leading.origin}/elsewhere`,
        'a redirect to ftp://harbour.example/feed.xml; there: “ftp://harbour.example/feed.xml” is no address of http or https',
      ],
    ] as const) {
      const visited = await visitFeed(address, { now })
      assert.equal(failureOf(visited), failure)
      assert.ok('url' in visited)
      assert.equal(visited.url, address)
    }
  })

  it('asks nothing of what is no address', async () => {
    for (const address of ['ftp://harbour.example/feed.xml', 'feed', 'https://']) {
      const failure = `“${address}” is no address of http or https`
      assert.deepEqual(await visitFeed(address, { now }), { failure })
    }
  })

  it('tells before each question which it is', async () => {
    await using server = await startServer(sound)
    const url = `${server.origin}/feed.xml`
    const told: string[] = []
    await visitFeed(url, { now, onProgress: (text) => told.push(text) })
    assert.equal(told.length, server.asked.length - 1)
    assert.ok(told.includes(`HEAD with If-None-Match at ${url}`), told.join('\n'))
  })

  it('finds validators that match plainly and never for gzip', async () => {
    await using server = await startServer((request, response) => {
      const packed = request.headers['accept-encoding'] === 'gzip'
      // As the module mod_deflate does, which knows nothing of the ETag that it has made.
      if (packed) delete request.headers['if-none-match']
      sound(request, response)
    })
    const visited = await visitFeed(`${server.origin}/feed.xml`, { now })
    assert.deepEqual(firedIds(visited), ['http-not-modified-gzip'])
  })
})

function failureOf(visited: VisitedAddress | Failure): string | undefined {
  return 'failures' in visited ? visited.failures.plain : undefined
}
