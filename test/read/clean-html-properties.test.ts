import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { cleanHtml, type Located } from '../../src/read/body/clean-html.ts'
import { character } from '../support/character.ts'

const tags = new Set(
  (
    'p div br hr a em strong b i u s del ins sub sup small q cite abbr time kbd samp var code pre ' +
    'blockquote ul ol li dl dt dd h2 h3 h4 h5 h6 figure figcaption img picture audio video source ' +
    'table caption thead tbody tfoot tr th td'
  ).split(' '),
)
const attributes = new Set(
  (
    'href src poster cite id title hreflang controls datetime alt width height value start ' +
    'reversed type colspan rowspan scope lang dir'
  ).split(' '),
)

/** Pieces that make trouble when they meet. */
const piece = fc.constantFrom(
  ...(
    'p b i a h1 table tr td li ul pre iframe object embed script style svg math title xmp form ' +
    'noscript textarea template select option img picture source video br plaintext span'
  )
    .split(' ')
    .flatMap((tag) => [`<${tag}>`, `</${tag}>`, `<${tag} `]),
  ...['href="javascript:alert(1)"', 'src=https://a.example/', 'onclick=x', 'style="x"', 'id=fn-1'],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '>',
    '<',
    '/',
    '&',
    '&lt;',
    '&#0;',
    '"',
    "'",
    'text',
  ],
  ...['\u0000', '\u0001', '\u00a0', ' ', '\n', '=', 'data="https://a.example/"'],
)
/** Elements that all stay, in any order. */
const kept = fc.constantFrom(
  ...[...tags].flatMap((tag) => [`<${tag}>`, `</${tag}>`, `<${tag} src=https://a.example/>`]),
  ...['text', ' ', '\n', '<!-- -->', '<', '&lt;', '&amp;', '<a href=https://a.example/ id=fn-1>'],
)
const html = fc.oneof(
  fc.array(kept, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: character }),
)

function resolve(url: string): Located | undefined {
  return url.startsWith('https:') ? { url } : undefined
}

describe('cleanHtml of any text', () => {
  it('holds only elements and attributes that are allowed', () => {
    fc.assert(
      fc.property(html, (text) => {
        const parser = new Parser({
          onopentag(name, values) {
            assert.ok(tags.has(name), name)
            for (const [key, value] of Object.entries(values)) {
              assert.ok(attributes.has(key), key)
              if (['href', 'src', 'poster', 'cite'].includes(key)) assert.match(value, /^https:/)
            }
          },
          oncomment: (comment) => assert.fail(comment),
          onprocessinginstruction: (_, instruction) => assert.fail(instruction),
        })
        parser.end(cleanHtml(text, resolve))
      }),
      { numRuns: 500 },
    )
  })

  it('is balanced', () => {
    fc.assert(
      fc.property(html, (text) => {
        const open: string[] = []
        const clean = cleanHtml(text, resolve)
        for (const [, end, name = '', rest = ''] of clean.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/g)) {
          if (end) assert.equal(open.pop(), name, clean)
          else if (!rest.endsWith('/')) open.push(name)
        }
        assert.deepEqual(open, [], clean)
      }),
      { numRuns: 500 },
    )
  })

  it('stays the same when it is cleaned again', () => {
    fc.assert(
      fc.property(html, (text) => {
        const clean = cleanHtml(text, resolve)
        assert.equal(cleanHtml(clean, resolve), clean)
      }),
      { numRuns: 500 },
    )
  })
})
