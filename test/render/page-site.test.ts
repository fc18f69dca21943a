import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { directionOf } from '../../src/model/direction.ts'
import { pageFiles } from '../../src/render/pages/page-files.ts'
import { pageSiteOf } from '../../src/render/pages/page-site.ts'
import { english } from '../../src/render/phrases/english.ts'
import { contentOf } from '../support/memory-content.ts'

function contentIn(language: string, looks = '') {
  return contentOf({
    'site.yaml': `title: Harbour news
description: What happens in the harbour.
url: https://harbour.example
language: ${language}
timeZone: UTC
ids: { authority: harbour.example, date: "2025" }
authors: { desk: { name: Harbour desk } }
${looks}
`,
    'topics.yaml': 'ferries: { title: Ferries, description: On ferries., keywords: [ferry] }\n',
    'articles/ferry.md':
      '---\ntitle: A ferry\nid: tag:a.example,2025:1\npublished: 2025-03-01\ntopics: [ferries]\n---\n\nIt runs.\n',
  })
}

const files = { style: '/style.css', script: '/copy.js' }

describe('directionOf', () => {
  for (const [language, direction] of [
    ['en-GB', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ru', 'ltr'],
  ] as const) {
    it(`knows how ${language} is written`, () => {
      assert.equal(directionOf(language), direction)
    })
  }
})

describe('pageSiteOf', () => {
  for (const language of [
    'ar',
    'de-CH',
    'es',
    'fr',
    'it',
    'ja',
    'pl',
    'pt-BR',
    'ru',
    'tr',
    'uk',
    'vi',
    'zh-CN',
  ]) {
    it(`speaks ${language}, in words of its own`, async () => {
      const { site, topics } = await contentIn(language)
      const { phrases } = pageSiteOf(site, topics, files)
      assert.deepEqual(Object.keys(phrases).sort(), Object.keys(english).sort())
      const foreign = Object.entries(phrases).filter(
        ([name, words]) => words !== english[name as keyof typeof english],
      )
      assert.ok(foreign.length > Object.keys(english).length * 0.8)
    })
  }

  for (const language of ['sw', 'zh-Hant', 'zh-TW']) {
    it(`speaks English where it does not know the language or its script: ${language}`, async () => {
      const { site, topics } = await contentIn(language)
      const { phrases, locale } = pageSiteOf(site, topics, files)
      assert.equal(phrases, english)
      assert.equal(locale, 'en')
    })
  }
})

describe('pageFiles', () => {
  it('gives another address to a file that is another one', async () => {
    const red = await pageFiles({ accent: '#9b1c31', paper: '#ffffff' })
    const blue = await pageFiles({ accent: '#1b4d6b', paper: '#ffffff' })
    assert.notEqual(red.addresses.style, blue.addresses.style)
    assert.equal(red.addresses.script, blue.addresses.script)
    assert.match(red.addresses.style, /^\/style\.css\?v=\w+$/)
  })

  it('keeps the stylesheet under 13 KB', async () => {
    const { files } = await pageFiles((await contentIn('en')).site.colours)
    const style = files.find(({ path }) => path === '/style.css')
    assert.ok(style && style.text.length > 1000 && Buffer.byteLength(style.text) < 13_000)
  })

  it('has the colours of the site', async () => {
    const { site } = await contentIn('en', 'colours: { accent: "#1B4D6B", paper: ivory }')
    const [style] = (await pageFiles(site.colours)).files
    assert.match(style?.text ?? '', /--accent: #1b4d6b;/)
    assert.match(style?.text ?? '', /--paper: #fffff0;/)
  })
})
