import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type LocalWorker, startLocalWorker } from '../../src/commands/local-worker.ts'
import { type Edge, startEdge } from '../lifecycle/edge.ts'
import { article, siteText } from '../lifecycle/harbour-site.ts'
import { type OldHost, startOldHost } from '../lifecycle/old-host.ts'
import type { Reader } from '../lifecycle/reader.ts'
import { readers } from '../lifecycle/readers.ts'
import { callCommand } from '../support/call-command.ts'
import { buildFiles, now } from '../support/local-site.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

// Sites of four programs are imported, each into a topic, and served at another host.

const rss = 'application/rss+xml'
const programs = [
  { topic: 'wordpress', path: '/feed/', file: 'wordpress.rss.xml', mediaType: rss, now: 'rss.xml' },
  { topic: 'ghost', path: '/ghost/rss/', file: 'ghost.rss.xml', mediaType: rss, now: 'rss.xml' },
  {
    topic: 'substack',
    path: '/weekly/feed',
    file: 'substack.rss.xml',
    mediaType: rss,
    now: 'rss.xml',
  },
  {
    topic: 'blogger',
    path: '/feeds/posts/default',
    file: 'blogger.atom.xml',
    mediaType: 'application/atom+xml',
    now: 'atom.xml',
  },
]
const newFeed = ({ topic, now: file }: (typeof programs)[number]): string =>
  `http://new.example/topics/${topic}/${file}`

const content = temporaryFolder()
let old: OldHost
let edge: Edge
let worker: LocalWorker
/** Each reader twice: one is led on by redirects, the other is told the new addresses. */
const subscribed = new Map<string, { led: Reader; told: Reader }>()

before(async () => {
  const feeds = programs.map(({ path, file, mediaType }) => [
    path,
    { file: `test/import/files/${file}`, mediaType },
  ])
  old = await startOldHost(Object.fromEntries(feeds))
  edge = await startEdge((host) => (host === 'old.example' ? old.origin : worker.origin))
  const addresses = programs.map(({ path }) => `http://old.example${path}`)
  for (const { name, skip, subscribe } of readers) {
    if (skip !== false) continue
    const pair = { led: subscribe(addresses, edge.port), told: subscribe(addresses, edge.port) }
    subscribed.set(name, pair)
    for (const reader of [pair.led, pair.told]) {
      await reader.poll()
      reader.markRead()
    }
  }
  await importAll()
  await publishNews()
  worker = await startLocalWorker(await buildFiles(content.path, now), 0)
})

after(async () => {
  for (const { led, told } of subscribed.values()) {
    led[Symbol.dispose]()
    told[Symbol.dispose]()
  }
  await edge[Symbol.asyncDispose]()
  await worker?.stop()
  await old[Symbol.asyncDispose]()
  content[Symbol.dispose]()
})

async function importAll(): Promise<void> {
  mkdirSync(join(content.path, 'articles'))
  writeFileSync(join(content.path, 'site.yaml'), siteText('new.example'))
  const topics = programs.map(
    ({ topic }) =>
      `${topic}:\n  title: ${topic}\n  description: From there.\n  keywords: [${topic}]\n`,
  )
  writeFileSync(join(content.path, 'topics.yaml'), topics.join(''))
  for (const { topic, path } of programs) {
    const options = ['--content', content.path, '--publish', '--topic', topic]
    const { code, stdout, stderr } = await callCommand(['import', old.origin + path, ...options])
    assert.equal(code, 0, stdout + stderr)
    assert.match(stdout, /^2 new, 0 known, 0 could not be read$/m)
  }
}

/** An article that is written here after the move, in each topic. */
async function publishNews(): Promise<void> {
  const topics = programs.map(({ topic }) => topic)
  const news = { name: 'news', title: 'News', published: '2025-02-01T09:00:00Z', topics }
  writeFileSync(join(content.path, 'articles/news.md'), article(news, 'We have moved.'))
}

function afterTheMove(title: string, way: 'led' | 'told', move: (reader: Reader) => void): void {
  for (const { name, skip } of readers) {
    it(`${title}, in ${name}`, { skip }, async () => {
      const reader = subscribed.get(name)?.[way]
      assert.ok(reader)
      const earlier = reader.items()
      assert.equal(earlier.length, 2 * programs.length)
      move(reader)
      await reader.poll()
      await reader.poll()
      const later = reader.items()
      // Titles are plain text here.
      const marks = ({ id, title: words, read }: (typeof later)[number]): unknown => [
        id,
        words.replace(/<\/?i>/g, ''),
        read,
      ]
      const [news, ...others] = later.filter(({ title: words }) => words === 'News')
      assert.equal(news?.read, false)
      assert.equal(others.length, 0)
      assert.deepEqual(later.filter((item) => item !== news).map(marks), earlier.map(marks))
    })
  }
}

describe('a site that has moved here from other programs', () => {
  afterTheMove('shows nothing twice to who subscribes to it by hand', 'told', (reader) =>
    reader.subscribeTo(programs.map(newFeed)),
  )

  afterTheMove('shows nothing twice to who is led to it by 301', 'led', () =>
    old.redirect(Object.fromEntries(programs.map((one) => [one.path, newFeed(one)]))),
  )
})
