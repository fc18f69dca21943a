import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cleanHtml, type Located } from '../../src/read/body/clean-html.ts'

/** As the resolver of an article: the address, unless a reader could run it. */
function resolve(url: string): Located | undefined {
  return /^(?:https?|mailto|tel):/.test(url) ? { url } : undefined
}

function assertCleaned(pairs: Readonly<Record<string, string>>): void {
  for (const [html, clean] of Object.entries(pairs)) {
    assert.equal(cleanHtml(html, resolve), clean, html)
  }
}

describe('cleanHtml', () => {
  it('drops addresses that run code, in every guise', () => {
    for (const href of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'java\tscript:alert(1)',
      'java\nscript:alert(1)',
      'java&#10;script:alert(1)',
      '&#1;javascript:alert(1)',
      '&#x6A;avascript:alert(1)',
      '&#0000106avascript:alert(1)',
      'javascript&colon;alert(1)',
      'vbscript:x',
      'data:text/html;base64,PHNjcmlwdD4=',
    ]) {
      // Even a resolver that lets everything pass does not let these through.
      const everything = (url: string): Located => ({ url })
      const clean = cleanHtml(`<a href="${href}">x</a>`, everything)
      assert.doesNotMatch(clean, /script:|data:/i, href)
      assert.equal(cleanHtml(`<a href="${href}">x</a>`, resolve), '<a>x</a>', href)
    }
  })

  it('drops handlers, styles, classes and unknown attributes', () => {
    assertCleaned({
      '<p onclick="x" style="color:red" class="a" data-x="1" title="t">x</p>': '<p>x</p>',
      '<img src="https://a.example/x.png" onerror=alert(1) loading=lazy>':
        '<img src="https://a.example/x.png" alt="" />',
      '<a href="https://a.example/" target="_blank" rel="noopener" ping="https://b.example">x</a>':
        '<a href="https://a.example/">x</a>',
    })
  })

  it('drops elements that are no text, with what is in them', () => {
    assertCleaned({
      '<script>alert(1)</script>x': 'x',
      '<scr<script>ipt>alert(1)</scr</script>ipt>x': 'ipt&gt;alert(1)ipt&gt;x',
      '<style>p{}</style>x': 'x',
      '<svg><script>alert(1)</script><a>y</a></svg>x': 'x',
      '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>x': 'x',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>': '',
      '<textarea><img src=x></textarea>x': 'x',
      '<xmp><b>y</b></xmp>x': 'x',
      '<template><p>y</p></template>x': 'x',
      '<select><option>y</select>x': 'x',
      '<style>never closed': '',
      '<script>never closed': '',
    })
  })

  it('keeps the text of elements that it drops', () => {
    assertCleaned({
      '<form action="https://a.example"><label>a</label><input value=b><button>c</button></form>':
        '<div><div>a</div><div>c</div></div>',
      '<details><summary>a</summary>b</details>': '<div><div>a</div>b</div>',
      '<section><span>a</span><mark>b</mark></section><address>c</address>':
        '<div>ab</div><div>c</div>',
    })
  })

  it('takes a plaintext element for text', () => {
    assert.equal(cleanHtml('<plaintext>a<b>c', resolve), 'a&lt;b&gt;c')
  })

  it('drops comments, CDATA and processing instructions', () => {
    assertCleaned({
      '<!-- a --><p>x</p><!-- b': '<p>x</p>',
      '<![CDATA[a]]>x': 'x',
      '<?php a ?>x': 'x',
      '<!DOCTYPE html>x': 'x',
      '<!--><img src=x onerror=alert(1)>-->x': '--&gt;x',
    })
  })

  it('balances elements that are not closed, or closed in the wrong order', () => {
    assertCleaned({
      '<b><i>x</b>y</i>': '<b><i>x</i></b>y',
      '<p>a<p>b': '<p>a</p><p>b</p>',
      '<ul><li>a<li>b': '<ul><li>a</li><li>b</li></ul>',
      '<table><tr><td>a<td>b': '<table><tr><td>a</td><td>b</td></tr></table>',
      '<blockquote><p>a <b>b': '<blockquote><p>a <b>b</b></p></blockquote>',
      '</div></b>x': 'x',
    })
  })

  it('writes names that readers know', () => {
    assertCleaned({
      '<h1>a</h1>': '<h2>a</h2>',
      '<strike>a</strike><tt>b</tt>': '<s>a</s><code>b</code>',
    })
  })

  it('makes links of embeds, named by title or address', () => {
    assertCleaned({
      '<iframe src="https://v.example/1" title="Video"></iframe>':
        '<a href="https://v.example/1">Video</a>',
      '<iframe src="https://v.example/1"></iframe> x':
        '<a href="https://v.example/1">https://v.example/1</a> x',
      '<embed src="https://v.example/1">x':
        '<a href="https://v.example/1">https://v.example/1</a>x',
    })
  })

  it('drops what an embed says to browsers that cannot show it', () => {
    const link = '<a href="https://v.example/1">https://v.example/1</a>'
    assertCleaned({
      '<iframe src="https://v.example/1">\n</iframe>x': `${link}x`,
      '<iframe src="https://v.example/1"><p>No <b>frames</b></p></iframe>x': `${link}x`,
      '<object data="https://v.example/1">No objects</object>x': `${link}x`,
    })
  })

  it('keeps pictures, also over http, without srcset', () => {
    assertCleaned({
      '<img src="http://a.example/x.png" srcset="y.png 2x" alt="A" width="3" height="4">':
        '<img src="http://a.example/x.png" width="3" height="4" alt="A" />',
    })
  })

  it('gives a picture its real size, or the one that is written in its proportions', () => {
    const real = (url: string): Located => ({ url, width: 1600, height: 1000 })
    const size = (written: string, locate = real): string =>
      /src="a" ?(.*?) ?alt/.exec(cleanHtml(`<img src="a" ${written}>`, locate))?.[1] ?? ''
    assert.equal(size(''), 'width="1600" height="1000"')
    assert.equal(size('width="300"'), 'width="300" height="188"')
    assert.equal(size('height=500'), 'width="800" height="500"')
    assert.equal(size('width="20" height="20"'), 'width="20" height="20"')
    assert.equal(size('width="50%" height="auto"'), 'width="1600" height="1000"')
    assert.equal(
      size('width="50%"', (url) => ({ url })),
      '',
    )
    assert.equal(
      size('width="50"', (url) => ({ url })),
      'width="50"',
    )
  })

  it('keeps no direction that is none', () => {
    assertCleaned({ '<p dir="up">x</p>': '<p>x</p>', '<p dir="auto">x</p>': '<p dir="auto">x</p>' })
  })

  it('keeps recordings, without starting them', () => {
    assertCleaned({
      '<video src="https://a.example/v.mp4" poster="https://a.example/p.jpg" autoplay controls></video>':
        '<video src="https://a.example/v.mp4" poster="https://a.example/p.jpg" controls></video>',
    })
  })

  it('keeps the ids of footnotes and no others', () => {
    assertCleaned({
      '<li id="fn-a">x</li>': '<li id="fn-a">x</li>',
      '<sup id="fnref-a">1</sup>': '<sup id="fnref-a">1</sup>',
      '<p id="fn-a">x</p><a id="top">y</a>': '<p>x</p><a>y</a>',
    })
  })

  it('keeps the side of a cell, and nothing else of its style', () => {
    const row = (cell: string): string => `<table><tr>${cell}</tr></table>`
    assertCleaned({
      [row('<td style="text-align:right">1</td>')]: row('<td align="right">1</td>'),
      [row('<th style="color:red; TEXT-ALIGN: Center" align="left">1</th>')]: row(
        '<th align="center">1</th>',
      ),
      [row('<td align="right">1</td>')]: row('<td align="right">1</td>'),
      [row('<td style="text-align:left">1</td>')]: row('<td align="left">1</td>'),
      [row('<td style="text-align:url(x)" align="char">1</td>')]: row('<td>1</td>'),
      '<p style="text-align:right" align="right">1</p>': '<p>1</p>',
    })
  })

  it('keeps language and direction', () => {
    const html = '<p lang="ar" dir="rtl">x</p>'
    assert.equal(cleanHtml(html, resolve), html)
  })

  it('escapes text, and drops characters that XML cannot carry', () => {
    assertCleaned({
      'a < b && c > d "e"': 'a &lt; b &amp;&amp; c &gt; d "e"',
      '&lt;script&gt;&amp;lt;': '&lt;script&gt;&amp;lt;',
      'a\u0000b\u0008c\ud800d': 'abc\ufffdd',
    })
  })
})
