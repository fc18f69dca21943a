import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { deflatePiece } from '../../../src/bundle/deflate-piece.ts'
import {
  type IndexedArticle,
  packArticleIndex,
  packIndexParts,
} from '../../../src/bundle/index/pack-article-index.ts'
import { articleWords } from '../../../src/bundle/search/article-words.ts'
import { packSearch } from '../../../src/bundle/search/pack-search.ts'
import { splitShards } from '../../../src/bundle/search/split-shards.ts'
import { articleColumns, type ColumnFacts } from '../../../src/model/article-columns.ts'
import type { Bundle, NumberedFiles } from '../../../src/model/bundle.ts'
import { labelNames } from '../../../src/model/label-names.ts'
import { packPieces } from '../../../src/model/pieces.ts'
import { moduleFiles } from '../../../src/serve/numbered-files.ts'
import { articleText, asciiJson } from '../../support/memory-content.ts'
import { plainSite } from '../../support/plain-site.ts'
import { searchSource } from '../../support/search-source.ts'
import { contentBundle } from '../content-bundle.ts'
import { type Ask, livingBundle } from '../memory-site.ts'

const count = 20_000
const perShard = 50
const now = Date.UTC(2030, 0, 1)
// Each of them lies in a shard of its own.
const isRare = (number: number): boolean => number % 100 === 0

/** The most that a request may ask the platform for on its Free plan. */
const mostRequests = 50

const topic = (title: string) => ({ title, description: `On ${title}.`, keywords: [title] })
const content = {
  ...plainSite,
  'topics.yaml': asciiJson({ rare: topic('Rare'), common: topic('Common') }),
  'articles/one.md': articleText(
    { title: 'One', id: 'tag:a.example,2025:one', published: '2025-01-01', topics: ['rare'] },
    'A text.',
  ),
}

function articleAt(number: number): IndexedArticle & ColumnFacts['article'] {
  return {
    id: `tag:a.example,2025:${number}`,
    slug: `article-${number}`,
    title: `Article ${number}`,
    language: 'en',
    published: new Date(Date.UTC(2020, 0, 1) + number * 300_000),
    updated: new Date(Date.UTC(2020, 0, 1) + number * 300_000),
    inFeeds: true,
    topics: [isRare(number) ? 'rare' : 'common'],
    tags: [],
    authors: [],
  }
}

/** @param edited how many of the newest rare articles have changed */
function packedIndex(edited: number): readonly Uint8Array[] {
  const articles = Array.from({ length: count }, (_, number) => articleAt(number))
  const rare = articles.flatMap(({ id }, number) => (isRare(number) ? [id] : []))
  const changed = new Set(rare.slice(rare.length - edited))
  const facts = articles.map((article, number) => {
    const digest = [(changed.has(article.id) ? number + count : number) << 8, 0] as const
    return { article, item: { digest, length: 1000, briefLength: 100 } }
  })
  const named = labelNames([{ slug: 'rare', title: 'Rare', aliases: [] }])
  const starts = Uint32Array.from({ length: count / perShard }, (_, shard) => shard * perShard)
  const parts = packIndexParts(articles, named)
  return packArticleIndex(articleColumns(facts), starts, parts).map(({ bytes }) => bytes)
}

