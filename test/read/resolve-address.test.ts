import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { SourceFile } from '../../src/read/source/source-file.ts'
import { placesOf } from '../../src/read/values/places.ts'
import { resolveAddress, resolveExternal } from '../../src/read/values/resolve-address.ts'
import { character } from '../support/character.ts'

function file(path: string, text = ''): SourceFile {
  return { path, read: () => new TextEncoder().encode(text) }
}

function article(path: string, id: string, draft = false): SourceFile {
  const fields = `title: T\nid: tag:a.example,2025:${id}\npublished: 2025-03-01\ntopics: [a]\n`
  return file(path, `---\n${fields}draft: ${draft}\n---\nText`)
}

const articles = [
  article('articles/here.md', '1'),
  article('articles/café.md', '2'),
  article('articles/unpublished.md', '3', true),
]
const places = placesOf({
  siteUrl: 'https://site.example',
  paths: ['/', '/topics/ferries/', '/topics/ferries/rss.xml'],
  hidden: new Map([['articles/unpublished.md', 'a draft']]),
  files: [...articles, file('articles/a b.png'), file('articles/100%.png'), file('map.png')],
})

function resolved(address: string): string {
  const result = resolveAddress(
    address,
    'articles/here.md',
    'https://site.example/articles/here/',
    places,
  )
  return 'url' in result ? result.url : [result.found, result.suggestion].filter(Boolean).join('; ')
}

function assertResolved(pairs: Readonly<Record<string, string>>): void {
  for (const [address, url] of Object.entries(pairs)) assert.equal(resolved(address), url, address)
}

describe('resolveAddress', () => {
  it('keeps addresses of other sites, in their canonical form', () => {
    assertResolved({
      'https://a.example': 'https://a.example/',
      ' HTTP://A.example:80/b ': 'http://a.example/b',
      'https://a.example/?q=1&r=2#s': 'https://a.example/?q=1&r=2#s',
      '//a.example/b': 'https://a.example/b',
      'mailto:desk@a.example?subject=b': 'mailto:desk@a.example?subject=b',
      'tel:+902120000000': 'tel:+902120000000',
    })
  })

  it('takes a fragment for a place of the same article', () => {
    assertResolved({ '#fn-1': 'https://site.example/articles/here/#fn-1' })
  })

  it('writes in the characters of RFC 3986', () => {
    assertResolved({
      'https://a.example/a b/ü': 'https://a.example/a%20b/%C3%BC',
      'https://a.example/"<>|\\^`{}[]': 'https://a.example/%22%3C%3E%7C/%5E%60%7B%7D%5B%5D',
      "https://a.example/'()*!$&+,;=:@~": "https://a.example/'()*!$&+,;=:@~",
      'https://a.example/?q=ü "|[]#ö "|[]':
        'https://a.example/?q=%C3%BC%20%22%7C%5B%5D#%C3%B6%20%22%7C%5B%5D',
      'https://a.example/100%': 'https://a.example/100%25',
      'https://a.example/%zz%C3%BC': 'https://a.example/%25zz%C3%BC',
      'https://bücher.example/': 'https://xn--bcher-kva.example/',
      'https://[::1]:8080/[': 'https://[::1]:8080/%5B',
      '#é': 'https://site.example/articles/here/#%C3%A9',
    })
  })

  it('leads to the page of an article whose file it names', () => {
    assertResolved({
      'café.md': 'https://site.example/articles/caf%C3%A9/',
      './caf%C3%A9.md?a=b#c': 'https://site.example/articles/caf%C3%A9/?a=b#c',
      '../articles/here.md': 'https://site.example/articles/here/',
    })
  })

  it('takes both Unicode forms of a name for the same', () => {
    assertResolved({ 'cafe\u0301.md': 'https://site.example/articles/caf%C3%A9/' })
  })

  it('leads to other files at addresses that change with their bytes', () => {
    assert.match(resolved('a b.png'), /^https:\/\/site\.example\/media\/[0-9a-f]{16}\/a%20b\.png$/)
    assert.equal(resolved('a%20b.png'), resolved('a b.png'))
    assert.match(resolved('100%.png'), /100%25\.png$/)
    assert.match(resolved('../map.png'), /map\.png$/)
  })

  it('keeps the fragment of a file', () => {
    assert.equal(resolved('../map.png#page=2'), `${resolved('../map.png')}#page=2`)
  })

  it('leads to pages and feeds of the site', () => {
    assertResolved({
      '/': 'https://site.example/',
      '/topics/ferries': 'https://site.example/topics/ferries/',
      '/topics/ferries/rss.xml': 'https://site.example/topics/ferries/rss.xml',
      '/articles/café/#a': 'https://site.example/articles/caf%C3%A9/#a',
    })
  })

  it('finds fault with what leads nowhere, and suggests what is near', () => {
    assertResolved({
      'her.md': '`her.md`, which does not exist; did you mean `here.md`?',
      '../maps.png': '`../maps.png`, which does not exist; did you mean `../map.png`?',
      '/topics/ferrys/': '`/topics/ferrys/`; did you mean `/topics/ferries/`?',
      '/about': '`/about`',
      'unpublished.md': '`unpublished.md`, a draft',
      '/articles/unpublished/': '`/articles/unpublished/`',
      '': 'an empty address',
      ' \n': 'an empty address',
    })
  })

  it('does not leave the content folder', () => {
    for (const path of ['../../etc/passwd', '%2e%2e/%2e%2e/etc/passwd', '../../articles/here.md']) {
      assert.match(resolved(path), /which does not exist/, path)
    }
  })

  it('finds fault with every other scheme', () => {
    for (const address of [
      'javascript:alert(1)',
      'JAVASCRIPT:x',
      '\u0001javascript:x',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      'ftp://a.example/',
      'c:\\ferry.png',
    ]) {
      assert.doesNotMatch(resolved(address), /^\w+:/, address)
    }
  })

  it('finds fault with hosts that are not well-formed', () => {
    for (const host of ['', 'a b', 'a{b', 'a"b', '999.999.999.999', 'a.example:99999', '[::']) {
      assert.equal(resolved(`https://${host}/`).startsWith('https:'), false, host)
    }
  })

  it('gives the characters of a URI for any text', () => {
    const uri = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/
    const start = fc.constantFrom('', '#', '/', '//', 'https://a.example/', 'https://', 'mailto:')
    const marks = fc.constantFrom(...'%{}|"<>[]^`\\ aé/?#:@')
    const any = fc.oneof(fc.string({ unit: marks }), fc.string({ unit: character }))
    const name = fc.constantFrom('', 'here.md', 'a b.png', 'topics/ferries/')
    fc.assert(
      fc.property(start, name, any, (scheme, path, text) => {
        const result = resolveAddress(scheme + path + text, 'a.md', 'https://site.example/', places)
        if ('url' in result) assert.match(result.url, uri)
        else assert.ok(result.found.isWellFormed())
      }),
      { numRuns: 500 },
    )
  })
})

describe('resolveExternal', () => {
  it('gives the canonical form of a web address', () => {
    assert.equal(resolveExternal(' https://A.example/ü '), 'https://a.example/%C3%BC')
  })

  it('finds fault with everything else', () => {
    for (const address of ['a.example', '//a.example', 'mailto:a@b.example', 'javascript:x', '']) {
      assert.equal(typeof resolveExternal(address), 'object', address)
    }
  })
})
