import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AskedRequest, Exchange } from '../../../src/check/http/exchange.ts'
import type { ExchangeName } from '../../../src/check/http/visited-address.ts'
import { exchangesWith, harmlessExchanges } from '../../../src/commands/check/exchanges-with.ts'

const now = Date.UTC(2026, 7, 2)
const url = 'https://harbour.example/rss.xml'

const headers = {
  date: ['Tue, 01 Sep 2026 08:00:00 GMT'],
  etag: ['"a1b2"'],
  'last-modified': ['Sat, 01 Aug 2026 23:59:59 GMT'],
}

function exchange(request: AskedRequest, more: Partial<Exchange['answer']>): Exchange {
  return { request, answer: { status: 200, headers, body: new Uint8Array(), ...more } }
}

const plain = exchange({ method: 'GET', url, headers: {} }, {})

/** Answers at once, for gzip with an ETag of its own. */
async function ask(request: AskedRequest): Promise<Exchange> {
  const packed = request.headers['Accept-Encoding'] === 'gzip'
  return exchange(request, packed ? { headers: { ...headers, etag: ['"a1b2-gzip"'] } } : {})
}

async function asked(given: Exchange, names: readonly ExchangeName[]) {
  const { exchanges } = await exchangesWith(given, names, { ask, now })
  return names.map((name) => {
    const request = exchanges[name]?.request
    return request && { method: request.method, ...request.headers }
  })
}

describe('exchangesWith', () => {
  it('asks for gzip with the ETag that came with gzip', async () => {
    assert.deepEqual(await asked(plain, ['gzip', 'sameEtagGzip', 'headSameEtag']), [
      { method: 'GET', 'Accept-Encoding': 'gzip' },
      { method: 'GET', 'Accept-Encoding': 'gzip', 'If-None-Match': '"a1b2-gzip"' },
      { method: 'HEAD', 'If-None-Match': '"a1b2"' },
    ])
    assert.deepEqual(await asked(plain, ['sameEtagGzip']), [undefined])
  })

  it('asks with the date of the last change in all forms, and with a later one', async () => {
    assert.deepEqual(await asked(plain, ['sameDate', 'laterDate', 'rfc850Date', 'asctimeDate']), [
      { method: 'GET', 'If-Modified-Since': 'Sat, 01 Aug 2026 23:59:59 GMT' },
      { method: 'GET', 'If-Modified-Since': 'Sun, 02 Aug 2026 00:00:00 GMT' },
      { method: 'GET', 'If-Modified-Since': 'Saturday, 01-Aug-26 23:59:59 GMT' },
      { method: 'GET', 'If-Modified-Since': 'Sat Aug  1 23:59:59 2026' },
    ])
  })

  it('does not ask with a date that is still to come, or that it cannot read', async () => {
    const justNow = { ...headers, date: headers['last-modified'] }
    const fresh = exchange(plain.request, { headers: justNow })
    assert.deepEqual(await asked(fresh, ['laterDate']), [undefined])
    const clockless = exchange(plain.request, {
      headers: { 'last-modified': headers['last-modified'] },
    })
    const { exchanges } = await exchangesWith(clockless, ['laterDate'], { ask, now: now - 1 })
    assert.equal(exchanges.laterDate, undefined)
    assert.equal((await asked(clockless, ['laterDate'])).filter(Boolean).length, 1)
    const odd = exchange(plain.request, { headers: { 'last-modified': ['yesterday'] } })
    assert.deepEqual(await asked(odd, ['sameDate', 'laterDate', 'rfc850Date', 'asctimeDate']), [
      { method: 'GET', 'If-Modified-Since': 'yesterday' },
      undefined,
      undefined,
      undefined,
    ])
  })

  it('asks nothing more when the first answer took more than five seconds', async () => {
    const found = await exchangesWith({ ...plain, duration: 5001 }, ['again', 'head'], { ask, now })
    assert.deepEqual(Object.keys(found.exchanges), ['plain'])
    assert.deepEqual(found.unasked, ['again', 'head'])
    const fast = await exchangesWith({ ...plain, duration: 5000 }, harmlessExchanges, { ask, now })
    assert.deepEqual(Object.keys(fast.exchanges).toSorted(), harmlessExchanges.toSorted())
    assert.equal(fast.unasked, undefined)
  })

  it('stops when the time is over', async () => {
    const told: ExchangeName[] = []
    const found = await exchangesWith(plain, ['again', 'gzip', 'head', 'query'], {
      ask,
      now,
      hasTime: () => told.length < 2,
      onAsk: (name) => told.push(name),
    })
    assert.deepEqual(told, ['again', 'gzip'])
    assert.deepEqual(Object.keys(found.exchanges), ['plain', 'again', 'gzip'])
    assert.deepEqual(found.unasked, ['head', 'query'])
  })
})
