import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { describe, it } from 'node:test'
import { type PingOptions, pingHub } from '../../src/push/ping-hub.ts'
import { feedOf, startHub } from './start-hub.ts'

const feed = 'https://harbour.example/topics/sea/rss.xml'
const impatient: PingOptions = { wait: async () => {} }

/** What becomes of telling a hub that answers so. */
async function told(
  answer: (response: ServerResponse, earlier: number) => void,
  options: PingOptions = {},
) {
  await using hub = await startHub(answer)
  const [ping, ...others] = await pingHub(hub.url, [feed], { ...impatient, ...options })
  assert.deepEqual(others, [])
  assert.ok(ping)
  assert.equal(ping.attempts, hub.requests.length)
  assert.equal(ping.feed, feed)
  const { ok, status, text, attempts } = ping
  return { ok, status, text, attempts }
}

describe('pingHub', () => {
  it('tells the hub of each feed alone, as all hubs take it', async () => {
    await using hub = await startHub((response) => response.writeHead(204).end())
    const feeds = [feed, 'https://harbour.example/a?b=c&d=%C3%BC']
    const pings = await pingHub(hub.url, feeds)
    assert.deepEqual(
      pings.map(({ feed, ok, status, attempts }) => ({ feed, ok, status, attempts })),
      feeds.map((feed) => ({ feed, ok: true, status: 204, attempts: 1 })),
    )
    const byFeed = feeds.map((one) => hub.requests.find((request) => feedOf(request) === one))
    assert.deepEqual(
      byFeed,
      feeds.map((one) => ({
        method: 'POST',
        type: 'application/x-www-form-urlencoded',
        fields: [
          ['hub.mode', 'publish'],
          ['hub.url', one],
          ['hub.topic', one],
        ],
      })),
    )
  })

  it('says nothing to anybody when there is nothing to tell', async () => {
    await using hub = await startHub((response) => response.writeHead(204).end())
    assert.deepEqual(await pingHub(hub.url, []), [])
    assert.equal(hub.requests.length, 0)
  })

  it('tells again what the hub could not take just then', async () => {
    const after = await told((response, earlier) =>
      response.writeHead(earlier < 2 ? 500 : 204).end(),
    )
    assert.deepEqual(after, { ok: true, status: 204, text: 'No Content', attempts: 3 })
  })

  it('tells again when the connection is closed without an answer', async () => {
    const after = await told((response, earlier) => {
      if (earlier === 0) response.destroy()
      else response.writeHead(202).end('Thanks.')
    })
    assert.deepEqual(after, { ok: true, status: 202, text: 'Thanks.', attempts: 2 })
  })

  it('gives up after some attempts, with what the hub said, and waits longer each time', async () => {
    const waits: number[] = []
    const after = await told((response) => response.writeHead(503).end('Too\r\n busy\x1b[31m.'), {
      wait: async (milliseconds) => void waits.push(milliseconds),
    })
    assert.deepEqual(after, { ok: false, status: 503, text: 'Too busy [31m.', attempts: 4 })
    assert.deepEqual(waits, [1000, 2000, 4000])
  })

  it('does not tell again what the hub refuses', async () => {
    for (const status of [400, 403, 404, 410, 422]) {
      const after = await told((response) => response.writeHead(status).end('hub.url invalid'))
      assert.deepEqual(after, { ok: false, status, text: 'hub.url invalid', attempts: 1 })
    }
  })

  it('does not follow a redirect, on which news are lost', async () => {
    const after = await told((response) =>
      response.writeHead(301, { Location: 'https://hub.example/new' }).end('Moved'),
    )
    const text = 'a redirect to https://hub.example/new'
    assert.deepEqual(after, { ok: false, status: 301, text, attempts: 1 })
  })

  it('waits as long as the hub asks for', async () => {
    for (const value of ['90', new Date(Date.now() + 90_000).toUTCString()]) {
      const waits: number[] = []
      const after = await told(
        (response, earlier) =>
          response.writeHead(earlier ? 204 : 429, { 'Retry-After': value }).end(),
        { wait: async (milliseconds) => void waits.push(milliseconds) },
      )
      assert.deepEqual([after.ok, after.attempts, waits.length], [true, 2, 1])
      const [waited = 0] = waits
      assert.ok(waited > 80_000 && waited <= 90_000, `${waited} ms for ${value}`)
    }
  })

  it('does not wait longer than it has time for', async () => {
    const refuse = () => Promise.reject(new Error('it waits'))
    const after = await told(
      (response) => response.writeHead(503, { 'Retry-After': '3600' }).end('Later.'),
      { wait: refuse },
    )
    assert.deepEqual(after, { ok: false, status: 503, text: 'Later.', attempts: 1 })
  })

  it('does not wait forever for an answer, and tells again', async () => {
    const after = await told(
      (response, earlier) => {
        if (earlier > 0) response.writeHead(204).end()
      },
      { patience: 200 },
    )
    assert.deepEqual([after.ok, after.attempts], [true, 2])
    const never = await told(() => {}, { patience: 50, retries: 1 })
    const text = 'no answer within 0.05 seconds'
    assert.deepEqual(never, { ok: false, status: undefined, text, attempts: 2 })
  })

  it('takes an answer for what its status says, even when the rest never comes', async () => {
    const after = await told(
      (response) => {
        response.writeHead(202, { 'Content-Length': '100' }).write('Than')
      },
      { patience: 200 },
    )
    assert.deepEqual([after.ok, after.status, after.attempts], [true, 202, 1])
  })

  it('says why nobody answers', async () => {
    const hub = await startHub(() => {})
    await hub[Symbol.asyncDispose]()
    const [ping] = await pingHub(hub.url, [feed], { ...impatient, retries: 1 })
    assert.ok(ping)
    assert.deepEqual([ping.ok, ping.attempts], [false, 2])
    assert.match(ping.text, /^no answer: .*ECONNREFUSED/)
  })

  it('asks a hub that does not answer for one feed only, however many there are', async () => {
    const hub = await startHub(() => {})
    await hub[Symbol.asyncDispose]()
    const feeds = Array.from({ length: 50 }, (_, index) => `${feed}?${index}`)
    const pings = await pingHub(hub.url, feeds, { ...impatient, atOnce: 1 })
    assert.deepEqual(
      pings.map(({ feed, ok, attempts }) => ({ feed, ok, attempts })),
      feeds.map((feed, index) => ({ feed, ok: false, attempts: index === 0 ? 4 : 0 })),
    )
    assert.equal(pings.at(-1)?.text, 'not told, as the hub does not answer')
  })

  it('says of a long page only what fits on a line', async () => {
    const page = `<html><head><title>x</title></head><body><h1>No &nbsp;such\n topic</h1>${'<p>why'.repeat(9999)}`
    const { text } = await told((response) =>
      response.writeHead(404, { 'Content-Type': 'text/html' }).end(page),
    )
    assert.match(text, /^No .*such topic why why/)
    assert.equal(text.length, 200)
  })

  it('has only so many requests open at once, and tells of each feed when it is done', async () => {
    const open: ServerResponse[] = []
    await using hub = await startHub((response) => {
      open.push(response)
      // Every answer is held back until as many are open as there can be.
      if (open.length < 3) return
      const answered = open.splice(0)
      // A request too many would come meanwhile.
      setTimeout(() => {
        for (const one of answered) one.writeHead(204).end()
      }, 50)
    })
    const feeds = Array.from({ length: 9 }, (_, index) => `${feed}?${index}`)
    const done: string[] = []
    const pings = await pingHub(hub.url, feeds, { atOnce: 3, onPing: (one) => done.push(one.feed) })
    assert.deepEqual(
      pings.map((ping) => ping.feed),
      feeds,
    )
    assert.deepEqual(done.toSorted(), feeds)
    assert.equal(hub.mostAtOnce(), 3)
  })
})
