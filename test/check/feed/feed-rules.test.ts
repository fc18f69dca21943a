import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { applyRules } from '../../../src/check/apply-rules.ts'
import { feedRules } from '../../../src/check/feed/feed-rules.ts'
import { openFeed, type ServedFeed } from '../../../src/check/feed/open-feed.ts'
import type { FeedFormat } from '../../../src/check/feed/opened-feed.ts'
import { brokenSamples, sampleBytes } from './broken-samples.ts'
import { now, soundDocuments } from './sound-documents.ts'

const utf8 = new TextEncoder()

function fired(served: Omit<ServedFeed, 'now'>): string[] {
  return applyRules(feedRules, openFeed({ ...served, now })).map(({ rule }) => rule.id)
}

describe('feedRules', () => {
  for (const [format, document] of Object.entries(soundDocuments)) {
    it(`have nothing against sound ${format}`, () => {
      assert.deepEqual(fired({ bytes: utf8.encode(document) }), [])
    })
  }

  it('have nothing against a feed that names its hub in header and text', () => {
    const self = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' }
    const hub = 'https://hub.example/?a=b,c'
    for (const [format, file] of Object.entries(self)) {
      const document = soundDocuments[format as FeedFormat]
        .replace('<lastBuildDate>', `<atom:link rel="hub" href="${hub}"/>$&`)
        .replace('"items":', `"hubs": [{ "type": "WebSub", "url": "${hub}" }], $&`)
      const address = `https://harbour.example/${file}`
      const page = '<https://harbour.example/>; rel="alternate"; type="text/html"'
      const link = `<${hub}>; rel="hub", <${address}>; rel="self", ${page}`
      assert.deepEqual(fired({ bytes: utf8.encode(document), address, link }), [], format)
    }
  })

  for (const { id } of feedRules) {
    const samples = brokenSamples[id] ?? []
    it(`has samples of ${id}`, () => assert.ok(samples.length > 0))
    for (const [index, sample] of samples.entries()) {
      it(`find ${id} and nothing else in ${sample.format} ${index + 1}`, () => {
        const bytes = sampleBytes(sample, soundDocuments[sample.format])
        const { address, link } = sample
        const served = { bytes, ...(address && { address }), ...(link && { link }) }
        assert.deepEqual(fired(served), [id])
      })
    }
  }

  it('want another page of a JSON Feed to name the feed, and one of XML to name itself', () => {
    const address = 'https://harbour.example/archives/1/feed'
    const subscription = 'https://harbour.example/feed'
    const selfOf = (format: 'json' | 'atom', self: string) =>
      fired({
        address,
        subscription,
        bytes: utf8.encode(
          soundDocuments[format].replaceAll(
            /https:\/\/harbour\.example\/(?:feed\.json|atom\.xml)/g,
            self,
          ),
        ),
      })
    assert.deepEqual(selfOf('json', subscription), [])
    assert.deepEqual(selfOf('json', address), ['feed-self-address'])
    assert.deepEqual(selfOf('atom', address), [])
    assert.deepEqual(selfOf('atom', subscription), ['feed-self-address'])
  })

  const accepted: readonly [name: string, format: FeedFormat, from: string | RegExp, to: string][] =
    [
      ['a date with two blanks', 'rss', 'Sat, 01', 'Sat,  01'],
      ['a date on two lines', 'rss', '01 Aug 2026', '01 Aug\n 2026'],
      ['a rare language', 'rss', '<language>en', '<language>pdt'],
      ['a language of a region', 'rss', '<language>en', '<language>es-419'],
      ['a language in small letters', 'rss', '<language>en', '<language>zh-hant-tw'],
      ['a title with a generic type', 'json', 'The first', 'Array<string>'],
      ['a title with an ampersand', 'rss', 'The first', 'AT&amp;T; &amp;'],
      ['a title with a tag in numbers', 'rss', 'The first', 'The &#60;b&#62; tag'],
      ['a paragraph that a list ends', 'json', 'left again.</p>', 'left:<ul><li>x</ul></p>'],
      ['a comment with an end tag', 'json', 'left again.', 'left again<!-- </div> -->.'],
      ['an attribute with an end tag', 'json', '<p>It has left', "<p title='</b>'>It has left"],
      [
        'a picture without words',
        'json',
        /"<p>It has left again.*\n.*"summary".*,/,
        `"<img src='https://a.example/b'>",`,
      ],
      ['a pair of halves', 'json', 'has left again', 'has \\uD83D\\ude00 left'],
      ['a backslash before a u', 'json', 'has left again', 'has \\\\u0008 left'],
      [
        'XML as content',
        'atom',
        /"html">(?!.*map)&lt;.*again.*(?=<\/c)/,
        '"image/svg+xml"><svg xmlns="x"/>',
      ],
      ['words in a plain summary', 'atom', '<summary type="html">It has', '<summary>The &lt;b>'],
    ]
  for (const [name, format, from, to] of accepted) {
    it(`have nothing against ${name}`, () => {
      const document = soundDocuments[format].replace(from, to)
      assert.notEqual(document, soundDocuments[format])
      assert.deepEqual(fired({ bytes: utf8.encode(document) }), [])
    })
  }

  it('know the encoding that a document in UTF-16 names', () => {
    const document = `\ufeff${soundDocuments.rss.replace('UTF-8', 'utf-16')}`
    const bytes = new Uint8Array(Buffer.from(document, 'utf16le'))
    assert.deepEqual(fired({ bytes }), ['feed-encoding-utf-8'])
  })

  const told: readonly [document: string | Uint8Array, found: string][] = [
    [gzipSync(soundDocuments.rss), 'gzip, still compressed'],
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]), 'binary data'],
    ['Not found', 'text'],
    [soundDocuments.json.replace('1024', '777.0'), '"777.0"'],
    [soundDocuments.json.replace('1024', '1e3'), '"1e3"'],
    [soundDocuments.json.replace('It has left.', '\\ud83d'), '\\ud83d'],
    [
      soundDocuments.rss.replace('Sat, 01 Aug', 'Mon, 01 Aug'),
      'Mon in "Mon, 01 Aug 2026 08:00:00 GMT"',
    ],
    [soundDocuments.atom.replace('<content type="html">', '<content>'), 'no type with <p>'],
    [soundDocuments.json.replace('again.</p>', 'again.</p></div>'), '</div> once too often'],
  ]
  for (const [document, found] of told) {
    it(`tell of ${found}`, () => {
      const bytes = typeof document === 'string' ? utf8.encode(document) : document
      const breaches = applyRules(feedRules, openFeed({ bytes, now }))
      assert.deepEqual(
        breaches.flatMap(({ findings }) => findings.map((finding) => finding.found)),
        [found],
      )
    })
  }

  for (const type of ['', ' type="text"', ' type="text/html"', ' type="HTML"']) {
    it(`hold HTML in Atom to its rules with ${type.trim() || 'no type'}`, () => {
      const document = soundDocuments.atom.replace(
        '<content type="html">&lt;p&gt;',
        `<content${type}>&lt;p onclick="x()"&gt;`,
      )
      const bytes = utf8.encode(document)
      assert.deepEqual(fired({ bytes }), ['feed-html-handlers', 'atom-text-type'])
    })
  }

  it('have ids of their own, which begin with what they are about', () => {
    const ids = feedRules.map(({ id }) => id)
    assert.deepEqual(ids, [...new Set(ids)])
    for (const id of ids) assert.match(id, /^(?:feed|rss|atom|json|opml)(?:-[a-z0-9]+)+$/)
    assert.deepEqual(
      Object.keys(brokenSamples).filter((id) => !ids.includes(id)),
      [],
    )
  })
})
