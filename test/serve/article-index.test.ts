import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import {
  type IndexedArticle,
  packArticleIndex,
  packIndexParts,
} from '../../src/bundle/index/pack-article-index.ts'
import type { OutputFile } from '../../src/bundle/output-file.ts'
import { articleColumns, type ColumnFacts } from '../../src/model/article-columns.ts'
import type { ArticleIndex, IndexKind } from '../../src/model/article-index.ts'
import type { NumberedFiles } from '../../src/model/bundle.ts'
import { numberRows } from '../../src/model/index-files.ts'
import { labelNames } from '../../src/model/label-names.ts'
import { openArticleIndex } from '../../src/model/open-article-index.ts'

const topics = ['boats', 'trains'].map((slug) => ({ slug, title: `On ${slug}`, aliases: [] }))
const itemOf = (number: number) => ({
  digest: [number, 2 * number] as const,
  length: 1000 + number,
  briefLength: 10 + number,
})

type Facts = IndexedArticle & ColumnFacts['article']

function articleAt(number: number): Facts {
  return {
    id: `tag:a.example,2025:${number}`,
    slug: `çay-${number}`,
    title: `Title «${number}» 題`,
    language: number % 3 === 0 ? 'tr-TR' : 'en',
    published: new Date(number * 1000),
    updated: new Date(number * 2000),
    ...(number % 1000 === 7 && { expires: new Date(1e12 - number) }),
    inFeeds: number % 5 !== 0,
    topics: number % 2 === 0 ? ['boats'] : ['trains', 'boats'],
    tags: ['On Trains', `Tag ${number % 10}`, `tag ${number % 10}`, `Rare ${number}`],
    authors: [{ name: 'Ayşe Örnek', kind: 'person' }],
    source: {
      name: `Paper ${number % 4}`,
      url: `https://www.paper-${number % 4}.example/${number}`,
    },
  }
}

async function indexOf(count: number) {
  const articles = Array.from({ length: count }, (_, number) => articleAt(number))
  const facts = articles.map((article, number) => ({ article, item: itemOf(number) }))
  const files = packArticleIndex(
    articleColumns(facts),
    Uint32Array.of(0, 3),
    packIndexParts(articles, labelNames(topics)),
  )
  const loaded: string[] = []
  return { articles, files, loaded, index: await openArticleIndex(filesFrom(files, loaded)) }
}

/** @param loaded the paths of all files that are loaded */
function filesFrom(files: readonly OutputFile[], loaded: string[]): NumberedFiles {
  return {
    count: files.length,
    async load(number) {
      const { path, bytes } = files[number] ?? { path: '', bytes: Uint8Array.of() }
      loaded.push(path)
      return new Uint8Array(bytes).buffer
    },
  }
}

type Question = [kind: IndexKind, key: string, has: (article: Facts) => boolean]

const questions: readonly Question[] = [
  ['topic', 'trains', ({ topics }) => topics.includes('trains')],
  ['topic', 'a', () => false],
  ['topic', 'zzz', () => false],
  ['label', 'boats', () => true],
  ['label', 'trains', () => true],
  ['label', 'tag 3', ({ tags }) => tags.includes('tag 3')],
  ['label', 'rare 599', ({ tags }) => tags.includes('Rare 599')],
  ['label', 'rare 65999', ({ tags }) => tags.includes('Rare 65999')],
  ['source', 'paper 2', ({ source }) => source?.name === 'Paper 2'],
  ['source', 'paper-2.example', ({ source }) => source?.name === 'Paper 2'],
  ['author', 'ayse ornek', () => true],
  ['author', '', () => false],
  ['language', 'tr-tr', ({ language }) => language === 'tr-TR'],
]

