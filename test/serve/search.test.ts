import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { FileBytes } from '../../src/bundle/output-file.ts'
import { articleWords, type SearchableArticle } from '../../src/bundle/search/article-words.ts'
import { packSearch } from '../../src/bundle/search/pack-search.ts'
import { patchSearch } from '../../src/bundle/search/patch-search.ts'
import { splitShards } from '../../src/bundle/search/split-shards.ts'
import type { Bundle, NumberedFiles } from '../../src/model/bundle.ts'
import type { SearchTerms } from '../../src/model/feed-query.ts'
import { wordsOf } from '../../src/model/words.ts'
import { moduleFiles } from '../../src/serve/numbered-files.ts'
import { searchArticles } from '../../src/serve/search/search-articles.ts'
import { hostileText } from '../support/hostile.ts'
import { searchSource } from '../support/search-source.ts'

type Index = Pick<Bundle, 'search' | 'places'>

/** An article before its text becomes HTML. */
interface Drawn {
  title: string
  summary: string
  paragraphs: string[]
}

const vocabulary = ['a', 'b', 'B', 'é', 'e\u0301', 'Straße', '日本', '本日', 'l’a', 'x-1', '1', '…']
const token = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...vocabulary) },
  { weight: 1, arbitrary: hostileText },
)
const line = (maxLength: number) =>
  fc.array(token, { maxLength, size: 'max' }).map((tokens) => tokens.join(' '))
const drawn: fc.Arbitrary<Drawn> = fc.record({
  title: line(3),
  summary: line(4),
  paragraphs: fc.array(line(12), { maxLength: 3 }),
})
// Some of them many times, so that there are frequent words, and blocks of places.
const repeatedOnes = fc
  .array(fc.tuple(drawn, fc.constantFrom(1, 1, 2, 40)), { maxLength: 8 })
  .map((list) => list.flatMap(([article, times]) => Array.from({ length: times }, () => article)))
// Those beside each other are different ones, and there are places in files of their own.
const repeatedList = fc
  .tuple(fc.array(drawn, { minLength: 1, maxLength: 5 }), fc.constantFrom(20, 50))
  .map(([list, times]) => Array.from({ length: times }, () => list).flat())
const drawnList = fc.oneof(repeatedOnes, repeatedList)
const termWord = fc.constantFrom(...new Set(vocabulary.flatMap(wordsOf)), 'nowhere')
const drawnTerms: fc.Arbitrary<SearchTerms> = fc.record({
  words: fc.array(termWord, { maxLength: 3 }),
  phrases: fc.array(fc.array(termWord, { minLength: 1, maxLength: 4 }), { maxLength: 2 }),
})
const drawnMask = fc.oneof(fc.constant([1]), fc.array(fc.constantFrom(0, 1), { minLength: 1 }))

