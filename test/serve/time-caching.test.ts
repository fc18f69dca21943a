import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { now } from '../support/local-site.ts'
import { type Ask, memorySite } from './memory-site.ts'
import { feeds } from './sample-site.ts'
import { appears, expires, scheduled, scheduledFiles, shift } from './scheduled-articles.ts'

const validators = [
  ['If-None-Match', 'etag'],
  ['If-Modified-Since', 'last-modified'],
] as const

describe('the caching of what changes with time', () => {
  let ask: Ask
  before(async () => {
    ask = await memorySite(scheduledFiles, now)
  })

  for (const { title, path, documents, change } of scheduled) {
    it(`has new validators from the moment on that ${title} changes`, async () => {
      for (const document of documents) {
        const old = await ask(document, shift(change, -1))
        const fresh = await ask(document, change)
        assert.notEqual(fresh.headers.get('etag'), old.headers.get('etag'), document)
        assert.notEqual(fresh.headers.get('last-modified'), old.headers.get('last-modified'))
        assert.equal(fresh.headers.get('last-modified'), change.toUTCString(), document)
      }
    })

    it(`answers 304 until ${title} changes, and then 200`, async () => {
      for (const document of documents) {
        const { headers } = await ask(document, shift(change, -1))
        for (const [condition, validator] of validators) {
          const kept = { [condition]: headers.get(validator) ?? '' }
          assert.equal((await ask(document, shift(change, -1), kept)).status, 304, document)
          assert.equal((await ask(document, change, kept)).status, 200, document)
        }
      }
    })

    it(`lets nothing be kept past the moment at which ${title} changes`, async () => {
      const asked = change === expires ? [...documents, path] : documents
      for (const left of [1, 999, 1000, 600_000, 900_000, 1_000_000, 5_000_000]) {
        for (const document of asked) {
          const { maxAge, longest } = timesOf(await ask(document, shift(change, -left)))
          assert.equal(maxAge, Math.min(900, Math.floor(left / 1000)), document)
          assert.ok(longest * 1000 <= left, document)
        }
      }
    })

    it(`says the same in a 304 before ${title} changes`, async () => {
      for (const document of documents) {
        const answer = await ask(document, shift(change, -600_000), { 'If-None-Match': '*' })
        assert.equal(answer.status, 304, document)
        assert.deepEqual(timesOf(answer), { maxAge: 600, longest: 600 }, document)
      }
    })
  }

  it('dates nothing ahead of the clock', async () => {
    for (const moment of [now, shift(appears, -1), appears, shift(expires, -1), expires]) {
      for (const { path } of feeds) {
        const date = (await ask(path, moment)).headers.get('last-modified') ?? ''
        assert.ok(Date.parse(date) <= moment.getTime(), path)
      }
    }
  })

  it('leaves alone what no moment changes', async () => {
    const first = await ask('/topics/banking/rss.xml', shift(appears, -1))
    const last = await ask('/topics/banking/rss.xml', shift(expires, 1))
    assert.deepEqual([...last.headers], [...first.headers])
    assert.equal(timesOf(first).maxAge, 900)
  })

  it('lets everything be kept for the usual time after the last change', async () => {
    for (const { path } of feeds) {
      assert.equal(timesOf(await ask(path, expires)).maxAge, 900, path)
    }
  })
})

/** Seconds that an answer may be kept: as fresh, and at all. */
function timesOf({ headers }: Response): { maxAge: number; longest: number } {
  const seconds = headers.get('cache-control')?.match(/\d+/g)?.map(Number) ?? []
  const [maxAge = Number.NaN, ...stale] = seconds
  return { maxAge, longest: maxAge + Math.max(...stale) }
}
