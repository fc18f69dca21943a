import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { UnreadableError } from '../../../src/import/importer.ts'
import { pageImporter } from '../../../src/import/page/page-importer.ts'
import { character } from '../../support/character.ts'
import { assertGolden } from '../../support/golden.ts'
import { harbourSite, importedText } from '../imported-text.ts'

const folder = fileURLToPath(new URL('../pages', import.meta.url))
const text =
  '<p>The bridge opens at nine in the morning, and the bell rings before it turns.</p>' +
  '<p>Whoever stands on it then gets a ride across the basin that nobody pays for.</p>'

function read(page: string | Uint8Array, path = 'page.html') {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page
  const [article] = pageImporter.read({ path, bytes }, harbourSite)
  assert.ok(article)
  return article
}

function page({ head = '', body = text, lang = 'en' } = {}): string {
  return `<!DOCTYPE html><html lang="${lang}"><head>${head}</head><body><article>${body}</article></body></html>`
}

function jsonLd(data: unknown): string {
  return `<script type="application/ld+json">${typeof data === 'string' ? data : JSON.stringify(data)}</script>`
}

describe('pageImporter', () => {
  for (const file of globSync('*.html', { cwd: folder }).sort()) {
    it(`reads ${basename(file, '.html')} as its golden file has it`, () => {
      const article = read(readFileSync(join(folder, file)), file)
      assertGolden(join(folder, file.replace('.html', '.golden.md')), importedText(article))
    })
  }

  it('recognises pages by their name, type or first bytes', () => {
    const bytes = new TextEncoder().encode('\n<!-- saved --> <!doctype html><title>A</title>')
    const none = new Uint8Array()
    assert.ok(pageImporter.recognises({ path: 'a.htm', bytes: none }))
    assert.ok(pageImporter.recognises({ path: 'a.XHTML', bytes: none }))
    assert.ok(pageImporter.recognises({ path: 'page', bytes }))
    assert.ok(
      pageImporter.recognises({ path: 'https://a.example/', bytes: none, mediaType: 'text/html' }),
    )
    assert.ok(
      !pageImporter.recognises({ path: 'https://a.example/', bytes, mediaType: 'text/plain' }),
    )
    assert.ok(!pageImporter.recognises({ path: 'feed', bytes: new TextEncoder().encode('<rss/>') }))
  })

  it('says how to save a page that is a web archive', () => {
    const mhtml =
      'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n'
    const archives = [
      ['a.mhtml', mhtml, /MHTML.*HTML only/],
      ['page', mhtml, /MHTML/],
      ['a.webarchive', 'bplist00\u0001_WebMainResource', /Safari.*Page Source/],
    ] as const
    for (const [path, content, expected] of archives) {
      assert.ok(pageImporter.recognises({ path, bytes: new TextEncoder().encode(content) }), path)
      assert.throws(() => read(content, path), { name: 'UnreadableError', message: expected })
    }
  })

  it('tells that a page without a text or with bottomless nesting cannot be read', () => {
    assert.throws(
      () => read('<!doctype html><title>App</title><div id="app"></div>'),
      UnreadableError,
    )
    assert.throws(
      () => read(page({ body: '<p>Please enable JavaScript to read this page.</p>' })),
      UnreadableError,
    )
    assert.throws(() => read(`${'<div>'.repeat(101)}${text}`), { message: /deeper than 100/ })
    assert.throws(() => read(`${'<b>'.repeat(15_001)}${text}`), { message: /15000 elements/ })
    assert.throws(() => read(`${'<img>'.repeat(1001)}${text}`), { message: /1000 pictures/ })
  })

  it('reads lists, and no script, comment or data, out of what is deep or hostile', () => {
    const deep = `{"a":${'['.repeat(9000)}${']'.repeat(9000)}}`
    const { markdown } = read(
      page({
        head: jsonLd(deep),
        body:
          `${text}<ul><li>Adults 5</li><li>Children 2</li></ul>` +
          '<p>Go <a href="javascript:alert(1)">here</a> or <a href="data:text/html,x">there</a>.</p>' +
          '<p onclick="alert(1)">It ends<script>alert(1)</script> when the bell rings again.</p>',
      }),
    )
    assert.match(markdown, /- Adults 5\n- Children 2\n\nGo here or there\.\n\nIt ends when/)
  })

  it('leaves the addresses of a page without one as they are, but for those of its base', () => {
    const body = `${text}<p>It turns: <img src="a_files/turn.jpg" alt="Bridge"></p>`
    assert.match(read(page({ body })).markdown, /!\[Bridge\]\(a_files\/turn\.jpg\)/)
    const head =
      '<base href="https://harbour.example/a/"><meta property="og:image" content="kai.jpg">'
    const based = read(page({ head, body }))
    assert.match(based.markdown, /https:\/\/harbour\.example\/a\/a_files\/turn\.jpg/)
    assert.equal(based.image?.src, 'https://harbour.example/a/kai.jpg')
  })

  it('finds dates and names between title and text where the main content has lost them', () => {
    const shown =
      '<div class="meta"><span>By Ane Rud</span><span>9 July 2024</span></div>' +
      '<nav><a href="/">1 May 2020</a></nav>'
    const { published, authors } = read(page({ body: `<h1>The bridge</h1>${shown}${text}` }))
    assert.deepEqual([published, authors], ['2024-07-09', ['Ane Rud']])
  })

  it('takes the text that scripts would write from JSON-LD, in its paragraphs', () => {
    const articleBody = 'The bridge opens at nine.\n\nThe bell rings before it turns.'
    const html = page({ head: jsonLd({ '@type': 'NewsArticle', articleBody }), body: '' })
    const { markdown, notes } = read(html)
    assert.equal(markdown, articleBody)
    assert.ok(notes.some(({ text }) => text === 'from JSON-LD articleBody'))
  })

  it('says that a text for subscribers is not all there', () => {
    const offer = '<h3>Subscribe to continue reading</h3><p>All for one crown a week, they say.</p>'
    const { markdown, notes } = read(page({ body: text + offer }))
    assert.match(markdown, /nobody pays for\.$/)
    const paid = read(page({ head: jsonLd({ '@type': 'Article', isAccessibleForFree: false }) }))
    for (const list of [notes, paid.notes]) {
      const note = list.find(({ field }) => field === 'text')
      assert.match(note?.text ?? '', /may show only its beginning/)
    }
  })

  it('reads the article of JSON-LD in every shape', () => {
    const article = {
      '@type': 'NewsArticle',
      headline: 'The bridge turns',
      datePublished: '2024-07-09T06:00:00+02:00',
    }
    const person = { '@type': 'Person', '@id': '#ane', name: 'Ane Rud' }
    const shapes = [
      { ...article, author: 'Ane Rud' },
      { ...article, author: { name: 'Ane Rud' } },
      [
        { '@type': 'WebSite', name: 'Site' },
        { ...article, author: [person] },
      ],
      {
        '@graph': [
          person,
          { ...article, '@type': ['Article', 'NewsArticle'], author: { '@id': '#ane' } },
        ],
      },
      {
        '@type': 'WebPage',
        mainEntity: { ...article, author: [{ '@id': '#ane' }] },
        about: person,
      },
      `<!-- ${JSON.stringify({ ...article, author: 'Ane Rud' })} -->`,
      JSON.stringify({ ...article, author: 'Ane Rud', text: '¶' }).replace('¶', 'a\nb'),
    ]
    for (const shape of shapes) {
      const { title, published, authors } = read(page({ head: jsonLd(shape) }))
      assert.deepEqual(
        [title, published, authors],
        ['The bridge turns', '2024-07-09T06:00:00+02:00', ['Ane Rud']],
        JSON.stringify(shape),
      )
    }
  })

  it('goes on without JSON-LD that cannot be read', () => {
    const head = `${jsonLd('{"@type": "NewsArticle", "headline": ')}<meta property="og:title" content="The bridge">`
    assert.equal(read(page({ head })).title, 'The bridge')
  })

  it('takes the name of the publisher off the title', () => {
    const titles = [
      ['The bridge turns | Harbour Mail', 'The bridge turns'],
      ['The bridge turns - Harbour Mail', 'The bridge turns'],
      ['Harbour Mail: The bridge turns', 'The bridge turns'],
      ['The bridge turns – News – The Harbour Mail', 'The bridge turns – News'],
      ['A bridge – and a bell', 'A bridge – and a bell'],
    ] as const
    for (const [written, expected] of titles) {
      const head = `<title>${written}</title><meta property="og:site_name" content="Harbour Mail">`
      assert.equal(read(page({ head })).title, expected)
    }
    const head =
      '<link rel="canonical" href="https://www.harbour-mail.example/a"><title>A bell | HarbourMail</title>'
    assert.equal(read(page({ head })).title, 'A bell')
    const body = `<p>A bell</p>${text}<p>© 2024 Harbour Mail</p>`
    const { title, markdown } = read(page({ head: '<title>Harbour Mail: A bell</title>', body }))
    assert.equal(title, 'A bell')
    assert.match(markdown, /^The bridge/)
  })

  it('finds the date wherever pages of any age have it', () => {
    const places = [
      [
        { head: '<meta property="article:published_time" content="2024-07-09T06:00:00Z">' },
        '2024-07-09T06:00:00Z',
      ],
      [{ head: '<meta name="DC.date.issued" content="2024-07-09">' }, '2024-07-09'],
      [
        { head: '<meta itemprop="datePublished" content="2024-07-09T06:00:00+0200">' },
        '2024-07-09T06:00:00+02:00',
      ],
      [{ body: `<time datetime="2024-07-09">9 July</time>${text}` }, '2024-07-09'],
      [{ body: `<p>Posted by Ane Rud on 9 July 2024</p>${text}` }, '2024-07-09'],
      [
        { head: '<link rel="canonical" href="https://a.example/2024/07/09/bridge/">' },
        '2024-07-09',
      ],
      [{ body: `${text}<p>It was seen two days ago by Ane, and again yesterday.</p>` }, undefined],
    ] as const
    for (const [parts, expected] of places) {
      assert.equal(read(page(parts)).published, expected, JSON.stringify(parts))
    }
  })

  it('takes the zone of the site for a time without one, and says so', () => {
    const head = '<meta property="article:published_time" content="2024-07-09T06:00:00">'
    const { published, notes } = read(page({ head }))
    assert.equal(published, '2024-07-09T06:00:00+02:00')
    const note = notes.find(({ field }) => field === 'published')
    assert.equal(note?.text, 'it names no time zone, so Europe/Oslo is taken')
  })

  it('names people as authors, and no desks', () => {
    const authors = [
      ['<meta name="author" content="By Ane Rud and Nis Carstens">', ['Ane Rud', 'Nis Carstens']],
      ['<meta name="author" content="Courier Staff">', []],
      [
        '<meta name="author" content="Harbour Mail"><meta property="og:site_name" content="Harbour Mail">',
        [],
      ],
      ['<meta name="author" content="mail@a.example">', []],
    ] as const
    for (const [head, expected] of authors) assert.deepEqual(read(page({ head })).authors, expected)
  })

  it('knows the address that a browser saved a page from', () => {
    const url = 'https://a.example/harbour/bridge.html'
    assert.equal(read(`<!-- saved from url=(0037)${url} -->${page()}`).address, url)
    assert.equal(read(`<!--\n Page saved \n url: ${url} \n-->${page()}`).address, url)
    assert.equal(read(page(), url).address, url)
    const canonical =
      '<link rel="canonical" href="/harbour/bridge/"><meta property="og:url" content="/">'
    assert.equal(read(page({ head: canonical }), url).address, 'https://a.example/harbour/bridge/')
    assert.equal(
      read(page({ head: '<link rel="canonical" href="javascript:1">' })).address,
      undefined,
    )
  })

  it('decodes pages of any encoding', () => {
    const body =
      '<p>Ужин на мосту начинается вечером, когда зажигают фонари над водой и музыка играет.</p>'
    const meta = (charset: string) => `<meta charset="${charset}">`
    const far = `<meta name="a" content="${'x'.repeat(2000)}">`
    const pages = [
      encode(page({ head: far + meta('windows-1251'), body }), windows1251),
      encode(page({ head: meta('utf-8'), body }), (letter) => [
        ...new TextEncoder().encode(letter),
      ]),
      encode(`\ufeff${page({ head: meta('windows-1252'), body })}`, utf16),
      encode(page({ head: meta('utf-16'), body }), (letter) => [
        ...new TextEncoder().encode(letter),
      ]),
      encode(page({ body }), (letter) => [...new TextEncoder().encode(letter)]),
    ]
    for (const bytes of pages) assert.match(read(bytes).markdown, /^Ужин на мосту/)
    const silent = { path: 'page.html', bytes: encode(page({ body }), windows1251) }
    const [said] = pageImporter.read({ ...silent, charset: 'windows-1251' }, harbourSite)
    assert.match(said?.markdown ?? '', /^Ужин на мосту/)
    const [guessed] = pageImporter.read(silent, { ...harbourSite, language: 'ru' })
    assert.match(guessed?.markdown ?? '', /^Ужин на мосту/)
    assert.match(guessed?.notes.at(-1)?.text ?? '', /read as windows-1251$/)
  })

  it('shows no picture twice', () => {
    const head =
      '<meta property="og:image" content="https://a.example/bridge-1200x630.jpg"><meta property="og:image:alt" content="The bridge">'
    const image = '<img src="https://a.example/bridge-1024x683.jpg" alt="The bridge at night">'
    const bare = read(page({ head, body: `<figure>${image}</figure>${text}` }))
    assert.deepEqual(bare.image, {
      src: 'https://a.example/bridge-1200x630.jpg',
      alt: 'The bridge',
    })
    assert.doesNotMatch(bare.markdown, /bridge-1024/)
    const caption = '<figcaption>It turns. Photo: Ane Rud</figcaption>'
    const shown = read(page({ head, body: `<figure>${image}${caption}</figure>${text}` }))
    assert.equal(shown.image?.src, 'https://a.example/bridge-1024x683.jpg')
    assert.equal(shown.image?.credit, 'Ane Rud')
    assert.match(shown.markdown, /bridge-1024.*It turns/s)
  })

  it('takes labels that are topics for topics, and others for tags', () => {
    const head =
      '<meta name="keywords" content="Lamps, bridge"><meta property="article:tag" content="Rowing">'
    const { topics, tags } = read(page({ head }))
    assert.deepEqual([topics, tags], [['rowing', 'light'], ['bridge']])
  })

  it('keeps the paragraphs of a page and nothing that stands around them', () => {
    fc.assert(fc.property(drawnPage, checkPage), { numRuns: 10 })
  })

  it('reads any HTML or says that it cannot', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<table>',
        '<td>',
        '<svg>',
        '<template>',
        '<br>',
        '<h1>',
        '</div>',
        '<script>',
        '<!--',
        '<meta property="og:image" content="',
        '"',
        '<a href="//">',
        text,
      ),
      fc.string({ unit: character }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          read(`<html>${pieces.join('')}`)
        } catch (error) {
          assert.ok(error instanceof UnreadableError, String(error))
        }
      }),
      { numRuns: 15 },
    )
  })
})

