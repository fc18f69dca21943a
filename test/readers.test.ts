import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import RssParser from 'rss-parser'
import type { LocalWorker } from '../src/commands/local-worker.ts'
import { missingTool } from './support/debian-tool.ts'
import { startSite } from './support/local-site.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const run = promisify(execFile)
const python = '/usr/bin/python3'
const titles = [
  'Istanbul talks raise hopes of calmer relations between Russia and the US',
  'Embassies, direct flights and seized buildings at the second Istanbul round',
  'Second Istanbul round on Russian and US embassies set for 10 April',
  'Russian and US diplomats meet in Istanbul over their embassies',
  'Russia and the US to discuss their embassies in Istanbul on 27 February',
]

let site: LocalWorker
before(async () => {
  site = await startSite('content')
})
after(() => site.stop())

describe('feedparser', () => {
  const skip = missingTool(python, ['-c', 'import feedparser'], 'python3-feedparser')
  const program = `
import feedparser, json, sys
first = feedparser.parse(sys.argv[1])
again = feedparser.parse(sys.argv[1], etag=first.etag, modified=first.modified)
print(json.dumps({'status': first.status, 'bozo': bool(first.bozo), 'version': first.version, 'link': first.feed.link,
  'titles': [e.title for e in first.entries], 'ids': [e.id for e in first.entries],
  'authors': sorted(set(e.author for e in first.entries)), 'again': again.status}))`
  for (const [file, version] of [
    ['rss.xml', 'rss20'],
    ['atom.xml', 'atom10'],
  ] as const) {
    it(`reads ${file}, and gets 304 the second time`, { skip }, async () => {
      const { stdout } = await run(python, ['-c', program, `${site.origin}/${file}`])
      const { ids, ...read } = JSON.parse(stdout)
      assert.deepEqual(read, {
        status: 200,
        bozo: false,
        version,
        link: 'https://istanbul-talks.example/',
        titles,
        authors: ['Istanbul talks desk'],
        again: 304,
      })
      assert.equal(new Set(ids).size, 5)
    })
  }
})

describe('Newsboat', () => {
  const skip = missingTool('newsboat', ['--version'], 'newsboat')
  it('shows each article once, in the site and in its topics', { skip }, async () => {
    using folder = temporaryFolder()
    const feeds = ['/rss.xml', '/topics/flights/atom.xml', '/topics/prisoner-exchange/rss.xml']
    const home = join(folder.path, 'home')
    mkdirSync(home)
    const [urls, cache, config] = ['urls', 'cache.db', 'config'].map((name) =>
      join(folder.path, name),
    )
    assert.ok(urls && cache && config)
    writeFileSync(urls, feeds.map((feed) => `${site.origin}${feed}\n`).join(''))
    writeFileSync(config, '')
    const args = ['-u', urls, '-c', cache, '-C', config]
    await run('newsboat', [...args, '-x', 'reload'], { env: { ...process.env, HOME: home } })
    const store = new DatabaseSync(cache, { readOnly: true })
    const items = store.prepare('select title, author from rss_item order by pubDate desc').all()
    const pages = store.prepare('select url from rss_feed order by url').all()
    store.close()
    assert.deepEqual(
      items.map(({ title, author }) => [title, author]),
      titles.map((title) => [title, 'Istanbul talks desk']),
    )
    assert.deepEqual(
      pages.map(({ url }) => url),
      ['', 'topics/flights/', 'topics/prisoner-exchange/'].map(
        (path) => `https://istanbul-talks.example/${path}`,
      ),
    )
  })
})

describe('sfeed', () => {
  const skip = missingTool('which', ['sfeed'], 'sfeed')
  it('finds the feeds of a topic page, the nearest first', { skip }, async () => {
    const page = await fetch(`${site.origin}/topics/flights/`)
    using folder = temporaryFolder()
    const file = join(folder.path, 'page.html')
    writeFileSync(file, await page.text())
    const { stdout } = await run('sh', ['-c', 'sfeed_web "$1" < "$2"', 'sh', site.origin, file])
    assert.equal(
      stdout.split('\n')[0],
      'https://istanbul-talks.example/topics/flights/rss.xml\tapplication/rss+xml',
    )
  })
})

describe('xmllint', () => {
  const skip = missingTool('xmllint', ['--version'], 'libxml2-utils')
  for (const file of ['rss.xml', 'atom.xml']) {
    it(`finds ${file} well-formed`, { skip }, async () => {
      using folder = temporaryFolder()
      const copy = join(folder.path, file)
      writeFileSync(copy, await (await fetch(`${site.origin}/${file}`)).text())
      await run('xmllint', ['--noout', copy])
    })
  }
})

describe('rss-parser', () => {
  for (const file of ['rss.xml', 'atom.xml']) {
    it(`reads ${file}`, async () => {
      const feed = await new RssParser().parseURL(`${site.origin}/${file}`)
      assert.equal(feed.link, 'https://istanbul-talks.example/')
      assert.equal(feed.feedUrl, `https://istanbul-talks.example/${file}`)
      assert.deepEqual(
        feed.items.map(({ title }) => title),
        titles,
      )
    })
  }
})
