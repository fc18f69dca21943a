import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { before, describe, it } from 'node:test'
import { parseOpml } from 'feedsmith'
import { missingTool } from '../support/debian-tool.ts'
import { now } from '../support/local-site.ts'
import { xmlParsers } from '../support/xml-tree.ts'
import { appears, laterArticle } from './later-article.ts'
import { type Ask, memorySite } from './memory-site.ts'
import { channelPaths, siteUrl } from './sample-site.ts'

const past = new Date(appears.getTime() - 1)

describe('what the site tells of itself', () => {
  let ask: Ask
  before(async () => {
    ask = await memorySite(laterArticle, now)
  })

  const textAt = async (path: string, at: Date = now): Promise<string> =>
    await (await ask(path, at)).text()

  it('lists each channel once in its OPML, in two folders', async () => {
    const { body, head } = parseOpml(await textAt('/feeds.opml'))
    assert.equal(head?.ownerId, `${siteUrl}/`)
    const folders = body?.outlines ?? []
    assert.equal(folders.length, 2)
    const outlines = folders.flatMap(({ outlines = [] }) => outlines)
    assert.deepEqual(
      outlines.map(({ type, version, xmlUrl, htmlUrl, language }) => {
        return { type, version, xmlUrl, htmlUrl, language }
      }),
      channelPaths.map((path) => ({
        type: 'rss',
        version: 'RSS2',
        xmlUrl: `${siteUrl}${path}rss.xml`,
        htmlUrl: siteUrl + path,
        language: 'en-GB',
      })),
    )
    for (const { text, title, description } of outlines) assert.ok(text && title && description)
  })

  const skip = missingTool('sfeed_opml_import', ['-h'], 'sfeed')
  it('can be imported by a reader', { skip }, async () => {
    const input = await textAt('/feeds.opml')
    const config = spawnSync('sfeed_opml_import', [], { input }).stdout.toString()
    const addresses = [...config.matchAll(/https:\S+rss\.xml/g)].map(([address]) => address)
    assert.deepEqual(
      addresses,
      channelPaths.map((path) => `${siteUrl}${path}rss.xml`),
    )
  })

  it('gives the same list where programs look for it', async () => {
    const { status, headers } = await ask('/.well-known/feeds', now)
    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'text/x-opml; charset=utf-8')
    assert.equal(headers.get('content-location'), '/feeds.opml')
    assert.equal(await textAt('/.well-known/feeds'), await textAt('/feeds.opml'))
  })

  it('maps every page that exists, and no other, at any time', async () => {
    for (const at of [past, appears]) {
      const map = await textAt('/sitemap.xml', at)
      for (const parse of Object.values(xmlParsers)) assert.ok(parse(map))
      const addresses = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address)
      assert.equal(addresses.includes(`${siteUrl}/articles/later/`), at === appears)
      assert.equal(addresses.length, channelPaths.length + 2 + 5 + (at === appears ? 1 : 0))
      for (const address of addresses) assert.equal((await ask(address, at)).status, 200, address)
    }
  })

  it('keeps the map no longer than it is true', async () => {
    const { headers } = await ask('/sitemap.xml', new Date(appears.getTime() - 7000))
    assert.match(headers.get('cache-control') ?? '', /max-age=7,/)
    assert.equal(headers.get('content-type'), 'application/xml; charset=utf-8')
  })

  it('lets robots in and shows them the map', async () => {
    const text = await textAt('/robots.txt')
    assert.match(text, /^User-agent: \*\nAllow: \/$/m)
    assert.match(text, new RegExp(`^Sitemap: ${siteUrl}/sitemap.xml$`, 'm'))
  })

  it('tells language models of articles, in Markdown, that exist', async () => {
    for (const at of [past, appears]) {
      const text = await textAt('/llms.txt', at)
      assert.match(text, /^# US–Russia talks in Istanbul\n\n> /)
      const addresses = [...text.matchAll(/\]\((https:[^)]+)\)/g)].map(
        ([, address = '']) => address,
      )
      assert.equal(addresses.includes(`${siteUrl}/articles/later.md`), at === appears)
      for (const address of addresses) assert.equal((await ask(address, at)).status, 200, address)
    }
  })

  it('gives an article as Markdown as long as it gives the article', async () => {
    const { status, headers } = await ask('/articles/later.md', appears)
    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'text/markdown; charset=utf-8')
    assert.equal((await ask('/articles/later.md', past)).status, 404)
    assert.equal((await ask('/articles/nothing.md', appears)).status, 404)
    const etag = headers.get('etag') ?? ''
    assert.equal((await ask('/articles/later.md', appears, { 'If-None-Match': etag })).status, 304)
  })

  it('keeps the Markdown of an article no longer than the article', async () => {
    const leaving = `---
title: It leaves
id: tag:istanbul-talks.example,2025:leaving
published: 2026-01-01
expires: 2026-12-01T09:00:00Z
topics: [visas]
---

A text.
`
    const ask = await memorySite({ 'articles/leaving.md': leaving }, now)
    const { headers } = await ask('/articles/leaving.md', appears.getTime() - 9000)
    assert.match(headers.get('cache-control') ?? '', /^public, max-age=9, /)
    assert.equal((await ask('/articles/leaving.md', appears)).status, 404)
  })

  it('names the nearest feeds in the Link header of every page', async () => {
    const pages = [...channelPaths, '/feeds/', '/articles/istanbul-first-round-announced/']
    for (const path of pages) {
      const { headers } = await ask(path, now)
      const channel = path.startsWith('/topics/') ? path : '/'
      assert.equal(
        headers.get('link'),
        `<${siteUrl}${channel}rss.xml>; rel="alternate"; type="application/rss+xml", ` +
          `<${siteUrl}${channel}atom.xml>; rel="alternate"; type="application/atom+xml", ` +
          `<${siteUrl}${channel}feed.json>; rel="alternate"; type="application/feed+json"`,
      )
      const known = await ask(path, now, { 'If-None-Match': headers.get('etag') ?? '' })
      assert.equal(known.status, 304, path)
      assert.equal(known.headers.get('link'), headers.get('link'), path)
    }
  })

  it('keeps a preview of the site out of search engines', async () => {
    const robots = async (url: string): Promise<string | null> =>
      (await ask(url, now)).headers.get('x-robots-tag')
    assert.equal(await robots(`${siteUrl}/`), null)
    assert.equal(await robots('https://feedmill.someone.workers.dev/'), 'noindex')
    assert.equal(await robots('http://127.0.0.1:8787/rss.xml'), 'noindex')
  })
})