describe('searchArticles', () => {
  it('finds what reading all articles finds, page by page, whatever the budget', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawnList,
        fc.constantFrom(indexOf, patchedIndexOf, splitIndexOf),
        drawnTerms,
        drawnMask,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(0, 1, 20, 200, undefined),
        async (list, makeIndex, terms, mask, limit, budget) => {
          const index = makeIndex(list.map(asArticle))
          const allowed = Uint8Array.from(list, (_, article) => mask[article % mask.length] ?? 0)
          const expected = allOf(list, terms).filter((article) => allowed[article])
          const pages: number[] = []
          for (let more = true; more; ) {
            const found = await searchArticles(index, terms, allowed, limit, budget)
            const { articles, examinedTo } = found
            assert.ok(articles.length <= limit)
            pages.push(...articles)
            more = found.more
            if (!more) break
            assert.ok(examinedTo !== undefined || articles.length === limit)
            allowed.fill(0, examinedTo ?? articles.at(-1))
          }
          assert.deepEqual(pages, expected)
        },
      ),
    )
  })

  it('tells whether an older one matches when it could look at all', async () => {
    const index = indexOf(Array.from({ length: 5 }, () => article('a b')))
    for (const terms of [wordTerms('a'), phraseTerms('a b')]) {
      const five = await searchArticles(index, terms, ones(5), 5)
      assert.deepEqual(five, { articles: [4, 3, 2, 1, 0], more: false, files: 0 })
      const four = await searchArticles(index, terms, ones(5), 4)
      assert.deepEqual(four, { articles: [4, 3, 2, 1], more: true, files: 0 })
    }
  })

  it('stops when the budget is used up, and tells how far it came', async () => {
    const list = Array.from({ length: 1000 }, (_, index) => article(index === 0 ? 'b b' : 'b a b'))
    const terms = phraseTerms('b b')
    // The two places take two bytes, and it counts as 16 more to reach them.
    const found = await searchArticles(indexOf(list), terms, ones(1000), 50, 1800)
    assert.deepEqual(found, { articles: [], examinedTo: 900, more: true, files: 0 })
    const rest = await searchArticles(indexOf(list), terms, ones(1000), 50, 18_000)
    assert.deepEqual(rest, { articles: [0], more: false, files: 0 })
  })

  it('comes as far whatever the articles have that nobody may see', async () => {
    const seen = Array.from({ length: 100 }, () => article('b a b'))
    const hidden = article(`${'b '.repeat(3000)} a`)
    const terms = phraseTerms('b a b')
    const alone = await searchArticles(indexOf(seen), terms, ones(100), 50, 500)
    assert.ok(alone.examinedTo !== undefined)
    const mixed = seen.flatMap((one) => [one, hidden])
    const allowed = Uint8Array.from(mixed, (one) => Number(one !== hidden))
    const beside = await searchArticles(indexOf(mixed), terms, allowed, 50, 500)
    assert.deepEqual(beside, {
      articles: alone.articles.map((place) => 2 * place),
      examinedTo: 2 * alone.examinedTo,
      more: true,
      files: 0,
    })
  })

  it('reads the places of frequent words last', async () => {
    const list = Array.from({ length: 10 }, () => article(`${'a '.repeat(50)}b a c`))
    const found = await searchArticles(indexOf(list), phraseTerms('a b c'), ones(10), 50, 400)
    assert.deepEqual(found, { articles: [], more: false, files: 0 })
  })

  it('passes over the places in articles that are not looked at', async () => {
    const frequent = 'a '.repeat(50)
    const list = Array.from({ length: 1000 }, (_, index) =>
      article(index % 200 === 0 ? `${frequent} b` : frequent),
    )
    const found = await searchArticles(indexOf(list), phraseTerms('a b'), ones(1000), 50, 1000)
    assert.deepEqual(found, { articles: [800, 600, 400, 200, 0], more: false, files: 0 })
  })

  it('finds a phrase in the title, the summary or the text, and not from one into the next', async () => {
    const index = indexOf([
      { title: 'Prisoner exchange', summary: '', html: '' },
      { title: '', summary: 'A prisoner exchange', html: '' },
      { title: '', summary: '', html: '<p>Of <b>prisoner</b> <i>exchange</i></p>' },
      { title: 'Prisoner', summary: 'exchange of prisoner', html: '<p>Exchange</p>' },
    ])
    const found = await searchArticles(index, phraseTerms('prisoner exchange'), ones(4), 50)
    assert.deepEqual(found.articles, [2, 1, 0])
    const words = await searchArticles(index, wordTerms('prisoner', 'exchange'), ones(4), 50)
    assert.deepEqual(words.articles, [3, 2, 1, 0])
  })

  it('finds places beyond those that a byte or two can count', async () => {
    const far = article(`${'a '.repeat(20_000)}b ${'a '.repeat(70_000)}c b c`)
    const found = await searchArticles(indexOf([far]), phraseTerms('c b c'), ones(1), 50)
    assert.deepEqual(found.articles, [0])
    const none = await searchArticles(indexOf([far]), phraseTerms('c b a'), ones(1), 50)
    assert.deepEqual(none.articles, [])
  })

  it('reads files of older places only where older articles are looked into', async () => {
    const list = Array.from({ length: 2000 }, (_, index) =>
      article(index % 1000 === 5 ? 'a a a b b b c' : 'a a a b b b'),
    )
    const index = indexOf(list, 3000)
    assert.ok(index.places.count > 4)
    const newest = await searchArticles(index, phraseTerms('a b'), ones(2000), 20)
    assert.deepEqual(newest, { articles: numbersDown(1999, 20), more: true, files: 0 })
    const words = await searchArticles(index, wordTerms('a', 'b', 'c'), ones(2000), 20)
    assert.deepEqual(words, { articles: [1005, 5], more: false, files: 0 })
    const older = await searchArticles(index, phraseTerms('b c'), ones(2000), 20)
    assert.deepEqual(older, { articles: [1005, 5], more: false, files: 2 })
  })

  it('stops when it has read many files of older places, and tells how far it came', async () => {
    const list = Array.from({ length: 4000 }, () => article('a a a b a'))
    const index = indexOf(list, 2500)
    assert.ok(index.places.count > 16)
    const terms = phraseTerms('b b')
    const found = await searchArticles(index, terms, ones(4000), 20, 1_000_000)
    assert.ok(found.examinedTo !== undefined && found.more)
    assert.equal(found.files, 8)
    const allowed = ones(4000).fill(0, found.examinedTo)
    const next = await searchArticles(index, terms, allowed, 20, 1_000_000)
    assert.ok((next.examinedTo ?? 0) < found.examinedTo)
  })

  it('loads one shard at most for each different word', async () => {
    const index = indexOf(
      Array.from({ length: 200 }, (_, index) =>
        article(Array.from({ length: 300 }, (_, own) => `w${index}x${own}`).join(' ')),
      ),
    )
    assert.ok(index.search.count > 1)
    const terms = { words: ['w7x1', 'w7x2', 'w7x1'], phrases: [['w7x2', 'w7x3', 'w7x4']] }
    let loads = 0
    const counted: NumberedFiles = {
      ...index.search,
      load(number) {
        loads += 1
        return index.search.load(number)
      },
    }
    const found = await searchArticles({ ...index, search: counted }, terms, ones(200), 50)
    assert.deepEqual(found.articles, [7])
    assert.equal(loads, 4)
  })
})

