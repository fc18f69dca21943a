import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { Bundle } from '../../src/model/bundle.ts'
import { now } from '../support/local-site.ts'
import { type Ask, livingBundle, memoryBundle } from './memory-site.ts'
import { feeds, settingsDocuments } from './sample-site.ts'
import { appears, expires, scheduledFiles, shift } from './scheduled-articles.ts'

const day = 86_400_000
const moments = [appears, expires].flatMap((change) =>
  [-2 * day, -day - 900_000, -day, -60_500, -1500, -1, 0, 1, day].map((by) => shift(change, by)),
)
const paths = [
  ...feeds.slice(0, 6).flatMap(({ path, aliases }) => [path, ...aliases]),
  ...settingsDocuments.map(({ path }) => path),
  '/',
  '/rss.xml?',
  '/rss.xml?limit=2',
  '/%72ss.xml',
  '/rss.xml/',
  '/llms.txt',
  '/nothing.xml',
]
const encodings = ['gzip', 'gzip, deflate, br', 'br', 'gzip;q=0', 'identity', '*', '']

/** A request, whose validators are those of the address at a moment, changed in some way. */
const drawnRequest = fc.record({
  moment: fc.constantFrom(...moments),
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST'),
  encoding: fc.constantFrom(...encodings),
  known: fc.constantFrom(...moments),
  tag: fc.constantFrom(
    undefined,
    'as it is',
    'strong',
    'in a list',
    'any',
    'of its items',
    'unknown',
  ),
  date: fc.constantFrom(undefined, 'as it is', 'to come', 'none'),
  more: fc.constantFrom({}, {}, { 'A-IM': 'feed' }, { 'Sec-Fetch-Dest': 'document' }),
})
const drawnRequests = fc.array(drawnRequest, { minLength: 2, maxLength: 10 })
type DrawnRequest = typeof drawnRequest extends fc.Arbitrary<infer Drawn> ? Drawn : never

describe('withReadyAnswers', () => {
  let bundle: Bundle
  before(async () => {
    bundle = await memoryBundle(scheduledFiles, now)
  })

  it('answers as the Worker does where nothing is kept, whatever is asked when', async () => {
    const known = livingBundle(bundle)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), drawnRequests, async (path, requests) => {
        const ask = livingBundle(bundle)
        for (const request of requests) {
          const headers = await headersOf(path, request, known)
          const { moment, method } = request
          const own = await seen(await ask(path, moment, headers, method))
          // On another host of the author's nothing is kept, and nothing is to be indexed.
          const other = await ask(`https://localhost${path}`, moment, headers, method)
          assert.equal(other.headers.get('x-robots-tag'), 'noindex')
          other.headers.delete('x-robots-tag')
          assert.deepEqual(own, await seen(other))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('reads a document once, and each of its states', async () => {
    const { bundle: counted, loads } = countingLoads(bundle, '/rss.xml')
    const ask = livingBundle(counted)
    const gzip = { 'Accept-Encoding': 'gzip' }
    for (const moment of [now, shift(now, 1), shift(appears, -1), appears, expires]) {
      for (const method of ['GET', 'HEAD', 'GET']) await ask('/rss.xml', moment, gzip, method)
    }
    assert.deepEqual(loads, [0, 1, 2])
  })

  it('tells of a document that cannot be read, and reads it the next time', async (test) => {
    test.mock.method(console, 'error', () => undefined)
    let failures = 2
    const failing = withLoads(bundle, '/rss.xml', (load) => async () => {
      failures -= 1
      if (failures >= 0) throw new Error('no module')
      return await load()
    })
    const ask = livingBundle(failing)
    const headers = { 'Accept-Encoding': 'gzip' }
    assert.equal((await ask('/rss.xml', now, headers)).status, 500)
    assert.equal((await ask('/rss.xml', now, headers)).status, 200)
  })

  it('keeps no more than an isolate has room for', async () => {
    const large = withLoads(bundle, '/rss.xml', () => async () => new ArrayBuffer(20 * 2 ** 20))
    const reads: string[] = []
    const both = withLoads(large, '/atom.xml', () => async () => {
      reads.push('/atom.xml')
      return new ArrayBuffer(20 * 2 ** 20)
    })
    const ask = livingBundle(both)
    const headers = { 'Accept-Encoding': 'gzip' }
    for (const path of ['/atom.xml', '/atom.xml', '/rss.xml', '/atom.xml', '/atom.xml']) {
      await ask(path, now, headers, 'HEAD')
    }
    assert.equal(reads.length, 2)
  })
})

async function headersOf(
  path: string,
  { known, encoding, tag, date, more }: DrawnRequest,
  ask: Ask,
): Promise<Record<string, string>> {
  const { headers } = await ask(path, known, more)
  const etag = headers.get('etag') ?? '"none"'
  const tags = {
    'as it is': etag,
    strong: etag.replace('W/', ''),
    'in a list': `"other", ${etag}`,
    any: '*',
    unknown: '"unknown"',
    'of its items': etag.replace(/(?:\.[^"]*)?"$/, '.0"'),
  }
  const dates = {
    'as it is': headers.get('last-modified') ?? '',
    'to come': new Date(Date.UTC(2100, 0)).toUTCString(),
    none: 'yesterday',
  }
  return {
    ...more,
    ...(encoding !== '' && { 'Accept-Encoding': encoding }),
    ...(tag !== undefined && { 'If-None-Match': tags[tag] }),
    ...(date !== undefined && { 'If-Modified-Since': dates[date] }),
  }
}

/** All that a client sees of an answer. */
async function seen(answer: Response) {
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
  }
}

type Load = () => Promise<ArrayBuffer>

/** The bundle with another way to the bytes of a document. */
function withLoads(
  bundle: Bundle,
  path: string,
  change: (load: Load, stretch: number) => Load,
): Bundle {
  const document = bundle.documents.at(path)
  if (!document) throw new Error(`no document at ${path}`)
  const stretches = document.stretches.map((one, place) => ({
    ...one,
    load: change(one.load, place),
  }))
  const changed = { ...document, stretches }
  const at = (asked: string) => (asked === path ? changed : bundle.documents.at(asked))
  return { ...bundle, documents: { at } }
}

function countingLoads(bundle: Bundle, path: string): { bundle: Bundle; loads: number[] } {
  const loads: number[] = []
  const counted = withLoads(bundle, path, (load, stretch) => async () => {
    loads.push(stretch)
    return await load()
  })
  return { bundle: counted, loads }
}
