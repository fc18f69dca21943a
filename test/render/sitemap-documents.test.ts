import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Article } from '../../src/model/article.ts'
import type { RenderedDocument } from '../../src/model/rendered-site.ts'
import { sitemapGroups } from '../../src/render/sitemap-documents.ts'
import { contentOf } from '../support/memory-content.ts'
import { plainSite } from '../support/plain-site.ts'
import { documentsOf } from '../support/rendered-content.ts'

const { site, articles } = await contentOf({
  ...plainSite,
  'topics.yaml': 'ferries: { title: Ferries, description: On ferries., keywords: [ferry] }\n',
  'articles/a.md':
    '---\ntitle: A\nid: tag:a.example,2025:1\npublished: 2025-03-01\ntopics: [ferries]\n---\n\nText.\n',
})
const [article] = articles
assert.ok(article)
const now = new Date('2026-01-01T00:00:00Z')

/** Articles, the newest first. */
function many(count: number): Article[] {
  const oldestFirst = Array.from({ length: count }, (_, index) => {
    const published = new Date(Date.parse('2025-01-01T00:00:00Z') + index * 1000)
    return {
      ...article,
      id: `tag:a.example,2025:${index}`,
      slug: `a${index}`,
      published,
    } as Article
  })
  return oldestFirst.reverse()
}

function addressesIn(text: string): string[] {
  return Array.from(text.matchAll(/<loc>https:\/\/harbour.example([^<]*)<\/loc>/g), ([, path]) =>
    String(path),
  )
}

function siteOf(articles: Article[]) {
  return { site, articles, tombstones: [] }
}

function sitemapDocuments(...of: Parameters<typeof sitemapGroups>): Promise<RenderedDocument[]> {
  return documentsOf({ groups: sitemapGroups(...of) })
}

describe('sitemapGroups', () => {
  it('gives one map as long as it is small', async () => {
    const documents = await sitemapDocuments(siteOf(many(1000)), ['/'], now)
    assert.deepEqual(
      documents.map(({ path }) => path),
      ['/sitemap.xml'],
    )
    assert.equal(addressesIn(documents[0]?.stretches[0]?.text ?? '').length, 1001)
  })

  it('gives a list of maps that hold every page once', async () => {
    const documents = await sitemapDocuments(siteOf(many(2400)), ['/', '/feeds/'], now)
    const [list, ...maps] = documents.map(({ stretches }) => addressesIn(stretches[0]?.text ?? ''))
    assert.deepEqual(list, ['/sitemap-1.xml', '/sitemap-2.xml', '/sitemap-3.xml'])
    assert.deepEqual(
      documents.map(({ path }) => path),
      ['/sitemap.xml', ...list],
    )
    const pages = maps.flat()
    assert.equal(new Set(pages).size, 2402)
    // None is empty: each starts with the first page.
    assert.equal(pages.length, 2402 + 2)
    assert.ok(maps.every(([first]) => first === '/'))
    assert.ok(maps.every((map) => map.length <= 50_000))
  })

  it('leaves a full map as it is when articles are added', async () => {
    const [before, after] = await Promise.all(
      [2400, 2500].map((count) => sitemapDocuments(siteOf(many(count)), ['/'], now)),
    )
    assert.deepEqual(before?.slice(1, 3), after?.slice(1, 3))
  })

  it('has no map more for articles to come', async () => {
    const visible = many(1000)
    const [newest] = visible
    assert.ok(newest)
    const later = { ...newest, id: 'later', slug: 'later', published: new Date('2999-01-01') }
    const documents = await sitemapDocuments(siteOf([later, ...visible]), ['/'], now)
    assert.deepEqual(
      documents.map(({ path, stretches }) => [path, stretches.length]),
      [['/sitemap.xml', 2]],
    )
  })

  it('has no date where the content tells none', async () => {
    const [map] = await sitemapDocuments(siteOf([]), ['/'], now)
    assert.equal(map?.stretches[0]?.lastModified, undefined)
  })
})
