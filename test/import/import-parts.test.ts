import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { withAuthors } from '../../src/commands/import/add-authors.ts'
import { oldPath } from '../../src/import/folder/old-address.ts'
import { plainMarkdown } from '../../src/import/folder/plain-markdown.ts'
import { markdownOfHtml } from '../../src/import/markdown-of-html.ts'
import { momentText } from '../../src/import/moment-text.ts'
import { realSummary } from '../../src/import/real-summary.ts'
import { rewriteAddresses } from '../../src/import/rewrite-addresses.ts'
import { plainPost } from '../../src/import/wordpress/plain-post.ts'

describe('momentText', () => {
  const dates: [written: string, text: string | undefined][] = [
    ['2024-05-01', '2024-05-01'],
    ['2024-05-01T10:00:00Z', '2024-05-01T10:00:00Z'],
    ['2024-05-01T10:00:00.123+0300', '2024-05-01T10:00:00+03:00'],
    ['2024-05-01 10:00', '2024-05-01T10:00:00+03:00'],
    ['2024-05-01 10:00:00 +0200', '2024-05-01T10:00:00+02:00'],
    ['Sat, 01 Aug 2026 08:00:00 GMT', '2026-08-01T08:00:00Z'],
    ['Sat, 01 Aug 2026 08:00:00 EST', '2026-08-01T13:00:00Z'],
    ['Jul 08 2022', '2022-07-08'],
    ['0000-00-00 00:00:00', undefined],
    ['2024-02-30', undefined],
    ['12', undefined],
    ['soon', undefined],
  ]
  for (const [written, text] of dates) {
    it(`reads ${written} as ${text}`, () => {
      assert.equal(momentText(written, 'Europe/Istanbul'), text)
    })
  }
})

describe('realSummary', () => {
  it('is one that says something else than the text', () => {
    assert.equal(realSummary('What happened.', 'It began at noon.'), 'What happened.')
  })

  it('is none that is cut off, or the beginning of the text', () => {
    const text = 'It began at noon. Then it rained.'
    for (const summary of [
      'It began […]',
      'It began at noon.',
      'It began at…',
      'It began at noon. Read more',
      '',
    ]) {
      assert.equal(realSummary(summary, text), undefined, summary)
    }
  })
})

describe('rewriteAddresses', () => {
  const gone = (address: string): string | undefined =>
    address.includes('gone') ? undefined : address.replace('old', 'new')

  const texts: [markdown: string, expected: string][] = [
    ['a [b *c*](https://old.example "t") d', 'a [b *c*](https://new.example "t") d'],
    ['a [b *c*](https://gone.example) d', 'a b *c* d'],
    ['![a \\] b](old.png)', '![a \\] b](new.png)'],
    ['![a](gone.png)', 'a'],
    ['[![a](old.png)](https://old.example)', '[![a](new.png)](https://new.example)'],
    ['<https://old.example>', 'https://new.example'],
    ['[a][b]\n\n[b]: https://old.example', '[a][b]\n\n[b]: https://new.example'],
    ['<img alt="x" src="old.png"> `[a](old)`', '<img alt="x" src="new.png"> `[a](old)`'],
    ['```\n[a](old)\n```', '```\n[a](old)\n```'],
  ]
  for (const [markdown, expected] of texts) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(markdown)}`, () => {
      assert.equal(rewriteAddresses(markdown, gone), expected)
    })
  }
})

describe('markdownOfHtml', () => {
  const base = 'https://old.example/2024/post/'
  const texts: [html: string, markdown: string][] = [
    ['<p>H<sub>2</sub>O and <b>x</b></p>', 'H<sub>2</sub>O and **x**'],
    ['<a href="../other/">x</a>', '[x](https://old.example/2024/other/)'],
    ['<a href="javascript:alert(1)">x</a><script>y</script>', 'x'],
    [
      '<img data-src="/a.png" src="data:image/gif;base64,x" alt="a">',
      '![a](https://old.example/a.png)',
    ],
    ['<img src="/count" width="1" height="1">text', 'text'],
    ['<p>1. no list</p><p># no heading</p>', '1\\. no list\n\n\\# no heading'],
    [
      '<iframe src="https://video.example/1" title="A film"></iframe>',
      '[A film](https://video.example/1)',
    ],
    ['<pre><code class="language-js">a\n\nb</code></pre>', '```js\na\n\nb\n```'],
  ]
  for (const [html, markdown] of texts) {
    it(`makes ${JSON.stringify(markdown)} of ${html}`, () => {
      assert.equal(markdownOfHtml(html, base), markdown)
    })
  }
})

describe('plainPost', () => {
  it('leaves words in brackets and examples of shortcodes alone', () => {
    const { html, unknown } = plainPost('He said [sic] and [[gallery ids="1"]].', new Map())
    assert.equal(html, '<p>He said [sic] and [gallery ids="1"].</p>')
    assert.deepEqual(unknown, [])
  })
})

describe('plainMarkdown', () => {
  it('takes nothing out of code', () => {
    const text = '`{{< x >}}` and\n\n```\n{% y %}\n```'
    assert.deepEqual(plainMarkdown(text, { isMdx: false }), { markdown: text, unknown: [] })
  })
})

describe('oldPath', () => {
  const parts = { published: '2024-05-01', categories: ['Boats'] }
  it('follows the permalinks of Hugo', () => {
    const site = {
      program: 'hugo',
      folder: 'x',
      permalinks: { posts: '/:year/:month/:slug/' },
    } as const
    const path = oldPath({ ...parts, path: 'content/posts/A b.md', title: 'First ferry' }, site)
    assert.equal(path, '/2024/05/first-ferry/')
    assert.equal(oldPath({ ...parts, path: 'content/notes/x/index.md' }, site), '/notes/x/')
  })

  it('follows the permalinks of Jekyll', () => {
    const path = '_posts/2024-05-01-first.md'
    const site = { program: 'jekyll', folder: 'x', permalinks: {} } as const
    assert.equal(oldPath({ ...parts, path }, site), '/boats/2024/05/01/first.html')
    const pretty = { ...site, permalinks: { '': 'pretty' } }
    assert.equal(oldPath({ ...parts, path }, pretty), '/boats/2024/05/01/first/')
    assert.equal(oldPath({ ...parts, path, permalink: '/own/' }, site), '/own/')
  })
})

describe('withAuthors', () => {
  const site = 'title: x # y\nauthors: # who\n  a:\n    name: A # first\n\n# next\nurl: z\n'
  it('adds authors behind the last one, and changes nothing else', () => {
    const text = withAuthors(site, [{ key: 'no', name: 'B: "c" # d' }]) ?? ''
    assert.deepEqual(parse(text).authors, { a: { name: 'A' }, no: { name: 'B: "c" # d' } })
    const lines = text.split('\n')
    assert.deepEqual(
      site.split('\n').filter((line) => !lines.includes(line)),
      [],
    )
    assert.ok(text.startsWith('title: x # y\nauthors: # who\n  a:\n    name: A # first\n  '))
  })

  it('leaves alone what it does not understand', () => {
    for (const text of ['authors: {a: {name: A}}\n', 'title: x\n', 'authors: [\n']) {
      assert.equal(withAuthors(text, [{ key: 'b', name: 'B' }]), undefined, text)
    }
  })
})
