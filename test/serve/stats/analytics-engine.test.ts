import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type LocalWorker, startLocalWorker } from '../../../src/commands/local-worker.ts'
import type { StatsPoint } from '../../../src/model/stats-point.ts'
import { buildFiles } from '../../support/local-site.ts'
import { rawRequest } from '../../support/raw-request.ts'
import { namedColumns } from './counting-site.ts'

/** The Worker with a dataset that refuses what Analytics Engine does not take, and hands out the rest. */
const counting = `import worker from './index.js'
const points = []
const size = (text) => new TextEncoder().encode(text).length
function check({ indexes, blobs, doubles, ...rest }) {
  if (Object.keys(rest).length > 0) throw new TypeError('unknown member')
  if (indexes.length !== 1 || size(indexes[0]) > 96) throw new RangeError('index')
  if (blobs.length > 20 || doubles.length > 20) throw new RangeError('columns')
  if (!blobs.every((one) => typeof one === 'string')) throw new TypeError('blob')
  if (blobs.reduce((sum, one) => sum + size(one), 0) > 16384) throw new RangeError('blobs')
  if (!doubles.every(Number.isFinite)) throw new TypeError('double')
}
const STATS = { writeDataPoint(point) { check(point); points.push(structuredClone(point)) } }
export default {
  fetch(request, env, context) {
    if (new URL(request.url).pathname === '/points') return Response.json(points.splice(0))
    return worker.fetch(request, { ...env, STATS }, context)
  },
}`

describe('the Worker in the runtime', () => {
  let worker: LocalWorker
  before(async () => {
    const { modules, assets } = await buildFiles('content')
    const main = { path: 'counting.js', bytes: Buffer.from(counting) }
    worker = await startLocalWorker({ modules: [main, ...modules], assets }, 0)
  })
  after(() => worker.stop())

  async function points(): Promise<StatsPoint[]> {
    return JSON.parse((await rawRequest(`${worker.origin}/points`)).body.toString())
  }

  it('writes one data point a request for a feed, in the form of Analytics Engine', async () => {
    const headers = { 'User-Agent': 'Feedbin feed-id:7 - 3 subscribers' }
    const first = await rawRequest(`${worker.origin}/feed`, { headers })
    const known = { ...headers, 'If-None-Match': String(first.headers['etag']) }
    await rawRequest(`${worker.origin}/feed`, { headers: known })
    await rawRequest(`${worker.origin}/`, { headers })
    await rawRequest(`${worker.origin}/old.rss`, { headers })
    const written = await points()
    assert.deepEqual(
      written.map(({ indexes }) => indexes),
      [['/rss.xml'], ['/rss.xml'], ['missing']],
    )
    const counted = {
      feed: '/rss.xml',
      status: '200',
      reader: 'Feedbin',
      address: '7',
      kind: 'whole',
      missing: '',
      subscribers: 3,
    }
    assert.deepEqual(written.map(namedColumns), [
      counted,
      { ...counted, status: '304' },
      { ...counted, feed: '', status: '404', missing: '/old.rss' },
    ])
  })
})
