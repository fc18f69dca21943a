import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import { now } from '../support/local-site.ts'
import { type Ask, buildSample, memorySite } from './memory-site.ts'
import { feeds } from './sample-site.ts'

const id = 'tag:istanbul-talks.example,2025:taken-back'
const removed = new Date('2026-10-01T09:00:00Z')
const tombstone = `---
id: ${id}
removed: ${removed.toISOString()}
topics: [visas]
aliases: [old-name, /old/path]
---
`
const files = { 'articles/taken-back.md': tombstone }
const paths = [
  '/articles/taken-back/',
  '/articles/taken-back',
  '/articles/taken-back/index.html',
  '/articles/taken-back.md',
  '/articles/old-name/',
  '/articles/old-name',
  '/articles/old-name.md',
  '/old/path',
]

async function text(ask: Ask, path: string): Promise<string> {
  return await (await ask(path, now)).text()
}

describe('an article that has been removed', () => {
  let ask: Ask
  before(async () => {
    ask = await memorySite(files, now)
  })

  it('is gone at every address that it had', async () => {
    for (const path of paths) {
      const { status, headers } = await ask(path, now)
      assert.equal(status, 410, path)
      assert.match(headers.get('cache-control') ?? '', /^public, max-age=\d+$/)
    }
    assert.match(await text(ask, '/articles/taken-back/'), /What was here has been removed\./)
    assert.equal(JSON.parse(await text(ask, '/articles/taken-back.md')).status, 410)
  })

  it('is told in Atom as a deleted entry, in the site and in its topics', async () => {
    const entry = `<at:deleted-entry ref="${id}" when="2026-10-01T09:00:00Z"/>`
    for (const { path } of feeds.filter((feed) => feed.path.endsWith('atom.xml'))) {
      const isTold = ['/atom.xml', '/topics/visas/atom.xml'].includes(path)
      assert.equal((await text(ask, path)).includes(entry), isTold, path)
    }
  })

  it('is told in the feeds of all topics when none is named', async () => {
    const other = await memorySite(
      { 'articles/taken-back.md': tombstone.replace('topics: [visas]\n', '') },
      now,
    )
    for (const { path } of feeds.filter((feed) => feed.path.endsWith('atom.xml'))) {
      assert.match(await text(other, path), /<at:deleted-entry /, path)
    }
  })

  it('is told as long as it is younger than the oldest item, and one of the last', async () => {
    const settings = readFileSync('content/site.yaml', 'utf8').replace(
      /^window:\n(?: {2}.*\n)+/m,
      '',
    )
    const told = async (...dates: string[]): Promise<string[]> => {
      const removals = dates.map((date) => [
        `articles/removed-${date}.md`,
        `---\nid: tag:x.example,2025:${date}\nremoved: ${date}\n---\n`,
      ])
      const site = { 'site.yaml': `${settings}\nwindow: { items: 2, days: 0 }\n` }
      const small = await memorySite({ ...site, ...Object.fromEntries(removals) }, now)
      return (
        (await text(small, '/atom.xml')).match(
          /(?<=deleted-entry ref="tag:x.example,2025:)[^"]*/g,
        ) ?? []
      )
    }
    assert.deepEqual(await told('2025-01-01', '2026-01-01'), ['2026-01-01'])
    const last = ['2026-03-01', '2026-02-01']
    assert.deepEqual(await told('2026-01-01', '2026-02-01', '2026-03-01'), last)
  })

  it('is not told when it was never to be seen, but its id stays its own', async () => {
    for (const lines of ['draft: true', 'published: 2026-12-01']) {
      const unseen = tombstone.replace('topics:', `${lines}\ntopics:`)
      const other = await memorySite({ 'articles/taken-back.md': unseen }, now)
      assert.doesNotMatch(await text(other, '/atom.xml'), /deleted-entry/)
      assert.equal((await other('/articles/taken-back/', now)).status, 404)
      const copy = tombstone.replace(/aliases: .*\n/, '')
      const again = { 'articles/taken-back.md': unseen, 'articles/copy.md': copy }
      assert.ok('problems' in (await buildSample(again, now)))
    }
  })

  it('is nowhere else', async () => {
    for (const path of ['/', '/rss.xml', '/feed.json', '/sitemap.xml', '/topics/visas/']) {
      assert.doesNotMatch(await text(ask, path), /taken-back/, path)
    }
  })

  it('changes the date of what showed it', async () => {
    for (const path of ['/rss.xml', '/atom.xml', '/', '/sitemap.xml', '/topics/visas/feed.json']) {
      const { headers } = await ask(path, now)
      assert.equal(headers.get('last-modified'), removed.toUTCString(), path)
    }
    const other = await ask('/topics/flights/rss.xml', now)
    assert.notEqual(other.headers.get('last-modified'), removed.toUTCString())
  })

  it('keeps its id and its addresses from being used again', async () => {
    const built = await buildSample(
      {
        ...files,
        'articles/other.md': `---
title: Another one
id: ${id}
published: 2026-01-01
topics: [visas]
aliases: [taken-back]
---

A text with [a link](taken-back.md).
`,
      },
      now,
    )
    assert.ok('problems' in built)
    assert.deepEqual(
      built.problems.map(({ field, found }) => [field, found]),
      [
        ['aliases[0]', '`/articles/taken-back/`, which articles/taken-back.md has'],
        ['link', '`taken-back.md`, a removed article'],
        ['id', `\`${id}\`, which articles/other.md has`],
      ],
    )
  })
})

describe('a topic', () => {
  const topics = `new-visas:
  title: More visas
  description: On visas.
  keywords: [visa]
  aliases: [old-visas]
  id: tag:istanbul-talks.example,2025:feeds/topics/old-visas
given-up:
  removed: true
  aliases: [given-up-before]
`
  let ask: Ask
  before(async () => {
    ask = await memorySite({}, now, topics)
  })

  it('is moved from its old slug with its feeds, in one hop', async () => {
    const moves = {
      '/topics/old-visas/': '/topics/new-visas/',
      '/topics/old-visas': '/topics/new-visas/',
      '/topics/old-visas/rss.xml': '/topics/new-visas/rss.xml',
      '/topics/old-visas/feed/': '/topics/new-visas/rss.xml',
      '/topics/old-visas/index.atom': '/topics/new-visas/atom.xml',
      '/topics/old-visas/feed.json': '/topics/new-visas/feed.json',
    }
    for (const [path, expected] of Object.entries(moves)) {
      const { status, headers } = await ask(path, now)
      assert.equal(status, 308, path)
      assert.equal(headers.get('location'), expected, path)
      assert.equal((await ask(expected, now)).status, 200, expected)
    }
  })

  it('keeps the id of its feeds', async () => {
    assert.match(
      await text(ask, '/topics/new-visas/atom.xml'),
      /<id>tag:istanbul-talks\.example,2025:feeds\/topics\/old-visas<\/id>/,
    )
  })

  it('is gone with its feeds once it has been removed', async () => {
    for (const slug of ['given-up', 'given-up-before']) {
      for (const file of ['', 'rss.xml', 'atom.xml', 'feed.json', 'feed/', 'index.xml']) {
        assert.equal((await ask(`/topics/${slug}/${file}`, now)).status, 410, file)
      }
    }
    for (const path of ['/feeds.opml', '/feeds/', '/']) {
      assert.doesNotMatch(await text(ask, path), /given-up/, path)
    }
  })
})
