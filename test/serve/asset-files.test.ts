import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { memoryStore } from '../../src/build/store.ts'
import { build } from '../../src/build.ts'
import { compileWorker } from '../../src/bundle/compile-worker.ts'
import type { OutputFile, WorkerFiles } from '../../src/bundle/output-file.ts'
import { type LocalWorker, startLocalWorker } from '../../src/commands/local-worker.ts'
import { workerEntry } from '../../src/commands/worker-entry.ts'
import { isHidden } from '../../src/model/hidden-files.ts'
import { generatedArticlePath, writeGeneratedContent } from '../support/generated-content.ts'
import { rawRequest } from '../support/raw-request.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { assetSource, bundleAsWorker, loadBundle } from './load-bundle.ts'
import { type Ask, askBundle, livingBundle } from './memory-site.ts'

const appears = new Date('2026-11-02T09:00:00Z')
const expires = new Date('2026-11-03T09:00:00Z')
const now = new Date('2026-11-01T12:00:00Z')
const moments = [now, appears, expires]

const laterArticles = {
  'to-come': `published: ${appears.toISOString()}`,
  passing: `published: 2026-10-30T09:00:00Z\nexpires: ${expires.toISOString()}`,
}

const article = `/${generatedArticlePath(100).replace(/\.md$/, '/')}`
const navigation = { 'Sec-Fetch-Dest': 'document' }

/** Requests of each kind. */
const requests: readonly { path: string; headers?: Record<string, string> }[] = [
  { path: '/' },
  { path: '/atom.xml' },
  { path: '/topics/topic-1/rss.xml' },
  { path: article },
  { path: article.replace(/\/$/, '.md') },
  { path: '/articles/to-come/' },
  { path: '/articles/passing/' },
  { path: '/articles/passing' },
  { path: '/articles/nothing/' },
  { path: '/rss.xml?limit=200' },
  { path: '/atom.xml?any=topic-1,topic-2&not=topic-3&since=2025-01-10' },
  { path: '/topics/topic-4/feed.json?content=summary&limit=20' },
  { path: '/rss.xml?q=harbour' },
  { path: '/atom.xml?q=%22harbour%20lantern%22%20ferry' },
  { path: '/rss.xml?any=topic-1', headers: navigation },
  { path: '/rss.xml', headers: navigation },
  { path: '/api/topics' },
  { path: '/api/articles?limit=3' },
  { path: `/api${article.slice(0, -1)}` },
  { path: '/api/articles/to-come' },
  { path: '/sitemap.xml' },
]

/** Writes content with archives, an article to come and one that leaves. */
function writeContent(folder: string): void {
  writeGeneratedContent(folder, 120)
  for (const [slug, dates] of Object.entries(laterArticles)) {
    const id = `tag:generated.example,2025:${slug}`
    const matter = `title: ${slug}\nid: ${id}\n${dates}\ntopics: [topic-1]`
    writeFileSync(join(folder, `articles/${slug}.md`), `---\n${matter}\n---\nThe harbour.\n`)
  }
}

const folder = temporaryFolder()
const store = memoryStore()

async function filesOf(worker: OutputFile, moduleBudget?: number): Promise<WorkerFiles> {
  const options = { content: folder.path, worker, now, store }
  const built = await build({ ...options, ...(moduleBudget !== undefined && { moduleBudget }) })
  assert.ok('files' in built)
  return built.files
}

/** Everything of an answer that a client can tell. */
async function told(answer: Response): Promise<object> {
  const headers = Object.fromEntries(answer.headers)
  return { status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) }
}

/** The addresses of all archives of a feed, which each document tells of the next one. */
async function archivesOf(feed: string, ask: Ask): Promise<string[]> {
  const text = await (await ask(feed, now)).text()
  const next = /rel="prev-archive"[^>]* href="https:\/\/[^/]+([^"]+)"/.exec(text)?.[1]
  return next === undefined ? [] : [next, ...(await archivesOf(next, ask))]
}