describe('a site whose articles of a topic lie far apart', () => {
  let requests = 0
  let bundle: Bundle
  let packed: readonly Uint8Array[]

  function counted(files: readonly Uint8Array[]): NumberedFiles {
    return moduleFiles(
      files.map((bytes) => async () => {
        requests += 1
        return new Uint8Array(bytes).buffer
      }),
    )
  }

  /** A Worker that has just started. */
  function freshAsk(
    index = packed,
    documents = bundle.documents,
    files: Partial<Bundle> = {},
  ): Ask {
    const shard = packPieces(
      Array.from({ length: perShard }, () =>
        Array.from({ length: 40 }, () => deflatePiece(Buffer.from('x'))),
      ),
    )
    return livingBundle({
      ...bundle,
      ...files,
      documents,
      index: counted(index),
      items: counted(Array.from({ length: count / perShard }, () => shard)),
    })
  }

  before(async () => {
    bundle = await contentBundle(content, new Date(now))
    packed = packedIndex(0)
  })

  async function textOf(ask: Ask, path: string): Promise<string> {
    requests = 0
    const answer = await ask(path, now)
    assert.equal(answer.status, 200, path)
    const text = await answer.text()
    assert.ok(requests <= mostRequests, `${requests} requests for ${path}`)
    return text
  }

  it('leads through all of them, so many a document that its files can be had', async () => {
    const lengths: number[] = []
    let path: string | undefined = '/topics/rare/rss.xml?limit=200'
    while (path !== undefined) {
      const text = await textOf(freshAsk(), path)
      lengths.push(itemsIn(text))
      path = linkIn(text, 'next')
    }
    assert.deepEqual(lengths, [32, 32, 32, 32, 32, 32, 8])
  })

  it('holds fewer where a search reads files of older places', async () => {
    const [common, rare] = ['a b', 'a b c'].map((title) =>
      articleWords({ title, summary: '', html: '' }),
    )
    assert.ok(common && rare)
    const words = Array.from({ length: count }, (_, number) => (isRare(number) ? rare : common))
    const shards = Array.from(packSearch(searchSource(words)), (bytes) => ({ bytes }))
    const { search, places } = splitShards(shards, 8000)
    const files = { search: counted(bytesOf(search)), places: counted(bytesOf(places)) }
    const ask = freshAsk(packed, bundle.documents, files)
    const text = await textOf(ask, '/topics/rare/rss.xml?limit=200&q=%22b+c%22')
    assert.equal(itemsIn(text), 32 - 8)
  })

  it('has archives whose files can be had', async () => {
    const start = '/topics/rare/archives/after-20200101T000000Z/rss.xml'
    const lengths: number[] = []
    let path = (await freshAsk()(start, now)).headers.get('location') ?? undefined
    while (path?.includes('/archives/')) {
      const text = await textOf(freshAsk(), path)
      lengths.push(itemsIn(text))
      path =
        (await freshAsk()(linkIn(text, 'next-archive') ?? '', now)).headers.get('location') ?? ''
    }
    assert.deepEqual(lengths, [40, 40, 40, 30])
  })

  for (const { edited, status } of [
    { edited: 32, status: 226 },
    { edited: 33, status: 200 },
  ]) {
    it(`sends ${edited} changed articles ${status === 226 ? 'by themselves' : 'with the others'}`, async () => {
      const asks = { 'A-IM': 'feed', 'If-None-Match': '"a"' }
      const had = await freshAsk()('/topics/rare/rss.xml', now, asks)
      requests = 0
      const knows = { ...asks, 'If-None-Match': had.headers.get('etag') ?? '' }
      const ask = freshAsk(packedIndex(edited), otherStates(bundle.documents))
      const answer = await ask('/topics/rare/rss.xml', now, knows)
      assert.equal(answer.status, status)
      await answer.text()
      assert.ok(requests <= mostRequests, `${requests} requests`)
    })
  }
})

/** The documents as they are after an edit. */
function otherStates(documents: Bundle['documents']): Bundle['documents'] {
  return {
    at(path) {
      const document = documents.at(path)
      const edited = document?.stretches.map((stretch) => ({ ...stretch, etag: 'W/"edited"' }))
      return document && { ...document, stretches: edited ?? [] }
    },
  }
}

function bytesOf(files: readonly { bytes: Uint8Array }[]): Uint8Array[] {
  return files.map(({ bytes }) => bytes)
}

/** The items are not those of a real build. */
function itemsIn(text: string): number {
  return text.split('<content:encoded>').length - 1
}

function linkIn(text: string, rel: string): string | undefined {
  const address = new RegExp(`rel="${rel}"[^>]* href="https://[^/]+([^"]+)"`).exec(text)?.[1]
  return address?.replaceAll('&#x26;', '&')
}
