import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Parser } from 'htmlparser2'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { formats } from '../../src/render/formats.ts'
import { startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { channelPaths, siteUrl } from './sample-site.ts'

interface Element {
  name: string
  attributes: Record<string, string>
}

describe('the pages of the Worker', () => {
  let site: LocalWorker
  const pages = new Map<string, Element[]>()
  let articles: string[]
  before(async () => {
    site = await startSite('content')
    const { body } = await rawRequest(`${site.origin}/feed.json`)
    const items: { url: string }[] = JSON.parse(body.toString()).items
    articles = items.map(({ url }) => new URL(url).pathname)
    for (const path of [...channelPaths, '/feeds/', ...articles, '/no-page/']) {
      pages.set(path, elementsOf((await rawRequest(site.origin + path)).body.toString()))
    }
  })
  after(() => site.stop())

  function linksOf(path: string, rel: string): Record<string, string>[] {
    return (pages.get(path) ?? [])
      .map(({ attributes }) => attributes)
      .filter((attributes) => attributes['rel'] === rel)
  }

  it('name the nearest feed first, at its absolute address and with its exact type', () => {
    for (const path of pages.keys()) {
      const nearest = channelPaths.includes(path) ? path : '/'
      const expected = formats.map(({ file, mediaType }) => ({
        rel: 'alternate',
        type: mediaType,
        href: siteUrl + nearest + file,
      }))
      const first = linksOf(path, 'alternate').slice(0, formats.length)
      assert.deepEqual(
        first.map(({ title: _title, ...rest }) => rest),
        expected,
        path,
      )
    }
  })

  it('name the feeds of the site after those of a topic', () => {
    for (const path of channelPaths.slice(1)) {
      const links = linksOf(path, 'alternate').slice(formats.length)
      assert.deepEqual(
        links.map(({ href }) => href),
        formats.map(({ file }) => `${siteUrl}/${file}`),
        path,
      )
    }
  })

  it('name every feed of the site on the first page', () => {
    const links = linksOf('/', 'alternate').map(({ href }) => href)
    const expected = channelPaths.flatMap((path) =>
      formats.map(({ file }) => siteUrl + path + file),
    )
    assert.deepEqual(links, expected)
  })

  it('call every feed differently', () => {
    for (const path of pages.keys()) {
      const titles = linksOf(path, 'alternate').map(({ title }) => title)
      assert.ok(
        titles.every((title) => title && !/comments|podcast/i.test(title)),
        path,
      )
      assert.equal(new Set(titles).size, titles.length, path)
    }
  })

  it('have no link that a reader could take for a feed', () => {
    const types = formats.map(({ mediaType }) => mediaType)
    for (const [path, elements] of pages) {
      const typed = elements.filter(
        ({ name, attributes: { type } }) => name !== 'link' && type?.includes('/'),
      )
      for (const { attributes } of typed) assert.equal(attributes['type'], 'application/ld+json')
      for (const { name, attributes } of elements.filter((element) => element.name === 'link')) {
        const isFeed = types.includes(attributes['type'] ?? '')
        const isPicture = attributes['type']?.startsWith('image/') && attributes['rel'] === 'icon'
        const claims = attributes['rel'] === 'alternate' || ('type' in attributes && !isPicture)
        assert.equal(isFeed, claims, `${path}: ${name} ${JSON.stringify(attributes)}`)
      }
    }
  })

  it('lead to feeds of the type that the link says', async () => {
    const links = [...pages.values()]
      .flat()
      .filter(({ attributes: { rel } }) => rel === 'alternate')
    const typeOf = new Map(
      links.flatMap(({ attributes: { href = '', type } }) =>
        type === undefined ? [] : pathsOf(href).map((path) => [path, type] as const),
      ),
    )
    assert.equal(typeOf.size, channelPaths.length * formats.length)
    for (const [path, type] of typeOf) {
      const { status, headers } = await rawRequest(site.origin + path)
      assert.equal(status, 200, path)
      assert.equal(headers['content-type'], `${type}; charset=utf-8`, path)
    }
  })

  it('lead to nothing of the site that is missing or has moved', async () => {
    const elements = [...pages.values()].flat()
    const paths = new Set(
      elements.flatMap(({ attributes: { href, src } }) => pathsOf(href ?? src ?? '')),
    )
    for (const path of [...channelPaths, ...articles, '/feeds/', '/feeds.opml', '/style.css'])
      assert.ok(paths.has(path), path)
    for (const path of paths) {
      assert.equal((await rawRequest(site.origin + path)).status, 200, path)
    }
  })

  it('name their own address', () => {
    for (const path of [...channelPaths, '/feeds/', ...articles]) {
      assert.deepEqual(
        linksOf(path, 'canonical').map(({ href }) => href),
        [siteUrl + path],
      )
    }
    assert.deepEqual(linksOf('/no-page/', 'canonical'), [])
  })
})

function elementsOf(html: string): Element[] {
  const elements: Element[] = []
  new Parser({ onopentag: (name, attributes) => elements.push({ name, attributes }) }).end(html)
  return elements
}

/** The path of the address if it is one of the site itself. */
function pathsOf(address: string): string[] {
  const url = address === '' ? null : URL.parse(address, siteUrl)
  return url?.origin === siteUrl ? [url.pathname] : []
}