for (const count of [0, 1, 600, numberRows + 700]) {
  describe(`the index of ${count} articles`, () => {
    let packed: Awaited<ReturnType<typeof indexOf>>
    let index: ArticleIndex
    before(async () => {
      packed = await indexOf(count)
      index = packed.index
    })

    it('has the numbers of all articles', () => {
      const { articles } = packed
      assert.equal(index.count, count)
      assert.deepEqual(
        Array.from(index.published),
        articles.map((one) => Number(one.published)),
      )
      assert.deepEqual(
        Array.from(index.updated),
        articles.map((one) => Number(one.updated)),
      )
      assert.deepEqual(
        Array.from(index.expires),
        articles.map(({ expires }) => Number(expires ?? Number.POSITIVE_INFINITY)),
      )
      assert.deepEqual(
        Array.from(index.inFeeds),
        articles.map(({ inFeeds }) => Number(inFeeds)),
      )
      const items = articles.map((_, number) => itemOf(number))
      assert.deepEqual(
        Array.from(index.digests),
        items.flatMap(({ digest }) => digest),
      )
      assert.deepEqual(
        Array.from(index.lengths),
        items.map(({ length }) => length),
      )
      assert.deepEqual(
        Array.from(index.briefLengths),
        items.map((one) => one.briefLength),
      )
      assert.equal(new Set(index.ids).size, count)
      const departures = articles.flatMap(({ expires }) => expires?.getTime() ?? [])
      const moments = [...articles.map((one) => Number(one.published)), ...departures]
      assert.deepEqual(
        Array.from(index.departures),
        departures.sort((a, b) => a - b),
      )
      assert.deepEqual(
        Array.from(index.departing, (number) => Number(articles[number]?.expires)),
        departures,
      )
      assert.equal(new Set(index.departing).size, departures.length)
      assert.deepEqual(
        Array.from(index.moments),
        moments.sort((a, b) => a - b),
      )
    })

    it('tells the texts of an article, and its number by its slug', async () => {
      const some = [0, 1, 511, 512, 599, count - 1].filter((one) => one >= 0 && one < count)
      for (const number of some) {
        const { id, slug, title, language } = articleAt(number)
        assert.deepEqual(await index.texts(number), { id, slug, title, language })
        assert.equal(await index.numberOf(slug), number)
      }
      for (const slug of ['', 'çay', 'çay-', `çay-${count}`, 'çay-00', 'zzz']) {
        assert.equal(await index.numberOf(slug), undefined)
      }
    })

    it('finds articles by everything that they can be found by', async () => {
      for (const [kind, key, has] of questions) {
        const expected = packed.articles.flatMap((article, number) =>
          has(article) ? [number] : [],
        )
        assert.deepEqual(Array.from(await index.having(kind, key)), expected, `${kind} ${key}`)
      }
    })

    it('tells all keys of a kind', async () => {
      const { articles } = packed
      const languages = new Set(articles.map(({ language }) => language.toLowerCase()))
      assert.deepEqual(await index.keys('language'), [...languages].sort())
      const labels = new Set(articles.flatMap(({ tags }) => tags.map((tag) => tag.toLowerCase())))
      const topic = count > 0 ? ['boats'] : []
      assert.equal((await index.keys('label')).length, labels.size + topic.length)
    })
  })
}

describe('openArticleIndex', () => {
  it('loads the numbers, and each other file when it is wanted, once in a while', async () => {
    const { loaded, index } = await indexOf(1200)
    assert.deepEqual(loaded, ['index/numbers-0.bin'])
    await index.texts(3)
    await index.texts(511)
    await index.having('topic', 'boats')
    await index.having('author', 'nobody')
    assert.equal(await index.numberOf('çay-7'), 7)
    const [slugs] = loaded.splice(3)
    assert.deepEqual(loaded.sort(), [
      'index/lists-0.bin',
      'index/numbers-0.bin',
      'index/texts-0.bin',
    ])
    assert.match(slugs ?? '', /^index\/slugs-[01].bin$/)
  })

  it('loads a file again after it could not be had', async () => {
    const { files } = await indexOf(10)
    const good = filesFrom(files, [])
    let isDown = false
    const index = await openArticleIndex({
      ...good,
      load: (number) => (isDown ? Promise.reject(new Error('down')) : good.load(number)),
    })
    isDown = true
    await assert.rejects(index.texts(3), /down/)
    isDown = false
    assert.equal((await index.texts(3)).slug, 'çay-3')
  })
})

describe('packArticleIndex', () => {
  it('makes no file that takes long to load', async () => {
    const { files } = await indexOf(numberRows + 700)
    for (const { path, bytes } of files) assert.ok(bytes.length < 4 * 2 ** 20, path)
  })

  it('changes few files when an article is added', async () => {
    const [before, after] = [await indexOf(5000), await indexOf(5001)]
    const known = new Map(before.files.map(({ path, bytes }) => [path, bytes]))
    const changed = after.files.filter(
      ({ path, bytes }) => Buffer.compare(bytes, known.get(path) ?? Buffer.of()) !== 0,
    )
    assert.deepEqual(changed.map(({ path }) => path.replace(/-\d+/, '')).sort(), [
      'index/lists.bin',
      'index/numbers.bin',
      'index/slugs.bin',
      'index/texts.bin',
    ])
  })
})
