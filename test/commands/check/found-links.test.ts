import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { feedLinks } from '../../../src/commands/check/feed-links.ts'
import { htmlLinks } from '../../../src/commands/check/html-links.ts'
import type { SiteLink } from '../../../src/commands/check/site-link.ts'

const site = 'https://harbour.example'

/** Place, path and what is said of each link; `!` is for what is embedded. */
function told(links: readonly SiteLink[]): string[] {
  return links.map(({ url, link: { place, embedded, mediaType, fragment } }) => {
    const path = url.replace(site, '') + (fragment === undefined ? '' : `#${fragment}`)
    return [`${place}${embedded ? '!' : ''}`, path, ...(mediaType ? [mediaType] : [])].join(' ')
  })
}

describe('htmlLinks', () => {
  it('finds every address, and what the page says of it', () => {
    const html = `<link rel="icon" href="/icon.png"><link rel="stylesheet" href="/style.css">
      <link rel="alternate" type="application/rss+xml; charset=utf-8" href="/rss.xml">
      <script src="/copy.js" type="module"></script>
      <a href="#part%201">Part</a> <a href="#end:~:text=ships">End</a> <a href="report.pdf" type="application/pdf">Report</a>
      <picture><source srcset="/dark.svg" type="image/svg+xml"><img src="a.png" alt=""
        srcset="a.png 1x,
          /b.png 2x"></picture>
      <video src="v.mp4" poster="p.jpg"><track src="v.vtt"></video>
      <audio><source src="s.mp3" type="audio/mpeg"></audio>`
    assert.deepEqual(told(htmlLinks(html, `${site}/ship/`, `${site}/ship/`).links), [
      'link href! /icon.png image/*',
      'link href! /style.css text/css',
      'link href /rss.xml application/rss+xml',
      'script src! /copy.js text/javascript',
      'a href /ship/#part 1',
      'a href /ship/#end',
      'a href /ship/report.pdf application/pdf',
      'source srcset! /dark.svg image/svg+xml',
      'img src! /ship/a.png image/*',
      'img srcset! /ship/a.png image/*',
      'img srcset! /b.png image/*',
      'video src! /ship/v.mp4 video/*',
      'video poster! /ship/p.jpg image/*',
      'track src! /ship/v.vtt text/vtt',
      'source src! /ship/s.mp3 audio/mpeg',
    ])
  })

  it('leaves out what leads nowhere on the web', () => {
    const html = '<a href="mailto:a@b.example">A</a><img src="data:image/png,x"><a href="//[">B</a>'
    assert.deepEqual(htmlLinks(html, site, site).links, [])
  })

  it('finds what links may lead to within the page', () => {
    const { ids } = htmlLinks('<h2 id="one">1</h2><a name="two"></a><p name="no">', site, site)
    assert.deepEqual(ids, new Set(['one', 'two']))
  })
})

describe('feedLinks', () => {
  it('finds those of RSS and of its HTML', () => {
    const rss = `<rss version="2.0"><channel><title>One</title><link>${site}/</link>
      <image><url>${site}/icon.png</url><title>One</title><link>${site}/</link></image>
      <item><link>${site}/one/</link><guid isPermaLink="false">tag:harbour.example,2025:1</guid>
      <description>&lt;img src="${site}/a.png"&gt;</description>
      <content:encoded><![CDATA[<a href="${site}/two/">Two</a>]]></content:encoded>
      <enclosure url="${site}/s.mp3" length="1" type="audio/mpeg"/></item></channel></rss>`
    assert.deepEqual(told(feedLinks(rss, `${site}/rss.xml`)), [
      'link /',
      'image url! /icon.png image/*',
      'link /one/',
      'img src! /a.png image/*',
      'a href /two/',
      'enclosure url! /s.mp3 audio/mpeg',
    ])
  })

  it('finds those of Atom and of its HTML', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><icon>${site}/icon.png</icon>
      <link rel="alternate" type="text/html" href="${site}/"/>
      <entry><link rel="enclosure" type="audio/mpeg" href="${site}/s.mp3"/>
      <content type="html">&lt;a href="${site}/two/#end"&gt;Two&lt;/a&gt;</content></entry></feed>`
    assert.deepEqual(told(feedLinks(atom, `${site}/atom.xml`)), [
      'icon! /icon.png image/*',
      'link href / text/html',
      'link href! /s.mp3 audio/mpeg',
      'a href /two/#end',
    ])
  })

  it('finds those of JSON Feed and of its HTML', () => {
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: `${site}/`,
      icon: `${site}/icon.png`,
      items: [
        {
          id: '1',
          url: `${site}/one/`,
          content_html: `<a href="${site}/two/">Two</a>`,
          attachments: [{ url: `${site}/s.mp3`, mime_type: 'audio/mpeg' }],
        },
      ],
    })
    assert.deepEqual(told(feedLinks(json, `${site}/feed.json`)), [
      'home_page_url /',
      'icon! /icon.png image/*',
      'url /one/',
      'a href /two/',
      'url! /s.mp3 audio/mpeg',
    ])
  })

  it('finds those of OPML and of a sitemap', () => {
    const opml = `<opml version="2.0"><body><outline text="One" type="rss" xmlUrl="${site}/rss.xml"
      htmlUrl="${site}/"/></body></opml>`
    assert.deepEqual(told(feedLinks(opml, `${site}/feeds.opml`)), [
      'outline xmlUrl /rss.xml',
      'outline htmlUrl /',
    ])
    const map = `<urlset><url><loc>${site}/one/</loc></url></urlset>`
    assert.deepEqual(told(feedLinks(map, `${site}/sitemap.xml`)), ['loc /one/'])
  })

  it('leaves out the hub, at which there is nothing to be had', () => {
    const rss = `<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel>
      <atom:link rel="hub" href="${site}/hub"/></channel></rss>`
    assert.deepEqual(told(feedLinks(rss, `${site}/rss.xml`)), [])
    const json = JSON.stringify({ hubs: [{ type: 'WebSub', url: `${site}/hub` }], items: [] })
    assert.deepEqual(told(feedLinks(json, `${site}/feed.json`)), [])
  })

  it('finds nothing in what is no feed', () => {
    assert.deepEqual(feedLinks('{"items": [', `${site}/feed.json`), [])
  })
})