/** What reading all articles finds, the newest first. */
function allOf(list: readonly Drawn[], { words, phrases }: SearchTerms): number[] {
  const wanted = [...words.map((word) => [word]), ...phrases]
  return list
    .map(({ title, summary, paragraphs }) => [title, summary, paragraphs.join(' ')].map(spaced))
    .flatMap((fields, article) =>
      wanted.every((phrase) => fields.some((field) => field.includes(` ${phrase.join(' ')} `)))
        ? [article]
        : [],
    )
    .reverse()
}

function spaced(text: string): string {
  return ` ${wordsOf(text).join(' ')} `
}

function asArticle({ title, summary, paragraphs }: Drawn): SearchableArticle {
  const html = paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')
  return { title, summary, html }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function article(text: string): SearchableArticle {
  return { title: '', summary: '', html: `<p>${text}</p>` }
}

function indexOf(articles: readonly SearchableArticle[], most = Number.POSITIVE_INFINITY): Index {
  const shards = [...packSearch(searchSource(articles.map(articleWords)))]
  const { search, places } = splitShards(
    shards.map((bytes) => ({ bytes })),
    most,
  )
  return { search: filesOf(search), places: filesOf(places) }
}

function splitIndexOf(articles: readonly SearchableArticle[]): Index {
  return indexOf(articles, 1500)
}

/** Of the shards of two thirds of the articles, with a word more, as the others come to them. */
function patchedIndexOf(articles: readonly SearchableArticle[]): Index {
  const all = articles.map((article, number) => ({ article: number, words: articleWords(article) }))
  const [early, late] = [all.filter(isEarly), all.filter((one) => !isEarly(one))]
  const extra = { article: early.length, words: articleWords(article('extra')) }
  const source = searchSource([...early, extra].map(({ words }) => words))
  const shards = [...packSearch({ ...source, room: 1_000_000 })]
  const patched = patchSearch(
    shards.map((shard) => () => shard),
    {
      numbers: Uint32Array.of(...early.map(({ article }) => article), 0xffffffff),
      removed: [extra],
      added: late,
    },
  )
  const search = filesOf(shards.map((bytes, index) => ({ bytes: patched[index] ?? bytes })))
  return { search, places: moduleFiles([]) }
}

function isEarly({ article }: { article: number }): boolean {
  return article % 3 !== 1
}

function filesOf(files: readonly FileBytes[]): NumberedFiles {
  return moduleFiles(
    files.map(
      ({ bytes }) =>
        async () =>
          new Uint8Array(bytes).buffer,
    ),
  )
}

function ones(count: number): Uint8Array {
  return new Uint8Array(count).fill(1)
}

function numbersDown(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from - index)
}

function wordTerms(...words: string[]): SearchTerms {
  return { words, phrases: [] }
}

function phraseTerms(phrase: string): SearchTerms {
  return { words: [], phrases: [phrase.split(' ')] }
}
