import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { renderMarkdown } from '../../src/read/body/render-markdown.ts'
import { htmlToMarkdown } from '../../src/render/markdown/html-to-markdown.ts'
import { shownWords } from './shown-words.ts'

// What means something in Markdown, at the start of a line, between words or beside a mark.
const word = fc.constantFrom(
  ...(
    'ferry boat a é 船 。 “x” 😀 € $ * ** *a* _ __ _a_ a_b ` `` ~ ~~ # ## + - -- --- = == > | || |- :- ' +
    '1. 2) 10. [] [a] [a](b) [^1] [^1]: [a]: ![ ! ^ ^[ \\ \\\\ \\* \\| & &amp; &#65; < <b> </b> <!-- ' +
    'https://a.example www.a.example a@b.example mailto:a@b.example :// ( ) ☐ "'
  ).split(' '),
  '\u00a0',
  '\u200b',
  '\u3000',
)
const separator = fc.constantFrom('', ' ', ' ', '\n', '  ')
const text = fc
  .array(fc.tuple(word, separator), { minLength: 1, maxLength: 4 })
  .map((parts) => escaped(parts.flat().join('')))

const url = fc.constantFrom(
  ...'https://a.example/ https://a.example/(b)_c*d https://a.example/?a=1&b=2&copy=3 mailto:a@b.example https://a.example/c*d_e~~f'.split(
    ' ',
  ),
)
const title = fc.constantFrom('', '', 'A title', '"quoted" \\ &amp; <b>')

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  inner: string,
): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return `<${name}${list.join('')}>${inner}</${name}>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

type Parts = {
  inline: string
  unlinked: string
  block: string
  item: string
  cell: string
}

/** Fragments with all elements that are allowed, or with those only that CommonMark has. */
function fragments(gfm: boolean): fc.Arbitrary<string> {
  const marks = 'em i u strong b code kbd samp var sup sub small cite abbr time ins q'.split(' ')
  const struck = gfm ? ['del', 's'] : []
  const wrap = (names: readonly string[], inner: fc.Arbitrary<string>) =>
    fc.tuple(fc.constantFrom(...names), inner).map(([name, html]) => element(name, {}, html))
  const several = (one: fc.Arbitrary<string>, maxLength = 4) =>
    fc.array(one, { maxLength }).map((parts) => parts.join(''))
  const image = fc
    .tuple(url, text, title)
    .map(
      ([src, alt, title]) => `<img src="${escaped(src)}" alt="${alt}" title="${escaped(title)}">`,
    )
  const leaf = fc.oneof({ weight: 4, arbitrary: text }, image, fc.constant('<br>'))
  const { block } = fc.letrec<Parts>((tie) => ({
    unlinked: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'inline' },
      leaf,
      leaf,
      wrap([...marks, ...struck], several(tie('unlinked'))),
    ),
    inline: fc.oneof(
      tie('unlinked'),
      fc
        .tuple(url, title, several(tie('unlinked')))
        .map(([href, title, html]) => element('a', { href, title }, html)),
      url.map((href) => element('a', { href }, escaped(href))),
    ),
    item: fc
      .tuple(several(tie('inline')), several(tie('block'), 2))
      .map((parts) => element('li', {}, parts.join(''))),
    cell: wrap(['td', 'td', 'th'], several(tie('inline'))),
    block: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'block' },
      wrap(['p', 'h2', 'h3', 'div', 'figure', 'figcaption'], several(tie('inline'))),
      // micromark takes the line ends out of code that touches the text of an item.
      text.map((code) => element('pre', {}, gfm ? code : code.replaceAll('\n', ' '))),
      several(tie('inline')),
      wrap(['blockquote', 'div', 'figure', 'ins', ...struck], several(tie('block'))),
      wrap(['ul'], several(tie('item'), 3)),
      fc
        .tuple(fc.constantFrom('1', '7'), several(tie('item'), 3))
        .map(([start, items]) => element('ol', { start }, items)),
      wrap(['dl'], several(wrap(['dt', 'dd'], several(tie('inline'))), 3)),
      fc.constant('<hr>'),
      ...(gfm
        ? [
            fc
              .array(fc.array(tie('cell'), { minLength: 2, maxLength: 2 }), {
                minLength: 1,
                maxLength: 3,
              })
              .map((rows) => rows.map((cells) => element('tr', {}, cells.join(''))).join(''))
              .map((rows) => element('table', {}, `<caption>A caption</caption>${rows}`)),
            url.map((src) => element('audio', { src }, '')),
          ]
        : []),
    ),
  }))
  return several(block)
}

describe('htmlToMarkdown', () => {
  const samples: readonly [behaviour: string, html: string, markdown: string][] = [
    [
      'keeps a tight list tight',
      '<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>',
      '- one\n  - two\n- three',
    ],
    [
      'keeps a loose list loose',
      '<ol start="3"><li><p>one</p><p>more</p></li><li><p>two</p></li></ol>',
      '3. one\n\n   more\n\n4. two',
    ],
    [
      'gives lists that follow each other different signs',
      '<ul><li>a</li></ul><ul><li>b</li></ul><ol><li>c</li></ol><ol><li>d</li></ol>',
      '- a\n\n* b\n\n1. c\n\n1) d',
    ],
    ['puts code into a fence that is not in it', '<pre>\n```\n~~~\n</pre>', '````\n```\n~~~\n````'],
    [
      'gives cells that reach over others their places',
      '<table><thead><tr><td rowspan="2">a</td><td colspan="2" align="right">b|</td></tr></thead>' +
        '<tr><td>c</td><td align="center">d</td></tr></table>',
      '| a | b\\| |     |\n| - | --: | :-: |\n|   |   c |  d  |',
    ],
    [
      'gives a table without headings an empty row of them, and its caption before it',
      '<table><caption>Of a</caption><tr><td>a<br>b</td></tr></table>',
      'Of a\n\n|     |\n| --- |\n| a b |',
    ],
    [
      'links to a recording by its words, its picture or its address',
      '<p><video poster="https://a.example/p.png"><source src="https://a.example/v.mp4">A film</video>' +
        '<br><audio src="https://a.example/a.mp3"></audio></p>',
      '[![](https://a.example/p.png)A film](https://a.example/v.mp4)\\\n<https://a.example/a.mp3>',
    ],
    [
      'ends a link where another one begins',
      '<p><a href="https://a.example/">one <b>two <a href="https://b.example/">three</a> four</b></a></p>',
      '[one **two**](https://a.example/) **[three](https://b.example/) four**',
    ],
    [
      'carries a style over blocks',
      '<del>one<p>two</p></del><a href="https://a.example/"><h2>three</h2></a>',
      '~~one~~\n\n~~two~~\n\n## [three](https://a.example/)',
    ],
    [
      'joins words of one style and puts spaces outside of it',
      '<p>a<b> b</b><strong>c </strong>d <em><em>e</em></em><i>f</i></p>',
      'a **bc** d *ef*',
    ],
    [
      'gives marks that touch each other different signs',
      '<p><b>a <i>b</i></b><i>c</i>d <em><strong>e</strong></em></p>',
      '**a _b_**_c_&#x64; ***e***',
    ],
    [
      'keeps what has no form of its own',
      '<dl><dt>a</dt><dd>b<sup>2</sup></dd></dl>',
      '- a\n\n  b2',
    ],
    [
      'takes text of a list into the item before it',
      '<ul><li>a</li>b<li>c</li></ul>',
      '- a\n\n  b\n\n- c',
    ],
    [
      'leaves out what shows nothing',
      '<p> <b> </b><a href="https://a.example/"></a><br></p><ul><li></li></ul>',
      '',
    ],
  ]
  for (const [behaviour, html, markdown] of samples) {
    it(behaviour, () => assert.equal(htmlToMarkdown(html), markdown))
  }
})

describe('htmlToMarkdown of any fragment', () => {
  it('says the same in markdown-it', () => {
    fc.assert(
      fc.property(fragments(true), (html) => {
        const markdown = htmlToMarkdown(html)
        assert.deepEqual(shownWords(renderMarkdown(markdown, 'a')), shownWords(html), markdown)
      }),
      { numRuns: 150 },
    )
  })

  it('says the same in micromark', () => {
    fc.assert(
      fc.property(fragments(false), (html) => {
        const markdown = htmlToMarkdown(html)
        const options = { allowDangerousHtml: true, allowDangerousProtocol: true }
        assert.deepEqual(shownWords(micromark(markdown, options)), shownWords(html), markdown)
      }),
      { numRuns: 150 },
    )
  })
})