describe('a Worker whose files are static assets', () => {
  let inModules: WorkerFiles
  let inAssets: WorkerFiles
  before(async () => {
    writeContent(folder.path)
    inModules = await filesOf(bundleAsWorker)
    inAssets = await filesOf(bundleAsWorker, 0)
  })
  after(() => folder[Symbol.dispose]())

  it('has no modules but the code', () => {
    const kinds = new Set(inAssets.modules.map(({ path }) => path.split('/')[0]))
    assert.deepEqual([...kinds].sort(), ['index.js', 'worker.js'])
    assert.ok(!inModules.assets.some(isHidden))
    assert.equal(
      inAssets.assets.filter(isHidden).length + inAssets.modules.length,
      inModules.modules.length,
    )
  })

  it('answers as one that carries them, at any time', async () => {
    const [one, other] = [
      askBundle(await loadBundle(inModules)),
      askBundle(await loadBundle(inAssets)),
    ]
    const archives = await archivesOf('/atom.xml', one)
    assert.ok(archives.length > 1)
    for (const moment of moments) {
      for (const { path, headers } of [
        ...requests,
        ...archives.map((path) => ({ path, headers: {} })),
      ]) {
        const answer = await told(await other(path, moment, headers))
        assert.deepEqual(answer, await told(await one(path, moment, headers)), path)
      }
    }
  })

  it('gives the same new items to those who have the others', async () => {
    const [one, other] = [
      askBundle(await loadBundle(inModules)),
      askBundle(await loadBundle(inAssets)),
    ]
    const had = { 'A-IM': 'feed', 'If-None-Match': '"other"' }
    const tag = (await one('/atom.xml', now, had)).headers.get('etag') ?? ''
    const asks = { 'A-IM': 'feed', 'If-None-Match': tag }
    const answer = await other('/atom.xml', appears, asks)
    assert.equal(answer.status, 226)
    assert.deepEqual(await told(answer), await told(await one('/atom.xml', appears, asks)))
  })

  it('fails without an answer when the platform does not give a file, and asks again', async (test) => {
    test.mock.method(console, 'error', () => undefined)
    const given = assetSource(inAssets.assets)
    const good = askBundle(await loadBundle(inModules))
    const failures = [
      () => new Response('<h1>busy</h1>', { status: 503 }),
      () => new Response(null, { status: 404 }),
      () => new Response('moved', { status: 206 }),
      () => Promise.reject(new Error('the connection was lost')),
    ]
    for (const failure of failures) {
      let isDown = true
      const source = {
        fetch: async (address: string) => (isDown ? failure() : given.fetch(address)),
      }
      const ask = livingBundle(await loadBundle(inAssets, source))
      const paths = ['/rss.xml', article, '/rss.xml?limit=2', '/rss.xml?q=harbour', '/api/topics']
      for (const path of paths) {
        const { status, headers } = await ask(path, now)
        assert.equal(status, 500, path)
        assert.equal(headers.get('cache-control'), 'no-store', path)
        assert.equal(headers.get('etag'), null, path)
      }
      isDown = false
      for (const path of paths) {
        assert.deepEqual(await told(await ask(path, now)), await told(await good(path, now)), path)
      }
    }
  })

  it('tells the publisher what wrangler.toml lacks', async (test) => {
    const { mock } = test.mock.method(console, 'error', () => undefined)
    const bundle = await loadBundle(inAssets, null)
    assert.equal((await askBundle(bundle)(article, now)).status, 500)
    assert.match(String(mock.calls[0]?.arguments[0]), /wrangler.toml lacks binding = "ASSETS"/)
  })
})

describe('a Worker whose files are static assets, in workerd', () => {
  const sites: LocalWorker[] = []
  before(async () => {
    writeContent(folder.path)
    const worker = await compileWorker(workerEntry)
    for (const budget of [undefined, 0]) {
      sites.push(await startLocalWorker(await filesOf(worker, budget), 0))
    }
  })
  after(async () => {
    for (const site of sites) await site.stop()
    folder[Symbol.dispose]()
  })

  it('answers as one that carries them', async () => {
    const statuses: unknown[] = []
    for (const { path, headers = {} } of requests) {
      const [one, other] = await Promise.all(
        sites.map(({ origin }) => rawRequest(origin + path, { headers })),
      )
      statuses.push(one?.status)
      assert.equal(other?.status, one?.status, path)
      assert.deepEqual({ ...other?.headers, date: '' }, { ...one?.headers, date: '' }, path)
      assert.ok(other?.body.equals(one?.body ?? Buffer.of()), path)
    }
    assert.ok(statuses.filter((status) => status === 200).length > 15, statuses.join())
  })
})
