import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { applyRules } from '../../../src/check/apply-rules.ts'
import { feedRules } from '../../../src/check/feed/feed-rules.ts'
import { feedViewOf } from '../../../src/check/feed/feed-view-of.ts'
import { openFeed } from '../../../src/check/feed/open-feed.ts'
import type { OpenedFeed } from '../../../src/check/feed/opened-feed.ts'
import { hostileText } from '../../support/hostile.ts'
import { foreignFeeds } from './foreign-feeds.ts'
import { now, soundDocuments } from './sound-documents.ts'

const utf8 = new TextEncoder()

function open(text: string, mediaType?: string): OpenedFeed {
  return openFeed({ bytes: utf8.encode(text), now, ...(mediaType ? { mediaType } : {}) })
}

/** Opens and checks, and sees that every finding has a place in the text. */
function check(bytes: Uint8Array): void {
  const opened = openFeed({ bytes, now, address: 'https://harbour.example/rss.xml' })
  feedViewOf(opened)
  for (const { findings } of applyRules(feedRules, opened)) {
    for (const { line = 0, column = 0, found, expected } of findings) {
      assert.ok(line >= 1 && line <= opened.lines.length, `line ${line}`)
      assert.ok(column >= 1, `column ${column}`)
      assert.ok(found !== '' && expected !== '' && found.length < 300)
    }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('openFeed', () => {
  it('tells the format by the content', () => {
    for (const [format, text] of Object.entries(soundDocuments)) {
      assert.equal(open(text, 'text/plain').format, format)
    }
    assert.equal(open(foreignFeeds.rdf).format, 'rss')
  })

  it('tells where a document is not well-formed', () => {
    const xml = open('<?xml version="1.0"?>\n<rss>😀\n <channel></rss>')
    assert.deepEqual([xml.format, xml.fault?.kind], ['rss', 'syntax'])
    assert.equal(xml.text.slice(xml.fault?.at), '</rss>')
    const json = open('{"version": "https://jsonfeed.org/version/1.1",\n "items": [}')
    assert.deepEqual([json.format, json.fault?.found], ['json', 'an unexpected "}"'])
  })

  for (const [text, at] of [
    ['{"version": "https://jsonfeed.org/version/1.1", "a": [1,]}', 56],
    ['{"version": "https://jsonfeed.org/version/1.1",}', 47],
    ['{"version": "https://jsonfeed.org/version/1.1"}{', 47],
    ['{"version": "https://jsonfeed.org/version/1.1", "a" 1}', 52],
    ['{"version": "https://jsonfeed.org/version/1.1", "a": 01}', 54],
    ['{"version": "https://jsonfeed.org/version/1.1", "a": "\t"}', 53],
    ['{"version": "https://jsonfeed.org/version/1.1", "a": nul', 53],
    ['{"version": "https://jsonfeed.org/version/1.1", "a": [', 54],
  ] as const) {
    it(`finds the fault of ${JSON.stringify(text)} at ${at}`, () => {
      assert.equal(open(text).fault?.at, at)
    })
  }

  it('finds a fault in whatever is not JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), hostileText, (json, at, hostile) => {
        const start = at % json.length
        const text = `{"jsonfeed.org/version": ${json.slice(0, start)}${hostile}${json.slice(start)}}`
        const { fault } = open(text)
        assert.equal(fault === undefined, isJson(text))
        if (!fault) return
        assert.ok(fault.at <= text.length)
        // Up to there nothing is wrong: it is whole, or could still be finished.
        const before = text.slice(0, fault.at)
        assert.ok(!isJson(before) || text.slice(fault.at).trim() !== '', 'what is behind it')
      }),
    )
  })

  for (const name of ['windows-1252', 'koi8-r', 'utf-16le', 'shift_jis']) {
    it(`reads ${name}`, () => {
      const bytes = {
        'windows-1252': [0x80],
        'koi8-r': [0xc1],
        'utf-16le': [],
        shift_jis: [0x82, 0xa0],
      }
      const text = { 'windows-1252': '€', 'koi8-r': 'а', 'utf-16le': '', shift_jis: 'あ' }
      const key = name as keyof typeof bytes
      const [before = '', after = ''] =
        `<?xml version="1.0" encoding="${name}"?><rss><channel><title>x|</title></channel></rss>`.split(
          '|',
        )
      const encoded =
        name === 'utf-16le'
          ? Uint8Array.from([
              0xff,
              0xfe,
              ...[...(before + after)].flatMap((one) => [one.charCodeAt(0), 0]),
            ])
          : Uint8Array.from([...utf8.encode(before), ...bytes[key], ...utf8.encode(after)])
      const opened = openFeed({ bytes: encoded, now })
      assert.equal(feedViewOf(opened)?.title, `x${text[key]}`)
      assert.equal(opened.encoding.valid, true)
    })
  }

  it('believes the media type before the document', () => {
    const bytes = Uint8Array.from('<rss><channel><title>\u00e4</title></channel></rss>', (one) =>
      one.charCodeAt(0),
    )
    const opened = openFeed({ bytes, now, mediaType: 'text/xml; charset="ISO-8859-1"' })
    assert.equal(feedViewOf(opened)?.title, 'ä')
  })

  it('takes any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), check))
  })

  const documents = [...Object.values(soundDocuments), ...Object.values(foreignFeeds)]
  const spot = fc.nat({ max: 9999 })

  it('takes feeds with hostile text anywhere in them', () => {
    const mutation = fc.record({ text: hostileText, at: spot, gone: fc.nat({ max: 60 }) })
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        (document, mutations) => {
          const mutated = mutations.reduce((text, { text: hostile, at, gone }) => {
            const start = Math.floor((at / 10_000) * text.length)
            return text.slice(0, start) + hostile + text.slice(start + gone)
          }, document)
          check(utf8.encode(mutated))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('takes feeds with hostile values', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documents), hostileText, spot, (document, hostile, at) => {
        const escaped = document.trimStart().startsWith('{')
          ? JSON.stringify(hostile).slice(1, -1)
          : hostile.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
        const values = [...document.matchAll(/(?<=[>"'])[^<>"'\n]+(?=[<"'])/g)]
        const value = values[at % values.length]
        const start = value?.index ?? 0
        const end = start + (value?.[0].length ?? 0)
        check(utf8.encode(document.slice(0, start) + escaped + document.slice(end)))
      }),
      { numRuns: 300 },
    )
  })

  it('takes JSON of any shape', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (item, value) => {
        const document = `{"version":"https://jsonfeed.org/version/1.1","items":[${item},{"id":${value},"authors":${value},"attachments":[${value}],"tags":${item}}],"title":${value},"author":${item}}`
        check(utf8.encode(document))
      }),
    )
  })

  for (const [what, document] of Object.entries({
    'a bomb of entities': `<!DOCTYPE rss [<!ENTITY a0 "ha">${Array.from({ length: 40 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('')}]><rss><channel><title>&a40;</title></channel></rss>`,
    'deep elements': `<rss>${'<a>'.repeat(1_000_000)}`,
    'deep JSON': `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(300_000)}${']'.repeat(300_000)}}`,
    'deep HTML': soundDocuments.rss.replace('It has left', '&lt;b>'.repeat(300_000)),
    'ten megabytes': soundDocuments.rss.replace('again', 'again '.repeat(1_700_000)),
    'a hundred thousand items': `<rss><channel>${'<item/>'.repeat(100_000)}</channel></rss>`,
    'many broken comments': `<rss>${'<!--'.repeat(200_000)}`,
    'spaces without end': `${' '.repeat(3_000_000)}<`,
  })) {
    it(`takes ${what} within seconds`, { timeout: 20_000 }, () => check(utf8.encode(document)))
  }
})
