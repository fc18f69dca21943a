import type { FeedFormat } from '../../../src/check/feed/opened-feed.ts'

/** A sound document with one mutation. */
export interface BrokenSample {
  format: FeedFormat
  mutate(document: string): string
  /** Of the bytes, where it is not UTF-8. */
  encode?: (document: string) => Uint8Array
  address?: string
  /** The `Link` header that it came with. */
  link?: string
}

type Mutation = BrokenSample['mutate']

/** Replaces the first occurrence, which must be there. */
function swap(from: string | RegExp, to: string): Mutation {
  return (document) => {
    const mutated = document.replace(from, () => to)
    if (mutated === document) throw new Error(`swap ${from}: it is not in the document`)
    return mutated
  }
}

function of(format: FeedFormat, mutate: Mutation): BrokenSample {
  return { format, mutate }
}

const rss = (from: string | RegExp, to = ''): BrokenSample => of('rss', swap(from, to))
const atom = (from: string | RegExp, to = ''): BrokenSample => of('atom', swap(from, to))
const json = (from: string | RegExp, to = ''): BrokenSample => of('json', swap(from, to))
const opml = (from: string | RegExp, to = ''): BrokenSample => of('opml', swap(from, to))

/** The HTML of an item of RSS with something before it. */
function html(text: string): BrokenSample {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return rss('<content:encoded>', `<content:encoded>${escaped}`)
}

function latin1(document: string): Uint8Array {
  return Uint8Array.from(document, (character) => character.charCodeAt(0))
}

const utf8 = new TextEncoder()
const cdata = (text: string): string => `<content type="html"><![CDATA[${text}]]>`

const unchanged = (format: FeedFormat): BrokenSample => of(format, (document) => document)
const hubLink = '<atom:link rel="hub" href="https://hub.example/"/>'
const hubs = (url: string): string => `"hubs":[{"type":"WebSub","url":"${url}"}]`

/** The `Link` header of a feed that names a hub. */
function linkOf(file: string, hub = 'https://hub.example/'): string {
  return `<${hub}>; rel="hub", <https://harbour.example/${file}>; rel="self"`
}

