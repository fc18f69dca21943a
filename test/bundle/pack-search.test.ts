import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { articleWords } from '../../src/bundle/search/article-words.ts'
import { packSearch, shardCount } from '../../src/bundle/search/pack-search.ts'
import {
  openArticleWords,
  packArticleWords,
  searchRoom,
} from '../../src/bundle/search/packed-words.ts'
import { plainText } from '../../src/bundle/search/plain-text.ts'
import { openColumns } from '../../src/model/columns.ts'
import { hostileText } from '../support/hostile.ts'
import { searchSource } from '../support/search-source.ts'

describe('packSearch', () => {
  it('gives one shard when there is nothing to search, and more as the words do', () => {
    assert.equal([...packSearch(searchSource([]))].length, 1)
    const words = Array.from({ length: 100_000 }, (_, index) => index.toString(36)).join(' ')
    const own = articleWords({ title: '', summary: '', html: words })
    const shards = [...packSearch(searchSource([own]))]
    assert.ok(shards.length > 1)
    for (const shard of shards) assert.ok(shard.length < 1_000_000)
  })

  it('gives the same bytes when more or fewer articles without words follow', () => {
    const [one, empty] = ['a', ''].map((title) => articleWords({ title, summary: '', html: '' }))
    assert.ok(one && empty)
    const alone = [...packSearch(searchSource([one]))]
    assert.deepEqual([...packSearch(searchSource([one, ...Array(100).fill(empty)]))], alone)
  })

  it('keeps the articles of a word as bits only where these take fewer bytes', () => {
    const [one, empty] = ['a', ''].map((title) => articleWords({ title, summary: '', html: '' }))
    assert.ok(one && empty)
    const listOf = (articles: string): readonly number[] => {
      const words = Array.from(articles, (has) => (has === 'x' ? one : empty))
      const [shard = new Uint8Array()] = packSearch(searchSource(words))
      const column = openColumns(new Uint8Array(shard).buffer)
      return [...column('articleSets'), ...column('articles')]
    }
    assert.deepEqual(listOf('.x'), [0, 1])
    assert.deepEqual(listOf('xx......'), [1, 0b11])
    assert.deepEqual(listOf('x.......x'), [0, 0, 8])
    assert.deepEqual(listOf('xx......x'), [1, 0b11, 1])
  })

  it('asks once for the words of each article, in order', () => {
    const words = articleWords({ title: 'a b', summary: '', html: '' })
    const asked: number[] = []
    const source = searchSource([words, words, words])
    const counting = packSearch({
      ...source,
      wordsOf: (article) => {
        asked.push(article)
        return source.wordsOf(article)
      },
    })
    assert.equal([...counting].length, 1)
    assert.deepEqual(asked, [0, 1, 2])
  })
})

describe('shardCount', () => {
  it('is a power of two that grows with the room', () => {
    assert.equal(shardCount(0), 1)
    assert.equal(shardCount(1), 1)
    for (let room = 1; room < 1e9; room = Math.ceil(room * 1.7)) {
      const count = shardCount(room)
      assert.equal(Math.log2(count) % 1, 0)
      assert.ok(room / count <= 150_000)
      assert.ok(count === 1 || room / count > 75_000)
    }
  })
})

describe('packArticleWords', () => {
  it('gives words that are opened as they were, wherever the bytes lie', () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.nat(9), (title, html, start) => {
        const words = articleWords({ title, summary: '', html })
        const packed = packArticleWords(words)
        const file = new Uint8Array(start + packed.length + 1).fill(0xff)
        file.set(packed, start)
        const opened = openArticleWords(file.subarray(start, start + packed.length))
        assert.deepEqual({ ...opened }, { ...words })
        assert.equal(searchRoom(opened), searchRoom(words))
      }),
    )
  })
})

describe('plainText', () => {
  const samples: Readonly<Record<string, string>> = {
    '<p>One</p><p>two<br>three</p><ul><li>four</li><li>five</li></ul>': 'One two three four five',
    '<table><tr><td>a</td><td>b</td></tr></table><h2>c</h2>d': 'a b c d',
    '<p>un<b>der</b>line &amp; <code>x&lt;y</code></p>': 'underline & x<y',
    '<p>See<img src="https://a.example/p.png" alt="a map">here</p>': 'See a map here',
    '<p><img src="https://a.example/p.png" alt=""></p>': '',
  }
  for (const [html, text] of Object.entries(samples)) {
    it(`reads ${html}`, () => {
      assert.equal(plainText(html).replace(/\s+/g, ' ').trim(), text)
    })
  }
})