function encode(html: string, bytesOf: (letter: string) => number[]): Uint8Array {
  return Uint8Array.from([...html].flatMap(bytesOf))
}

function windows1251(letter: string): number[] {
  const code = letter.charCodeAt(0)
  return [code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code]
}

function utf16(letter: string): number[] {
  const code = letter.charCodeAt(0)
  return [code & 0xff, code >> 8]
}

const words =
  'the a boat quay harbour pilot bridge lamp turns waits under behind slowly evening water rope and with old new crew'
const sentence = fc
  .array(fc.constantFrom(...words.split(' ')), { minLength: 12, maxLength: 24 })
  .map((all) => `The ${all.join(' ')}.`)
const paragraph = fc.array(sentence, { minLength: 2, maxLength: 4 }).map((all) => all.join(' '))

const around = [
  '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>',
  '<header><a href="/">Harbour Mail</a></header>',
  '<div class="cookie-banner">We use cookies. By continuing you accept them.</div>',
  '<aside class="sidebar"><h2>Most read</h2><ul><li><a href="/1">Buses run late</a></li></ul></aside>',
  '<footer>© 2024 Harbour Mail. All rights reserved.</footer>',
]
const inside = [
  '<div class="ad">Advertisement</div>',
  '<p>Read also: <a href="/2">A lamp for the gate</a></p>',
  '<div class="share-buttons"><a href="#">Facebook</a> <a href="#">WhatsApp</a></div>',
]

const drawnPage = fc.record({
  above: fc.subarray(around),
  below: fc.subarray(around),
  between: fc.array(fc.constantFrom('', ...inside), { minLength: 6, maxLength: 6 }),
  paragraphs: fc.uniqueArray(paragraph, { minLength: 3, maxLength: 6 }),
})

interface DrawnPage {
  above: string[]
  below: string[]
  between: string[]
  paragraphs: string[]
}

function checkPage({ above, below, between, paragraphs }: DrawnPage): void {
  const body = paragraphs.map((one, index) => `${index > 0 ? between[index] : ''}<p>${one}</p>`)
  const html = `<html lang="en"><title>A page</title><body>${above.join('')}<main><article><h1>A page</h1>${body.join('')}</article></main>${below.join('')}</body></html>`
  assert.deepEqual(read(html).markdown.split('\n\n'), paragraphs)
}