/** For every rule documents that break it and no other. */
export const brokenSamples: Readonly<Record<string, readonly BrokenSample[]>> = {
  'feed-format-known': [
    of('rss', () => ''),
    of('rss', () => ' \n'),
    of('rss', () => 'Not found'),
    of('rss', (document) => `Warning: no memory\n${document}`),
    of('rss', () => '<!doctype html><html><head><title>x</title><body><p>No feed<br>here</html>'),
    of('rss', () => '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'),
    of('json', () => '{"error": "not found"}'),
    of('json', () => '[]'),
    of('json', () => '{"error"'),
    of('rss', () => '\u0000\u0001\u0002'),
  ],
  'feed-bytes-valid': [
    { ...rss('has left', 'h\u00e4s left'), encode: latin1 },
    { ...json('has left', 'h\u00e4s left'), encode: latin1 },
  ],
  'feed-encoding-utf-8': [{ ...rss('UTF-8', 'ISO-8859-1'), encode: latin1 }],
  'feed-byte-order-mark': [rss('<?xml', '\ufeff<?xml'), json('{', '\ufeff{')],
  'feed-starts-at-once': [rss('<?xml', '\n<?xml')],
  'feed-encoding-declared': [rss(' encoding="UTF-8"'), atom(/<\?xml.*\?>\n/)],
  'feed-foreign-encoding': [
    of('rss', (document) =>
      document
        .replace(' encoding="UTF-8"', '')
        .replace('again.', '<![CDATA[again, says encoding="koi8-r".]]>'),
    ),
  ],
  'feed-well-formed': [
    rss('</channel>'),
    rss('harbour.', 'harbour & more.'),
    atom('</feed>'),
    json(',', ''),
    json(/\}\n$/),
    opml('</body>'),
    rss('<item>', '<a>'.repeat(300) + '</a>'.repeat(300)),
    rss('<item>', '<a>'.repeat(60_000)),
  ],
  'feed-characters': [rss('ferry', 'f\u000bry'), atom('ferry', '&#x1F;'), rss('ferry', '\ufffe')],
  'feed-entities': [
    rss('ferry', 'ferry&nbsp;'),
    of('rss', (document) =>
      document
        .replace('<rss', '<!DOCTYPE rss [<!ENTITY a "&b;&b;"><!ENTITY b "&c;&c;">]>\n<rss')
        .replace('ferry', '&a;'),
    ),
  ],
  'feed-size-usual': [rss('again', 'again '.repeat(50_000))],
  'feed-size-limit': [rss('again', 'again '.repeat(180_000))],
  'feed-long-enough': [
    of(
      'json',
      () =>
        '{"version":"https://jsonfeed.org/version/1.1","title":"a","items":[],"language":"en","home_page_url":"x:a","feed_url":"x:b"}',
    ),
  ],
  'feed-namespaces-declared': [
    rss(' xmlns:dc="http://purl.org/dc/elements/1.1/"'),
    atom('<content', '<content xlink:href="x"'),
  ],
  'feed-usual-prefixes': [
    of('rss', (document) =>
      document.replaceAll('content:encoded', 'c:encoded').replace('xmlns:content', 'xmlns:c'),
    ),
    of('atom', (document) =>
      document
        .replaceAll(/<(\/?)([a-z])/g, '<$1a:$2')
        .replaceAll(/&lt;\/?a:/g, '&lt;')
        .replace('xmlns=', 'xmlns:a='),
    ),
  ],
  'feed-usual-namespaces': [
    rss('http://purl.org/rss/1.0/modules/content/', 'https://purl.org/rss/1.0/modules/contents/'),
    rss('http://purl.org/rss/1.0/modules/content/', 'http://purl.org/rss/1.0/modules/content'),
    rss('http://purl.org/dc/elements/1.1/', 'https://purl.org/dc/elements/1.1/'),
  ],
  'feed-root-early': [rss('<rss', `<!-- ${'Harbour news. '.repeat(40)} -->\n<rss`)],
  'feed-format-unmistaken': [
    atom('<content type="html">', cdata('<p>Write <code>&lt;<!-- <rss -->rss</code>.</p>')),
    atom('<content type="html">', cdata('<!-- <channel><pubDate> -->')),
  ],

  'feed-id-unique': [
    rss('2026:first', '2026:second'),
    atom('2026:first', '2026:second'),
    json('2026:first', '2026:second'),
  ],
  'feed-id-opaque': [
    rss('tag:harbour.example,2026:first', 'https://harbour.example/?p=1'),
    atom('tag:harbour.example,2026:first', 'https://harbour.example/?p=1'),
    json('tag:harbour.example,2026:first', 'https://harbour.example/?p=1'),
  ],
  'feed-title': [
    rss(
      '<title>Harbour news</title>\n<link>https://harbour.example/</link>\n<desc',
      '<link>https://harbour.example/</link>\n<desc',
    ),
    atom('<title>Harbour news</title>'),
  ],
  'feed-home-page': [
    rss('<link>https://harbour.example/</link>'),
    atom('<link rel="alternate" type="text/html" href="https://harbour.example/"/>'),
    json('"home_page_url": "https://harbour.example/",'),
  ],
  'feed-self-link': [
    rss(/<atom:link .*>/),
    atom(/<link rel="self".*>/),
    json('"feed_url": "https://harbour.example/feed.json",'),
  ],
  'feed-self-once': [
    rss('<item>', '<atom:link rel="self" href="https://harbour.example/feed/"/>\n<item>'),
    atom('<entry>', '<link rel="self" href="https://harbour.example/feed/"/>\n<entry>'),
  ],
  'feed-self-address': [
    { ...rss('</rss>', '</rss>\n'), address: 'https://other.example/rss.xml' },
    { ...json('{', '{\n'), address: 'https://harbour.example/feed.json?page=2' },
  ],
  'feed-hub-agrees': [
    {
      ...rss('<lastBuildDate>', `${hubLink}<lastBuildDate>`),
      link: linkOf('rss.xml', 'https://other.example/'),
    },
    { ...json('"items":', `${hubs('https://hub.example/a')},"items":`), link: linkOf('feed.json') },
  ],
  'feed-hub-self': [
    { ...unchanged('rss'), link: '<https://hub.example/>; rel="hub"' },
    { ...unchanged('rss'), link: linkOf('feed/') },
    { ...unchanged('atom'), link: `${linkOf('atom.xml')}, <https://harbour.example/b>; rel=self` },
  ],
  'feed-hub-form': [
    { ...unchanged('rss'), link: `${linkOf('rss.xml')}; type="application/rss+xml"` },
    { ...unchanged('atom'), link: linkOf('atom.xml').replace('"hub"', '"hub"; title="a, b"') },
    { ...unchanged('atom'), link: linkOf('atom.xml').replace('"hub"', '"hub help"') },
  ],
  'feed-hub-secure': [
    { ...unchanged('atom'), link: linkOf('atom.xml', 'http://hub.example/') },
    rss('<lastBuildDate>', `${hubLink.replace('https', 'http')}<lastBuildDate>`),
    json('"items":', `${hubs('/hub')},"items":`),
  ],
  'feed-alternate-page': [
    atom(
      '<entry>',
      '<link rel="alternate" type="application/feed+json" href="https://harbour.example/feed.json"/>\n<entry>',
    ),
    atom('<entry>', '<link href="https://harbour.example/other/"/>\n<entry>'),
    rss(
      '<item>',
      '<atom:link rel="alternate" type="application/atom+xml" href="https://harbour.example/atom.xml"/>\n<item>',
    ),
  ],
  'feed-item-link': [
    rss('<link>https://harbour.example/first/</link>'),
    atom('<link rel="alternate" type="text/html" href="https://harbour.example/first/"/>'),
  ],

  'feed-item-date': [
    rss('<pubDate>Sat, 01 Aug 2026 08:00:00 GMT</pubDate>'),
    json('"date_published": "2026-08-01T08:00:00Z",'),
    json('"date_published": "2026-08-01T08:00:00Z"', '"date_published": null'),
  ],
  'feed-date-readable': [
    rss('Sat, 01 Aug 2026 08:00:00 GMT', 'yesterday'),
    rss('Sat, 01 Aug 2026 08:00:00 GMT', '31 Feb 2026 08:00:00 GMT'),
    atom('2026-08-01T08:30:00Z', '2026-13-01T08:30:00Z'),
    json('2026-08-01T08:00:00Z', '1785571200'),
  ],
  'rss-date-form': [
    rss('Sat, 01 Aug 2026 08:00:00 GMT', '2026-08-01T08:00:00Z'),
    rss('Sat, 01 Aug 2026 08:00:00 GMT', 'Sat, 01 Aug 2026 08:00:00 UTC'),
    rss('Sat, 01 Aug 2026 08:00:00 GMT', 'Saturday, 1 August 26 8:00 +0200'),
  ],
  'rss-weekday': [rss('Sat, 01 Aug 2026', 'Mon, 01 Aug 2026')],
  'atom-date-form': [
    atom('2026-08-01T08:30:00Z', '2026-08-01t08:30:00z'),
    atom('2026-08-01T08:30:00Z', '2026-08-01 08:30:00'),
  ],
  'json-date-form': [json('2026-08-01T08:00:00Z', '2026-08-01')],
  'feed-date-past': [
    of('rss', (document) =>
      document
        .replaceAll('Sun, 02 Aug 2026 08:00:00', 'Mon, 03 Aug 2026 08:00:00')
        .replace('2026-08-02T09:00:00Z', '2026-08-03T09:00:00Z'),
    ),
    json('"date_modified": "2026-08-02', '"date_modified": "2027-08-02'),
  ],
  'feed-date-plausible': [
    rss('Sat, 01 Aug 2026 08:00:00 GMT', 'Mon, 01 Jan 0001 00:00:00 +0000'),
    json('2026-08-01T08:00:00Z', '1970-01-01T00:00:00Z'),
  ],
  'feed-updated-after-published': [
    rss('2026-08-02T09:00:00Z', '2026-08-02T07:00:00Z'),
    json('"date_modified": "2026-08-02T09', '"date_modified": "2026-08-02T07'),
    atom('2026-08-01T08:30:00Z', '2026-08-01T07:30:00Z'),
  ],
  'feed-dates-distinct': [
    rss('Sat, 01 Aug 2026 08:00:00 GMT', 'Sun, 02 Aug 2026 08:00:00 GMT'),
    json('2026-08-01T08:00:00Z', '2026-08-02T10:00:00+02:00'),
  ],
  'feed-newest-first': [
    rss('Sat, 01 Aug 2026 08:00:00 GMT', 'Sun, 02 Aug 2026 10:00:00 GMT'),
    json('"date_published": "2026-08-01T08:00:00Z"', '"date_published": "2026-08-02T10:00:00Z"'),
  ],
  'atom-updated-latest': [atom('<updated>2026-08-02T09', '<updated>2026-08-02T10')],

  'feed-address-absolute': [
    rss('<link>https://harbour.example/first/', '<link>/first/'),
    rss('<link>https://harbour.example/first/', '<link>harbour.example/first/'),
    rss('https://harbour.example/horn.mp3', 'https:///horn.mp3'),
    atom('href="https://harbour.example/first/"', 'href="first/"'),
    json('"https://harbour.example/first/"', '"/first/"'),
    json('{ "name": "The desk" }', '{ "name": "The desk", "avatar": "/desk.png" }'),
    of('rss', (document) =>
      document
        .replace('<rss', '<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"')
        .replace('<item>', '<itunes:image href="/cover.jpg"/>\n<item>'),
    ),
    atom('<name>The desk</name>', '<name>The desk</name>\n<uri>/desk/</uri>'),
    atom('<entry>', '<generator uri="/about/">Harbour</generator>\n<entry>'),
  ],
  'feed-html-absolute': [
    html('<a href="#top">up</a>'),
    html('<img src="/a.png">'),
    html(
      '<img src="https://harbour.example/a.png" srcset="https://harbour.example/a.png 1x, b.png 2x">',
    ),
    html('<video poster="//harbour.example/a.png"></video>'),
    html('<blockquote cite="a">x</blockquote>'),
    atom('https://harbour.example/map', '../map'),
    json('https://harbour.example/map', '../map'),
  ],
  'feed-html-harmless-addresses': [
    html('<a href="javascript:alert(1)">x</a>'),
    html('<a href=" VBScript:x">x</a>'),
    html('<a href="data:text/html,x">x</a>'),
    html('<a href="java&#9;script:alert(1)">x</a>'),
    html('<a href="&#1;javascript:alert(1)">x</a>'),
  ],
  'feed-address-encoded': [
    rss('https://harbour.example/first/', 'https://harbour.example/f\u00fcrst/'),
    html('<a href="https://harbour.example/a b">x</a>'),
  ],

  'feed-title-plain': [
    rss('The first ferry', 'The &lt;em&gt;first&lt;/em&gt; ferry'),
    rss('The first ferry', '<![CDATA[The <h1>first</h1> ferry]]>'),
    rss('The first ferry', 'The first&lt;br/&gt; ferry'),
    rss('The first ferry', 'The first &lt;img src="x" onerror="y()"&gt; ferry'),
    rss('The first ferry', 'The &lt;script&gt;y()&lt;/script&gt; ferry'),
    rss('The first ferry', 'Ferries &amp;amp; cranes'),
    rss('The first ferry', 'Caf&amp;eacute;'),
    rss('The first ferry', 'Ferries &amp;copy;'),
    json('The first ferry', 'Ferries &#8217; cranes'),
    json('The first ferry', '5 &euro; a ferry'),
  ],
  'feed-title-tags': [
    rss('The first ferry', 'How &#x3C;b>bold&#x3C;/b> differs'),
    rss('The first ferry', 'How &#x26;nbsp; differs'),
    atom('The first ferry', 'How &lt;b&gt;bold&lt;/b&gt; differs'),
    json('The first ferry', 'How <b>bold</b> differs'),
  ],
  'feed-item-title': [rss('<title>The first ferry</title>'), json('"title": "The first ferry",')],
  'feed-item-content': [
    rss(/<description>It has left.*\n.*<\/content:encoded>/),
    atom(/<summary type="html">It has left.*\n.*<\/content>/),
  ],
  'feed-content-longer': [rss('It has left.', 'It has left again, with all hands.')],
  'feed-tags-plain': [
    rss('Ferries', 'Ferries, cranes'),
    atom('"Ferries"', '"#ferries"'),
    json('"Ferries"', '"Ferries; cranes"'),
  ],
  'feed-tags-text': [
    rss('Ferries', '&lt;b&gt;Ferries&lt;/b&gt;'),
    rss('Ferries', 'Ferries &amp;amp; cranes'),
    atom('"Ferries"', '"Ferries&amp;nbsp;"'),
    json('"Ferries"', '"<i>Ferries</i>"'),
  ],
  'feed-name-plain': [
    rss('The desk', 'The desk (desk@harbour.example)'),
    atom('The desk', 'desk@harbour.example'),
    json('The desk', 'desk@harbour.example'),
  ],
  'feed-language': [
    rss('<language>en</language>'),
    atom(' xml:lang="en"'),
    json('"language": "en",'),
  ],
  'feed-language-valid': [
    rss('<language>en', '<language>en_GB'),
    rss('<language>en', '<language>english'),
    rss('<language>en', '<language>deutsch'),
    atom('xml:lang="en"', 'xml:lang="en-UK"'),
    json('"language": "en"', '"language": "xx"'),
    json('"language": "en"', '"language": "en-XX"'),
    atom('xml:lang="en"', 'xml:lang="English language"'),
    json('"language": "en"', '"language": "e"'),
  ],

  'feed-html-visible': [
    rss(/<content:encoded>.*<\/content/, '<content:encoded>&lt;p&gt;&lt;/p&gt;</content'),
    atom(/<content type="html">.*<\/content/, '<content type="html">&lt;p&gt; &lt;/p&gt;</content'),
    json('<p>It has left again.</p>', '<div><br></div>'),
  ],
  'feed-html-elements': [
    html('<script>x()</script>'),
    rss('in the harbour.', 'in the harbour.&lt;script&gt;x()&lt;/script&gt;'),
    atom(
      '<entry>',
      '<subtitle type="html">News&lt;script&gt;x()&lt;/script&gt;</subtitle>\n<entry>',
    ),
    atom('<content type="html">', '<content type="html">&lt;script&gt;x()&lt;/script&gt;'),
    html('<form action="x"><input name="q"></form>'),
    html('<style>p { color: red }</style>'),
  ],
  'feed-html-frames': [html('<iframe src="https://other.example/video"></iframe>')],
  'feed-html-handlers': [html('<p onclick="x()">x</p>')],
  'feed-html-styles': [html('<p style="color: red">x</p>')],
  'feed-html-fragment': [
    html('<html><body><p>x</p></body></html>'),
    html('<!DOCTYPE html><p>x</p>'),
  ],
  'feed-html-balanced': [
    html('<b>all of it'),
    html('<div><p>x</p>'),
    html('<p>x</p></div></div>'),
    html('</p>'),
  ],
  'feed-html-escaped': [html('<p>1 < 2</p>')],
  'feed-html-escaped-once': [
    rss(
      /<content:encoded>.*</,
      '<content:encoded>&amp;lt;p&amp;gt;It has arrived at last.&amp;lt;/p&amp;gt;<',
    ),
  ],

  'rss-version': [rss('version="2.0" xmlns', 'version="0.92" xmlns')],
  'rss-channel': [
    of('rss', (document) => document.replace(/<channel>.*<\/channel>/s, '')),
    rss('</channel>', '</channel><channel/>'),
  ],
  'rss-items-in-channel': [
    of('rss', (document) =>
      document.replace('</channel>\n', '').replace(/<item>/, '</channel>\n<item>'),
    ),
  ],
  'rss-channel-description': [rss('<description>What happens in the harbour.</description>')],
  'rss-items-last': [rss('</channel>', '<generator>x</generator>\n</channel>')],
  'rss-self-first': [
    rss(
      '<atom:link rel="self"',
      '<atom:link rel="hub" href="https://hub.example/"/>\n<atom:link rel="self"',
    ),
  ],
  'rss-self-type': [rss(' type="application/rss+xml"')],
  'rss-channel-category': [
    of('rss', (document) =>
      document
        .replace('<item>', '<category>Ferries</category>\n<item>')
        .replaceAll(/(<\/dc:creator>\n)<category>Ferries<\/category>/g, '$1'),
    ),
  ],
  'rss-image-complete': [rss('<image>\n<url>https://harbour.example/icon.png</url>', '<image>')],
  'rss-image-format': [rss('icon.png', 'icon.svg'), rss('icon.png', 'icon.webp?size=1')],
  'rss-image-matches': [rss('.png</url>\n<title>Harbour news', '.png</url>\n<title>Harbour')],
  'rss-image-size': [rss('</image>', '<width>512</width>\n</image>')],
  'rss-element-once': [
    rss('<language>', '<language>en</language>\n<language>'),
    rss('<pubDate>Sat', '<pubDate>Sat, 01 Aug 2026 08:00:00 GMT</pubDate>\n<pubDate>Sat'),
    rss('<image>', '<lastBuildDate>Sun, 02 Aug 2026 08:00:00 GMT</lastBuildDate>\n<image>'),
  ],
  'rss-title-or-description': [
    of('rss', (document) =>
      document
        .replace('<title>The first ferry</title>\n', '')
        .replace(/<description>It has left.*\n.*<\/content:encoded>\n/, ''),
    ),
  ],
  'rss-markup-escaped': [
    rss('It has left.', 'It <b>has</b> left.'),
    rss('The first ferry', 'The <b>first</b> ferry'),
    of('rss', (document) =>
      document
        .replace('It has left.', '<b>Left.</b>')
        .replace(/&lt;p&gt;It has left again.*<\/content/, '<p>It has left.</p></content'),
    ),
    rss('&lt;p&gt;It has left again.&lt;/p&gt;', '<p>It has left again.</p>It has left again.'),
  ],
  'rss-guid': [rss('<guid isPermaLink="false">tag:harbour.example,2026:first</guid>')],
  'rss-guid-permalink': [rss(' isPermaLink="false"')],
  'rss-description-first': [
    of('rss', (document) =>
      document.replace(/(<description>It has left.*\n)(<content:encoded>.*\n)/, '$2$1'),
    ),
  ],
  'rss-author-email': [rss('<dc:creator>The desk</dc:creator>', '<author>The desk</author>')],
  'rss-author-once': [rss('<dc:creator>', '<author>desk@harbour.example</author>\n<dc:creator>')],
  'rss-creator-once': [rss('<dc:creator>', '<dc:creator>Another</dc:creator>\n<dc:creator>')],
  'rss-enclosure-once': [
    rss(
      '<enclosure',
      '<enclosure url="https://harbour.example/bell.mp3" length="0" type="audio/mpeg"/>\n<enclosure',
    ),
  ],
  'rss-enclosure-complete': [
    rss(' length="1024"'),
    rss('"1024"', '"1 KB"'),
    rss(' type="audio/mpeg"'),
  ],
  'rss-dublin-core': [
    rss('<pubDate>Sat', '<dc:title>Another</dc:title>\n<pubDate>Sat'),
    rss('<pubDate>Sat', '<dc:date>2026-07-01T08:00:00Z</dc:date>\n<pubDate>Sat'),
  ],
  'rss-category-domain': [rss('<category>', '<category domain="https://harbour.example/tags">')],
  'rss-title-references': [
    rss('The first ferry', 'The first &lt;b&gt; ferry'),
    of('rss', (document) => document.replaceAll('Harbour news', 'Harbour &lt; news')),
    rss('in the harbour.', 'in a harbour &lt; 3 miles.'),
    rss('Ferries', 'Ferries &lt; 3'),
  ],

  'atom-namespace': [
    atom('http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#'),
    atom(' xmlns="http://www.w3.org/2005/Atom"'),
  ],
  'atom-feed-id': [atom('<id>tag:harbour.example,2026:feed</id>')],
  'atom-feed-updated': [atom('<updated>2026-08-02T09:00:00Z</updated>')],
  'atom-feed-id-distinct': [atom('2026:feed', '2026:first')],
  'atom-link-order': [
    of('atom', (document) =>
      document.replace(/(<link rel="alternate".*\n)(<link rel="self".*\n)/, '$2$1'),
    ),
  ],
  'atom-link-href': [atom('<link rel="enclosure"', '<link rel="related"/>\n<link rel="enclosure"')],
  'atom-relation-registered': [
    atom('<entry>', '<link rel="friend" href="https://other.example/"/>\n<entry>'),
    atom(
      '<link rel="enclosure"',
      '<link rel="friend" href="https://other.example/"/>\n<link rel="enclosure"',
    ),
  ],
  'atom-entry-relations': [
    atom(
      '<link rel="enclosure"',
      '<link rel="edit" href="https://harbour.example/edit"/>\n<link rel="enclosure"',
    ),
  ],
  'atom-enclosure-complete': [atom(' length="1024"'), atom(' type="audio/mpeg"')],
  'atom-entry-id': [atom('<id>tag:harbour.example,2026:first</id>')],
  'atom-entry-updated': [atom('<updated>2026-08-01T08:30:00Z</updated>')],
  'atom-published': [atom('<published>2026-08-01T08:00:00Z</published>')],
  'atom-entry-title': [atom('<title>The first ferry</title>')],
  'atom-title-text': [
    atom('<title>The first ferry', '<title type="html">The &lt;b&gt;first&lt;/b&gt; ferry'),
    atom('<title>The first ferry', '<title type="html">&lt;h1&gt;The ferry&lt;/h1&gt;'),
    atom('<title>The first ferry', '<title type="html">The first&lt;br&gt; ferry'),
    atom('<title>The first ferry', '<title>Caf&amp;eacute;'),
  ],
  'atom-summary-html': [
    of('atom', (document) =>
      document
        .replace('<summary type="html">It has left.', '<summary>Ferries &amp; cranes &lt; 3')
        .replace(/<content type="html">(?!.*map).*<\/content>\n/, ''),
    ),
  ],
  'atom-text-type': [
    atom('<content type="html">', '<content>'),
    atom('<content type="html">', '<content type="text">'),
    atom('<content type="html">', '<content type="text/html">'),
    atom(/<content type="html">(.*)&lt;\/p&gt;/, '<content>&lt;p&gt;It has arrived in time.'),
    atom('<summary type="html">It has', '<summary>&lt;p>&lt;b>It&lt;/b>&lt;/p> has'),
  ],
  'atom-markup-escaped': [
    atom(
      /<content type="html">.*<\/content/,
      '<content type="html"><p>It has arrived.</p></content',
    ),
    atom('<content type="html">', '<content type="html"><p>Hello</p>'),
    atom('<title>The first', '<title>The <b>first</b>'),
  ],
  'atom-element-once': [
    atom('<summary', '<summary>It has arrived.</summary>\n<summary'),
    atom('<updated>', '<subtitle>a</subtitle><subtitle>b</subtitle><updated>'),
  ],
  'atom-author': [atom('<author>\n<name>The desk</name>\n</author>')],
  'atom-author-name': [atom('<name>The desk</name>', '<uri>https://harbour.example/desk</uri>')],
  'atom-author-single': [
    atom('<name>The desk</name>', '<name>The desk</name>\n<name>Another</name>'),
  ],
  'atom-id-uri': [
    atom('tag:harbour.example,2026:first', 'first'),
    atom('tag:harbour.example,2026:first', 'tag:harbour.example:first'),
    atom('tag:harbour.example,2026:first', 'urn:uuid:1225c695'),
  ],
  'atom-id-canonical': [atom('tag:harbour.example,2026:feed', 'https://Harbour.example')],
  'atom-xhtml': [
    atom(
      '<content type="html">&lt;p&gt;It has left again.&lt;/p&gt;',
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It has left again.</p></div>',
    ),
  ],
  'atom-xhtml-div': [
    atom(
      '<content type="html">&lt;p&gt;It has left again.&lt;/p&gt;',
      '<content type="xhtml"><p xmlns="http://www.w3.org/1999/xhtml">It has left again.</p>',
    ),
  ],
  'atom-category-term': [atom(' term="ferries"')],

  'json-version': [
    json('version/1.1', 'version/2'),
    json('"https://jsonfeed.org/version/1.1"', '1.1'),
  ],
  'json-version-latest': [json('version/1.1', 'version/1')],
  'json-title': [json('"title": "Harbour news",')],
  'json-items': [
    of('json', (document) => document.replace(/"items": .*\]\n/s, '"items": {}\n')),
    json('"items": [', '"items": ["x",'),
  ],
  'json-next-url': [
    json('"language"', '"next_url": "https://harbour.example/feed.json",\n  "language"'),
  ],
  'json-feed-authors': [json('"language"', '"authors": [{ "name": "Another" }],\n  "language"')],
  'json-extensions': [
    json('"_harbour"', '"harbour"'),
    json('"_harbour"', '"_harbour.example"'),
    json('"_harbour": {', '"_other": true, "_harbour": {'),
  ],
  'json-characters': [
    json('It has left', 'It has \\u0008left'),
    json('It has left', 'It has \\fleft'),
    json('It has left', 'It \\\\has \\ud83dleft'),
    json('It has left', 'It has \\ud83d\\ude00\\ude00left'),
    json('It has left', 'It has \uffffleft'),
  ],
  'json-item-id': [
    json('"id": "tag:harbour.example,2026:first",'),
    json('"tag:harbour.example,2026:first"', '""'),
  ],
  'json-id-string': [json('"tag:harbour.example,2026:first"', '17')],
  'json-item-url': [
    json('"url": "https://harbour.example/first/",'),
    json(
      '"url": "https://harbour.example/first/"',
      '"external_url": "https://harbour.example/first/"',
    ),
  ],
  'json-item-content': [json('"content_html": "<p>It has left again.</p>",')],
  'json-content-html': [
    json('"content_html": "<p>It has left again.</p>"', '"content_text": "It has left again."'),
  ],
  'json-content-once': [
    json(
      '"content_html": "<p>It has left',
      '"content_text": "It has left again.",\n      "content_html": "<p>It has left',
    ),
  ],
  'json-types': [
    json('1024', '1024.5'),
    json('1024', '1024.0'),
    json('1024', '-1.0'),
    json('"size_in_bytes": 1024', '"duration_in_seconds": 1e3'),
    json('1024', '"1024"'),
    json('["Ferries"]', '"Ferries"'),
    json('["Ferries"]', '[1]'),
    json('[{ "name": "The desk" }]', '["The desk"]'),
    json('"It has left."', '1'),
  ],
  'json-amounts': [json('1024', '-1')],
  'json-no-null': [json('"It has left."', 'null')],
  'json-author': [json('{ "name": "The desk" }', '{}')],
  'json-attachment': [json('"mime_type": "audio/mpeg",')],
  'json-summary-plain': [json('It has left.', '<b>It</b> left.')],

  'opml-version': [opml('<opml version="2.0">', '<opml version="1.0">')],
  'opml-title': [opml('<title>Harbour news</title>'), opml(/<head>.*<\/head>/s)],
  'opml-body': [opml(/<outline.*<\/outline>/s), opml(/<body>.*<\/body>/s)],
  'opml-text': [opml(' text="Cranes"'), opml(' text="Topics"')],
  'opml-feed-type': [opml(' type="rss"'), opml('"rss"', '"atom"')],
  'opml-feed-address': [
    opml('xmlUrl=', 'xmlurl='),
    opml(' xmlUrl="https://harbour.example/cranes/atom.xml"'),
  ],
  'opml-address-absolute': [opml('"https://harbour.example/cranes/"', '"/cranes/"')],
  'opml-feed-title': [opml(' title="Cranes"')],
  'opml-feed-page': [opml(' htmlUrl="https://harbour.example/cranes/"')],
  'opml-feed-description': [opml(' description="On the quay."')],
  'opml-feed-language': [opml(/ language="en" (?=xmlUrl)/, ' ')],
  'opml-feed-version': [opml('"RSS2"', '"2.0"')],
  'opml-date-form': [opml('Sat, 01 Aug 2026 08:00:00 GMT', '2026-08-01T08:00:00Z')],
  'opml-docs': [opml('</head>', '<docs>https://opml.org/</docs>\n</head>')],
  'opml-one-level': [
    of('opml', (document) =>
      document
        .replace('<outline text', '<outline text="All"><outline text')
        .replace('</body>', '</outline></body>'),
    ),
  ],
  'opml-feed-once': [opml('cranes/atom.xml', 'ferries/rss.xml')],
}

/** The bytes of a broken sample. */
export function sampleBytes({ mutate, encode, link }: BrokenSample, sound: string): Uint8Array {
  const document = mutate(sound)
  if (document === sound && link === undefined)
    throw new Error('mutate sample: it is the sound document')
  return encode ? encode(document) : utf8.encode(document)
}
