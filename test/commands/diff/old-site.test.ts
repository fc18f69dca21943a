import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UsageError } from '../../../src/commands/command.ts'
import type { Ask } from '../../../src/commands/diff/ask.ts'
import { type OldSite, readOldSite } from '../../../src/commands/diff/old-site.ts'

interface Served {
  status?: number
  body?: string
  mediaType?: string
  location?: string
}

/** A site that has these paths, and answers 404 to all others. */
function siteOf(paths: Readonly<Record<string, Served>>): Ask {
  return async (url) => {
    const {
      status = 200,
      body = '',
      mediaType,
      location,
    } = paths[url.pathname + url.search] ?? {
      status: 404,
    }
    return {
      url,
      status,
      ...(mediaType !== undefined && { mediaType }),
      ...(location !== undefined && { location: new URL(location, url) }),
      bytes: Buffer.from(body),
    }
  }
}

const origin = 'https://harbour.example'

function read(paths: Readonly<Record<string, Served>>, at = '/'): Promise<OldSite> {
  const newPaths = ['/rss.xml', '/atom.xml', '/topics/ferries/rss.xml', '/topics/ferries/atom.xml']
  return readOldSite(siteOf(paths), new URL(at, origin), newPaths)
}

function rss(self: string, ...guids: string[]): Served {
  const items = guids.map((guid) => `<item><title>${guid}</title><guid>${guid}</guid></item>`)
  const link = `<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="self" href="${self}"/>`
  return {
    body: `<rss version="2.0"><channel><title>A</title>${link}${items.join('')}</channel></rss>`,
  }
}

function opml(...addresses: string[]): Served {
  const outlines = addresses.map((address) => `<outline text="A" xmlUrl="${address}"/>`)
  return { body: `<opml version="2.0"><body>${outlines.join('')}</body></opml>` }
}

const html = { body: '<!doctype html><p>One moment</p>', mediaType: 'text/html' }
const feed = rss(`${origin}/rss.xml`, 'a')

type Lists = 'feeds' | 'aliases' | 'missing'

function pathsOf({ feeds, aliases, missing }: OldSite): Record<Lists, string[]> {
  const [feedPaths, aliasPaths, missingPaths] = [feeds, aliases, missing].map((list) =>
    list.map(({ path }) => path),
  )
  return { feeds: feedPaths ?? [], aliases: aliasPaths ?? [], missing: missingPaths ?? [] }
}

function said(sentence: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof UsageError)
    assert.equal(error.message, sentence)
    return true
  }
}

