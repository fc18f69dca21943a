import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ArticleWords } from '../../src/bundle/search/article-words.ts'
import { packSearch } from '../../src/bundle/search/pack-search.ts'
import { plainText } from '../../src/bundle/search/plain-text.ts'
import { type Recall, recall } from '../../src/model/recall.ts'
import { hostileText } from '../support/hostile.ts'

describe('packSearch', () => {
  it('gives the bytes that it gives without memory, after any edits', () => {
    const article = fc.record({ title: hostileText, summary: hostileText, html: hostileText })
    fc.assert(
      fc.property(fc.array(fc.array(article, { maxLength: 5 }), { maxLength: 4 }), (versions) => {
        const memory = recall<ArticleWords>()
        for (const articles of versions) {
          assert.deepEqual(packSearch(articles, memory), packSearch(articles))
          memory.forgetUnused()
        }
      }),
    )
  })

  it('remembers articles apart whose texts are divided otherwise', () => {
    const memory = recall<ArticleWords>()
    for (const [title, summary] of [
      ['a', 'bc'],
      ['ab', 'c'],
    ] as const) {
      const articles = [{ title, summary, html: '' }]
      assert.deepEqual(packSearch(articles, memory), packSearch(articles))
    }
  })

  it('reads again only what has changed', () => {
    const memory = recall<ArticleWords>()
    let read = 0
    const counting: Recall<ArticleWords> = {
      ...memory,
      of: (key, make) =>
        memory.of(key, () => {
          read += 1
          return make()
        }),
    }
    const [one, two, three] = ['one', 'two', 'three'].map((title) => ({
      title,
      summary: '',
      html: '',
    }))
    assert.ok(one && two && three)
    packSearch([one, two], counting)
    packSearch([one, three], counting)
    assert.equal(read, 3)
  })

  it('gives one shard when there is nothing to search, and more as the words do', () => {
    assert.deepEqual(
      packSearch([]).map(({ path }) => path),
      ['search/0.bin'],
    )
    const words = Array.from({ length: 100_000 }, (_, index) => index.toString(36)).join(' ')
    const shards = packSearch([{ title: '', summary: '', html: words }])
    assert.ok(shards.length > 1)
    for (const { bytes } of shards) assert.ok(bytes.length < 1_000_000)
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
