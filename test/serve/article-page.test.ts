import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { findAll, getAttributeValue, textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'
import { now } from '../support/local-site.ts'
import { type Ask, memorySite } from './memory-site.ts'
import { siteUrl } from './sample-site.ts'

const moment = Date.parse('2026-12-01T09:00:00Z')
const leaves = Date.parse('2026-12-10T00:00:00Z')
const neighbour = '/articles/istanbul-second-round-signs-of-thaw/'

type Tree = ReturnType<typeof parseDocument>

describe('the page of an article', () => {
  let ask: Ask
  before(async () => {
    ask = await memorySite({ 'articles/later.md': later, 'articles/imprint.md': imprint }, now)
  })

  const treeOf = async (path: string, at: number): Promise<Tree> =>
    parseDocument(await (await ask(path, at)).text())

  it('tells search engines and other programs what it is', async () => {
    const tree = await treeOf('/articles/later/', moment)
    const [script] = named(tree, 'script').filter((one) => one.attribs['type'])
    assert.ok(script)
    const data = JSON.parse(textContent(script))
    assert.deepEqual(data, {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': `${siteUrl}/articles/later/#article`,
      mainEntityOfPage: `${siteUrl}/articles/later/`,
      url: `${siteUrl}/articles/later/`,
      headline: 'Visas </script> are to come',
      description: 'A text of later.',
      datePublished: '2026-12-01T09:00:00Z',
      dateModified: '2026-12-01T09:00:00Z',
      inLanguage: 'en-GB',
      author: [{ '@type': 'Organization', name: 'Istanbul talks desk' }],
      publisher: {
        '@type': 'NewsMediaOrganization',
        name: 'US–Russia talks in Istanbul',
        url: `${siteUrl}/`,
        logo: data.publisher.logo,
      },
      articleSection: ['Visas'],
      keywords: ['Visas', 'A tag'],
      isBasedOn: {
        '@type': 'CreativeWork',
        name: 'A source',
        url: 'https://source.example/a',
        datePublished: '2026-10-01T00:00:00Z',
      },
      license: 'https://creativecommons.org/licenses/by/4.0/',
      isAccessibleForFree: true,
    })
    assert.match(data.publisher.logo.url, /^https:.*\/512\.png$/)
  })

  it('tells what is to be shown where its address is shared', async () => {
    const tree = await treeOf('/articles/later/', moment)
    const properties = named(tree, 'meta').flatMap((one) => {
      const property = getAttributeValue(one, 'property')
      return property === undefined ? [] : [[property, getAttributeValue(one, 'content')]]
    })
    const { 'og:image': image, ...rest } = Object.fromEntries(properties)
    assert.match(image, /^https:.*\/512\.png$/)
    assert.deepEqual(rest, {
      'og:type': 'article',
      'og:url': `${siteUrl}/articles/later/`,
      'og:site_name': 'US–Russia talks in Istanbul',
      'og:locale': 'en_GB',
      'og:title': 'Visas </script> are to come',
      'og:description': 'A text of later.',
      'og:image:type': 'image/png',
      'og:image:width': '512',
      'og:image:height': '512',
      'article:published_time': '2026-12-01T09:00:00Z',
      'article:modified_time': '2026-12-01T09:00:00Z',
      'article:section': 'Visas',
      'article:tag': 'A tag',
    })
  })

  it('leads to a newer article from its moment on, and until it leaves', async () => {
    const linked = async (at: number): Promise<boolean> =>
      linksOf(await treeOf(neighbour, at)).includes('/articles/later/')
    assert.equal(await linked(moment - 1), false)
    assert.equal(await linked(moment), true)
    assert.equal(await linked(leaves - 1), true)
    assert.equal(await linked(leaves), false)
  })

  it('is dated by what it leads to, and kept no longer than that stays', async () => {
    const headersAt = async (at: number): Promise<Headers> => (await ask(neighbour, at)).headers
    const before = await headersAt(moment - 5000)
    assert.match(before.get('cache-control') ?? '', /max-age=5,/)
    const during = await headersAt(moment)
    assert.equal(during.get('last-modified'), new Date(moment).toUTCString())
    assert.notEqual(during.get('etag'), before.get('etag'))
    const after = await headersAt(leaves)
    assert.equal(after.get('last-modified'), new Date(leaves).toUTCString())
    assert.equal(after.get('etag'), before.get('etag'))
  })

  it('stands for itself when it is in no feed, and is led to by no other', async () => {
    const links = linksOf(await treeOf('/articles/imprint/', moment))
    assert.deepEqual(
      links.filter((path) => path.startsWith('/articles/')),
      ['/articles/imprint.md'],
    )
    assert.ok(!linksOf(await treeOf('/articles/later/', moment)).includes('/articles/imprint/'))
  })

  it('leads to its own host without naming it, and to another only by its name', async () => {
    const links = linksOf(await treeOf('/articles/imprint/', moment))
    assert.ok(links.includes('/topics/visas/'))
    assert.ok(links.includes(`${siteUrl}//other.example/`))
    assert.ok(!links.some((link) => link.startsWith('//')))
  })

  it('tells its summary once', async () => {
    const written = await treeOf(neighbour, now.getTime())
    const standfirst = (tree: Tree): number =>
      named(tree, 'p').filter((one) => one.attribs['class'] === 'standfirst').length
    assert.equal(standfirst(written), 1)
    assert.equal(standfirst(await treeOf('/articles/later/', moment)), 0)
  })
})

function named(tree: Tree, name: string) {
  return findAll((one) => one.name === name, tree.children)
}

function linksOf(tree: Tree): string[] {
  return named(tree, 'a').map((one) => one.attribs['href'] ?? '')
}

const later = `---
title: Visas </script> are to come
id: tag:istanbul-talks.example,2025:later
published: 2026-12-01T09:00:00Z
expires: 2026-12-10T00:00:00Z
topics: [visas]
tags: [A tag]
source: { name: A source, url: https://source.example/a, published: 2026-10-01T00:00:00Z }
---

A text of *later*.
`

const imprint = `---
title: Imprint
id: tag:istanbul-talks.example,2025:imprint
published: 2026-10-01T09:00:00Z
topics: [visas]
feed: false
---

A text with [a link](https://istanbul-talks.example/topics/visas/) and [another](https://istanbul-talks.example//other.example/).
`
