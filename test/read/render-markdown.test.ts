import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { renderMarkdown } from '../../src/read/body/render-markdown.ts'

function rendered(text: string): string {
  return renderMarkdown(text, 'ferry')
}

describe('renderMarkdown', () => {
  it('renders CommonMark', () => {
    assert.equal(
      rendered('# A\n\n*b* **c** `d`\n\n> e\n'),
      '<h1>A</h1>\n<p><em>b</em> <strong>c</strong> <code>d</code></p>\n' +
        '<blockquote>\n<p>e</p>\n</blockquote>\n',
    )
  })

  it('renders tables', () => {
    const html = rendered('| a | b |\n|---|---|\n| 1 | 2 |\n')
    assert.match(html, /<th>a<\/th>\s*<th>b<\/th>/)
    assert.match(html, /<td>1<\/td>\s*<td>2<\/td>/)
  })

  it('renders strikethrough', () => {
    assert.equal(rendered('~~a~~'), '<p><s>a</s></p>\n')
  })

  it('shows task lists as characters', () => {
    assert.equal(
      rendered('- [ ] a\n- [x] b\n- [X] c\n  1. [ ] d\n- e [ ] f\n'),
      '<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n<li>☑ c\n<ol>\n<li>☐ d</li>\n</ol>\n</li>\n' +
        '<li>e [ ] f</li>\n</ul>\n',
    )
  })

  it('leaves brackets alone outside of lists', () => {
    assert.equal(rendered('[ ] a'), '<p>[ ] a</p>\n')
  })

  it('links bare addresses, without the full stop behind them', () => {
    assert.equal(
      rendered('See https://a.example/b_c. Or a.example, or a@b.example.'),
      '<p>See <a href="https://a.example/b_c">https://a.example/b_c</a>. ' +
        'Or a.example, or a@b.example.</p>\n',
    )
  })

  it('renders footnotes with ids that are one of a kind', () => {
    const html = rendered('a[^1] b[^n]\n\n[^1]: First.\n\n[^n]: Second.\n')
    assert.match(html, /<a href="#fn-ferry-1" id="fnref-ferry-1">\[1\]<\/a>/)
    assert.match(html, /<li id="fn-ferry-2" class="footnote-item"><p>Second\./)
    assert.match(html, /<a href="#fnref-ferry-2"/)
  })

  it('passes addresses on as they were written', () => {
    for (const address of ['../ä b.md', 'javascript:x', 'https://ü.example/ö', '#é', 'a%20b.png']) {
      assert.ok(rendered(`[a](<${address}>)`).includes(`<a href="${address}">`), address)
    }
  })

  it('passes HTML on', () => {
    assert.equal(rendered('a <kbd>b</kbd>'), '<p>a <kbd>b</kbd></p>\n')
  })

  it('gives nothing for an empty text', () => {
    assert.equal(rendered(''), '')
  })
})
