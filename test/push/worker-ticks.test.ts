import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { convertV4MiniflareOptions, Miniflare, Response } from 'miniflare'
import type { OutputFile } from '../../src/bundle/output-file.ts'
import { compatibilityDate } from '../../src/commands/local-worker.ts'
import { pushCron } from '../../src/model/push-tick.ts'
import { workerCode } from '../support/local-site.ts'
import { articleText, asciiJson, memoryFiles } from '../support/memory-content.ts'
import { plainSite } from '../support/plain-site.ts'
import { readFiles, withoutProblems } from '../support/read-files.ts'
import { bundledContent } from '../support/rendered-content.ts'

const hub = 'https://hub.example/'
// The clock of the runtime is the real one: what has appeared by then appeared long ago.
const built = new Date('2020-01-01T00:00:00Z')
const appears = new Date('2020-01-01T12:00:00Z')
// Workers know no later year than 2189.
const toCome = new Date('2180-01-01T12:00:00Z')

function article(slug: string, published: Date): Record<string, string> {
  const id = `tag:harbour.example,2019:${slug}`
  const fields = { title: slug, id, published: published.toISOString(), topics: ['sea'] }
  return { [`articles/${slug}.md`]: articleText(fields, 'It sails.') }
}

const content = {
  'site.yaml': asciiJson({
    ...JSON.parse(plainSite['site.yaml'] ?? ''),
    ids: { authority: 'harbour.example', date: '2019' },
    hub,
  }),
  'topics.yaml': asciiJson({
    sea: { title: 'Sea', description: 'On the sea.', keywords: ['sea'] },
    land: { title: 'Land', description: 'On land.', keywords: ['land'] },
  }),
  ...article('first', new Date('2019-06-01T00:00:00Z')),
  ...article('second', appears),
  ...article('third', toCome),
}

/** The modules of a build, with the code that is deployed. */
async function modules(): Promise<readonly OutputFile[]> {
  const read = withoutProblems(await readFiles(memoryFiles(content), { at: built }))
  const files = await bundledContent(read, built)
  const code = await workerCode()
  return files.modules.map((file) => (file.path === code.path ? code : file))
}

interface TickedWorker {
  scheduled(tick: { cron: string; scheduledTime: Date }): Promise<{ outcome: string }>
}

describe('the Worker in its runtime, at a tick', () => {
  let runtime: Miniflare
  const told: string[] = []
  const answers: number[] = []

  before(async () => {
    process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false'
    runtime = new Miniflare(
      convertV4MiniflareOptions({
        host: '127.0.0.1',
        port: 0,
        compatibilityDate,
        modules: (await modules()).map(({ path, bytes }) =>
          path.endsWith('.js')
            ? { type: 'ESModule', path, contents: Buffer.from(bytes).toString() }
            : { type: 'Data', path, contents: bytes },
        ),
        // All that the Worker asks of the world comes here.
        outboundService: async (request: Request) => {
          const form = new URLSearchParams(await request.text())
          told.push(
            `${request.method} ${request.url} ${form.get('hub.mode')} ${form.get('hub.url')}`,
          )
          const status = answers.shift() ?? 204
          return new Response(null, { status, headers: { 'Retry-After': '0' } })
        },
      }),
    )
    await runtime.ready
  })
  after(() => runtime.dispose())

  /** What the hub was told of, and whether the tick succeeded. */
  async function tick(moment: Date, minutes: number) {
    told.length = 0
    // The types of this version know only `fetch`.
    const worker = (await runtime.getWorker()) as unknown as TickedWorker
    const scheduledTime = new Date(moment.getTime() + minutes * 60_000)
    const { outcome } = await worker.scheduled({ cron: pushCron, scheduledTime })
    return { outcome, told: told.toSorted() }
  }

  const feeds = ['/', '/topics/sea/'].flatMap((path) =>
    ['atom.xml', 'feed.json', 'rss.xml'].map(
      (file) => `POST ${hub} publish https://harbour.example${path}${file}`,
    ),
  )

  it('tells the hub of the feeds in which an article has appeared', async () => {
    assert.deepEqual(await tick(appears, 3), { outcome: 'ok', told: feeds.toSorted() })
  })

  it('tells it of nothing else', async () => {
    assert.deepEqual(await tick(appears, -1), { outcome: 'ok', told: [] })
    assert.deepEqual(await tick(appears, 11), { outcome: 'ok', told: [] })
  })

  it('tells it of nothing that cannot be had yet', async () => {
    assert.deepEqual(await tick(toCome, 3), { outcome: 'ok', told: [] })
  })

  it('fails when the hub refuses a feed', async () => {
    answers.push(403)
    const { outcome, told } = await tick(appears, 3)
    assert.equal(outcome, 'exception')
    assert.deepEqual(told, feeds.toSorted())
  })
})
