import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { importFolder } from './import-folder.ts'

const picture = readFileSync('test/complete-site/articles/2026/harbour.png')

function item(name: string, html: string): string {
  return `<item><title>${name}</title><link>https://old.example/${name}/</link><guid isPermaLink="false">${name}</guid><pubDate>Wed, 01 May 2024 07:30:00 GMT</pubDate><content:encoded><![CDATA[${html}]]></content:encoded></item>`
}

function rss(items: string, links = ''): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Old</title><link>https://old.example/</link><description>Old</description>${links}${items}</channel></rss>`
}

describe('npm run import of an address', () => {
  let server: Server
  let origin = ''
  const asked: string[] = []

  before(async () => {
    server = createServer(({ url = '' }, response) => {
      asked.push(url)
      const page = pages()[url]
      if (!page) response.writeHead(404).end()
      else if ('location' in page) response.writeHead(301, { location: page.location }).end()
      else response.writeHead(200, { 'content-type': page.type }).end(page.body)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  after(() => {
    server.closeAllConnections()
    server.close()
  })

  type Page = { location: string } | { type: string; body: string | Buffer }

  function pages(): Record<string, Page> {
    const xml = (body: string): Page => ({ type: 'application/rss+xml', body })
    const next = (path: string): string => `<atom:link rel="next" href="${path}"/>`
    // The same server under another name.
    const inward = `${origin.replace('127.0.0.1', 'localhost')}/feed`
    const pictures = [
      `<p>Text.</p><img src="${origin}/boat.png" alt="A boat"><img src="${origin}/fake.png" alt="A page">`,
      `<img src="${origin}/moved.png" alt="Again"><img src="${origin}/gone.png" alt="Gone">`,
      '<img src="http://10.0.0.1/inside.png" alt="Inside"><img src="http://localhost:9/x.png" alt="Here">',
    ]
    return {
      '/': {
        type: 'text/html; charset=utf-8',
        body: '<link rel="alternate" type="application/rss+xml" href="/feed">',
      },
      '/old-feed': { location: '/feed' },
      '/feed': xml(rss(item('newest', '<p>1</p>'), next('/feed?paged=2'))),
      '/feed?paged=2': xml(rss(item('older', '<p>2</p>'), next('/feed?paged=3'))),
      '/feed?paged=3': xml(rss(item('oldest', '<p>3</p>'), next('/feed?paged=2'))),
      '/broken': xml(rss(item('one', '<p>1</p>'), next('/nowhere'))),
      '/inward': xml(rss(item('one', '<p>1</p>'), next(inward))),
      '/moved-inward': { location: inward },
      '/cyrillic': {
        type: 'application/rss+xml; charset=windows-1251',
        body: Buffer.from(rss(item('\xcf\xf0\xe8\xe2\xe5\xf2', '<p>1</p>')), 'latin1'),
      },
      '/pictures': xml(rss(item('pictures', pictures.join('')))),
      '/boat.png': { type: 'image/png', body: picture },
      '/moved.png': { location: '/boat.png' },
      '/fake.png': { type: 'image/png', body: '<html>' },
      '/bare': { type: 'text/html', body: '<p>Nothing here.</p>' },
    }
  }

  for (const path of ['/feed', '/old-feed', '/']) {
    it(`reads the feed and its older pages, each once, from ${path}`, async () => {
      using folder = importFolder()
      const { code, stdout } = await folder.import(origin + path)
      assert.equal(code, 0, stdout)
      assert.match(stdout, /^3 new, 0 known, 0 could not be read$/m)
      const names = Object.keys(folder.texts()).filter((name) => name.startsWith('articles/'))
      assert.deepEqual(names, ['articles/newest.md', 'articles/older.md', 'articles/oldest.md'])
    })
  }

  it('keeps the newer items when older ones cannot be had, and tells', async () => {
    using folder = importFolder()
    const { code, stdout } = await folder.import(`${origin}/broken`)
    assert.equal(code, 1)
    assert.match(stdout, /nowhere: could not be read: it answers 404$/m)
    assert.match(stdout, /^1 new, 0 known, 1 could not be read$/m)
  })

  it('lets no feed lead it into the own network', async () => {
    for (const path of ['/inward', '/moved-inward']) {
      using folder = importFolder()
      asked.length = 0
      const { code, stdout } = await folder.import(origin + path)
      assert.equal(code, 1)
      assert.match(stdout, /could not be read: its host is in a private network$/m)
      assert.deepEqual(asked, [path])
    }
  })

  it('reads a feed in the encoding that only its server says', async () => {
    using folder = importFolder()
    await folder.import(`${origin}/cyrillic`)
    assert.match(Object.values(folder.texts()).join('\n'), /^title: Привет$/m)
  })

  it('tells of an address that nobody answers at', async () => {
    using folder = importFolder()
    const { code, stdout } = await folder.import(`${origin}/nowhere`)
    assert.equal(code, 1)
    assert.match(stdout, /^0 new, 0 known, 1 could not be read$/m)
  })

  it('leaves pictures where they are without --images', async () => {
    using folder = importFolder()
    asked.length = 0
    await folder.import(`${origin}/pictures`)
    assert.deepEqual(asked, ['/pictures'])
  })

  it('brings pictures beside the article with --images, and tells what it could not bring', async () => {
    using folder = importFolder()
    const { code, stdout } = await folder.import(`${origin}/pictures`, '--images')
    assert.equal(code, 0, stdout)
    const text = folder.texts()['articles/pictures.md'] ?? ''
    assert.match(text, /!\[A boat\]\(pictures\/boat\.png\)/)
    assert.match(text, /!\[Again\]\(pictures\/boat\.png\)/)
    assert.ok(existsSync(join(folder.path, 'articles/pictures/boat.png')))
    assert.deepEqual(readFileSync(join(folder.path, 'articles/pictures/boat.png')), picture)
    for (const [name, reason] of [
      ['fake.png', 'it is no picture that every browser shows'],
      ['gone.png', 'it answers 404'],
      ['inside.png', 'its host is in a private network'],
      ['x.png', 'its host is in a private network'],
    ] as const) {
      assert.ok(stdout.includes(`/${name} was not brought here: ${reason}`), `${name} ${stdout}`)
      assert.ok(text.includes(`/${name})`), name)
    }
  })
})
