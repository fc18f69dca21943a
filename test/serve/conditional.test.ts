import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { startSite } from '../support/local-site.ts'
import { type RawResponse, rawRequest } from '../support/raw-request.ts'
import { channelPaths, feeds } from './sample-site.ts'

/** What a client has kept of its last answer. */
interface Kept {
  etag: string
  date: string
}

type Conditions = (kept: Kept) => Record<string, string>

const day = 86_400_000
const strong = (etag: string): string => etag.replace('W/', '')
const shifted = (date: string, by: number): string => new Date(Date.parse(date) + by).toUTCString()

const unchanged: [title: string, conditions: Conditions][] = [
  ['the tag', ({ etag }) => ({ 'If-None-Match': etag })],
  ['the strong form of the tag', ({ etag }) => ({ 'If-None-Match': strong(etag) })],
  ['a list that holds the tag', ({ etag }) => ({ 'If-None-Match': `"a",${etag},"b"` })],
  [
    'a list with spaces, and commas within tags',
    ({ etag }) => ({ 'If-None-Match': ` W/"a, b" ,  ${etag} , "c,d"` }),
  ],
  ['a star', () => ({ 'If-None-Match': '*' })],
  ['the tag and an old date', ({ etag, date }) => both(etag, shifted(date, -day))],
  ['the tag and no date at all', ({ etag }) => both(etag, 'yesterday')],
  ['the date', ({ date }) => ({ 'If-Modified-Since': date })],
  ['a later date', ({ date }) => ({ 'If-Modified-Since': shifted(date, 1000) })],
  ['the date as RFC 850 writes it', ({ date }) => ({ 'If-Modified-Since': rfc850(date) })],
  ['the date as asctime writes it', ({ date }) => ({ 'If-Modified-Since': asctime(date) })],
]

const changed: [title: string, conditions: Conditions][] = [
  ['another tag', () => ({ 'If-None-Match': 'W/"other"' })],
  ['a tag within the tag', ({ etag }) => ({ 'If-None-Match': `${etag.slice(0, -2)}"` })],
  ['a list of other tags', () => ({ 'If-None-Match': '"a", W/"b", "*"' })],
  ['another tag and the date', ({ date }) => both('W/"other"', date)],
  ['an earlier date', ({ date }) => ({ 'If-Modified-Since': shifted(date, -1000) })],
  ['a date in the future', () => ({ 'If-Modified-Since': 'Fri, 31 Dec 9999 23:59:59 GMT' })],
  ['what is no date', () => ({ 'If-Modified-Since': 'yesterday' })],
  [
    'a time that no day has',
    ({ date }) => ({ 'If-Modified-Since': date.replace(/:\d\d:\d\d/, ':99:00') }),
  ],
]

describe('the Worker, asked by a client that has kept an answer', () => {
  let site: LocalWorker
  let paths: string[]
  before(async () => {
    site = await startSite('content')
    const { body } = await rawRequest(`${site.origin}/feed.json`)
    const article = new URL(JSON.parse(body.toString()).items[0].url).pathname
    paths = [...feeds.slice(0, 6).map(({ path }) => path), ...channelPaths.slice(0, 2), article]
  })
  after(() => site.stop())

  async function askAgain(
    path: string,
    conditions: Conditions,
  ): Promise<[RawResponse, RawResponse]> {
    const first = await rawRequest(site.origin + path)
    const { etag = '', 'last-modified': date = '' } = first.headers
    const headers = conditions({ etag, date })
    return [first, await rawRequest(site.origin + path, { headers })]
  }

  for (const [title, conditions] of unchanged) {
    it(`answers 304 to ${title}`, async () => {
      for (const path of paths) {
        const [, second] = await askAgain(path, conditions)
        assert.equal(second.status, 304, path)
        assert.equal(second.body.length, 0, path)
      }
    })
  }

  for (const [title, conditions] of changed) {
    it(`answers 200 to ${title}`, async () => {
      for (const path of paths) {
        const [first, second] = await askAgain(path, conditions)
        assert.equal(second.status, 200, path)
        assert.deepEqual(second.body, first.body, path)
      }
    })
  }

  it('tells of no date that the client has already when it has another state', async () => {
    for (const path of paths) {
      const [, same] = await askAgain(path, ({ date }) => both('W/"other"', date))
      assert.equal(same.headers['last-modified'], undefined, path)
      const [, later] = await askAgain(path, ({ date }) => both('W/"other"', shifted(date, day)))
      assert.equal(later.headers['last-modified'], undefined, path)
    }
  })

  it('tells of the date to all others', async () => {
    for (const path of paths) {
      const [first, second] = await askAgain(path, ({ date }) =>
        both('W/"other"', shifted(date, -1000)),
      )
      assert.equal(second.headers['last-modified'], first.headers['last-modified'], path)
    }
  })

  it('says in a 304 all that the 200 says of its state, and nothing of a body', async () => {
    const ofTheBody = ['content-length', 'content-type', 'content-encoding', 'transfer-encoding']
    for (const path of [...paths, '/feed/', '/topics/visas/atom']) {
      const [first, second] = await askAgain(path, ({ etag }) => ({ 'If-None-Match': etag }))
      const { 'content-security-policy': _policy, ...state } = first.headers
      for (const name of ofTheBody) {
        assert.equal(second.headers[name], undefined, `${name} of ${path}`)
        delete state[name]
      }
      assert.partialDeepStrictEqual(second.headers, state, path)
    }
  })
})

function both(etag: string, date: string): Record<string, string> {
  return { 'If-None-Match': etag, 'If-Modified-Since': date }
}

function rfc850(text: string): string {
  const [, day, month, year = '', time] = text.split(' ')
  const name = new Date(text).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })
  return `${name}, ${day}-${month}-${year.slice(2)} ${time} GMT`
}

function asctime(text: string): string {
  const [name, day, month, year, time] = text.split(' ')
  return `${name?.slice(0, 3)} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`
}