describe('readOldSite', () => {
  for (const status of [401, 403, 429, 500, 503]) {
    it(`does not take a list that answers ${status} for none`, async () => {
      await assert.rejects(
        read({ '/rss.xml': feed, '/feeds.opml': { status } }),
        said(`${origin}/feeds.opml: it answers HTTP ${status}, so what was there is not known`),
      )
    })
  }

  it('does not take a page in place of the list for none', async () => {
    await assert.rejects(
      read({ '/rss.xml': feed, '/.well-known/feeds': html }),
      said(
        `${origin}/.well-known/feeds: it gives no list of feeds (OPML) and no 404, so what was there is not known`,
      ),
    )
  })

  for (const status of [404, 410]) {
    it(`takes a list that answers ${status} for none`, async () => {
      const site = await read({ '/rss.xml': feed, '/feeds.opml': { status } })
      assert.deepEqual(pathsOf(site).feeds, ['/rss.xml'])
    })
  }

  const list = opml(`${origin}/rss.xml`, `${origin}/topics/ferries/rss.xml`)
  const unreadable: [string, Served, string][] = [
    ['gives a page', html, 'it gives no feed that can be read'],
    ['is cut off', { body: '<rss version="2.0"><channel>' }, 'it gives no feed that can be read'],
    ['leads to itself', { status: 302, location: '' }, 'it answers HTTP 302'],
    ['is refused', { status: 403 }, 'it answers HTTP 403'],
  ]
  for (const [what, answer, reason] of unreadable) {
    it(`names a listed feed that ${what}`, async () => {
      const path = '/topics/ferries/rss.xml'
      await assert.rejects(
        read({ '/feeds.opml': list, '/rss.xml': feed, [path]: answer }),
        said(`${origin}${path}: ${reason}, so what was there is not known`),
      )
    })
  }

  it('names a feed that is cut off where none is listed', async () => {
    await assert.rejects(
      read({ '/rss.xml': feed, '/feed': { body: '<rss version="2.0"><channel>' } }),
      said(`${origin}/feed: it gives no feed that can be read, so what was there is not known`),
    )
  })

  it('names the address that was asked for when it is refused', async () => {
    await assert.rejects(
      read({ '/rss.xml': feed, '/hidden': { status: 403 } }, '/hidden'),
      said(`${origin}/hidden: it answers HTTP 403, so what was there is not known`),
    )
  })

  it('names the home page of a site that is out of order', async () => {
    await assert.rejects(
      read({ '/rss.xml': feed, '/': { status: 503 } }, '/rss.xml'),
      said(`${origin}/: it answers HTTP 503, so what was there is not known`),
    )
  })

  it('reads a site that answers a page, or 403, where it has and names nothing', async () => {
    const site = await read({ '/rss.xml': feed, '/atom.xml': html, '/feed': { status: 403 } })
    assert.deepEqual(pathsOf(site), { feeds: ['/rss.xml'], aliases: [], missing: [] })
  })

  it('knows that a listed feed is missing, and its other formats with it', async () => {
    const site = await read({ '/feeds.opml': list, '/rss.xml': feed })
    const missing = ['/topics/ferries/rss.xml', '/topics/ferries/atom.xml']
    assert.deepEqual(pathsOf(site).missing, [...missing, '/topics/ferries/feed.json'])
    assert.deepEqual(site.missing[0], { path: missing[0], status: 404 })
  })

  it('finds the feeds that its page names, of its own host only', async () => {
    const links = ['/blog/posts.xml', 'https://friend.example/blog.xml'].map(
      (href) => `<link rel="alternate" type="application/rss+xml" href="${href}">`,
    )
    const others =
      '<link rel="alternate" hreflang="de" href="/de/"><link rel="search" type="application/rss+xml" href="/s">'
    const home = { body: `<head>${links.join('')}${others}</head>`, mediaType: 'text/html' }
    const site = await read(
      { '/': home, '/blog/posts.xml': rss('', 'a'), '/b': rss('', 'b') },
      '/b',
    )
    const feeds = ['/blog/posts.xml', '/b']
    assert.deepEqual(pathsOf(site), { feeds, aliases: [], missing: [] })
  })

  it('guesses on a site whose list has feeds of others only', async () => {
    const blogroll = opml('https://friend.example/feed.xml')
    const site = await read({ '/feeds.opml': blogroll, '/feed': rss('', 'a') })
    assert.deepEqual(pathsOf(site).feeds, ['/feed'])
    assert.deepEqual(site.origins, [origin, 'http://harbour.example'])
  })

  it('knows the list of a copy by what its feeds say', async () => {
    const copied = 'https://quay.example'
    const site = await read({
      '/feeds.opml': opml(`${copied}/rss.xml`, `${copied}/posts.xml`),
      '/rss.xml': rss(`${copied}/rss.xml`, 'a'),
      '/posts.xml': rss('', 'b'),
    })
    assert.deepEqual(pathsOf(site).feeds, ['/rss.xml', '/posts.xml'])
    assert.ok(site.origins.includes(copied))
  })

  it('takes an address for that of another feed when it redirects there', async () => {
    const site = await read({ '/rss.xml': feed, '/feed': { status: 301, location: '/rss.xml' } })
    assert.deepEqual(pathsOf(site), { feeds: ['/rss.xml'], aliases: ['/feed'], missing: [] })
  })

  it('takes an address for that of another feed when it names it and has its items', async () => {
    const site = await read({ '/rss.xml': feed, '/feed': feed })
    assert.deepEqual(pathsOf(site), { feeds: ['/rss.xml'], aliases: ['/feed'], missing: [] })
  })

  it('keeps feeds apart that have one self link by mistake', async () => {
    const site = await read({
      '/feeds.opml': list,
      '/rss.xml': feed,
      '/topics/ferries/rss.xml': rss(`${origin}/rss.xml`, 'b'),
    })
    assert.deepEqual(pathsOf(site).feeds, ['/rss.xml', '/topics/ferries/rss.xml'])
    assert.deepEqual(site.aliases, [])
  })

  it('keeps two feeds that name each other', async () => {
    const site = await read({
      '/rss.xml': rss(`${origin}/feed`, 'a'),
      '/feed': rss(`${origin}/rss.xml`, 'a'),
    })
    assert.deepEqual(pathsOf(site).feeds, ['/rss.xml', '/feed'])
  })
})
