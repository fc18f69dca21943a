import type { FeedFormat } from '../../../src/check/feed/opened-feed.ts'

/** When the sound documents are looked at. */
export const now = Date.parse('2026-08-02T12:00:00Z')

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Harbour news</title>
<link>https://harbour.example/</link>
<description>What happens in the harbour.</description>
<language>en</language>
<atom:link rel="self" type="application/rss+xml" href="https://harbour.example/rss.xml"/>
<lastBuildDate>Sun, 02 Aug 2026 08:00:00 GMT</lastBuildDate>
<image>
<url>https://harbour.example/icon.png</url>
<title>Harbour news</title>
<link>https://harbour.example/</link>
</image>
<item>
<title>The second ferry</title>
<link>https://harbour.example/second/</link>
<guid isPermaLink="false">tag:harbour.example,2026:second</guid>
<pubDate>Sun, 02 Aug 2026 08:00:00 GMT</pubDate>
<atom:updated>2026-08-02T09:00:00Z</atom:updated>
<dc:creator>The desk</dc:creator>
<category>Ferries</category>
<description>It has arrived.</description>
<content:encoded>&lt;p&gt;It has arrived &lt;a href="https://harbour.example/map"&gt;here&lt;/a&gt;.&lt;/p&gt;</content:encoded>
<enclosure url="https://harbour.example/horn.mp3" length="1024" type="audio/mpeg"/>
</item>
<item>
<title>The first ferry</title>
<link>https://harbour.example/first/</link>
<guid isPermaLink="false">tag:harbour.example,2026:first</guid>
<pubDate>Sat, 01 Aug 2026 08:00:00 GMT</pubDate>
<dc:creator>The desk</dc:creator>
<category>Ferries</category>
<description>It has left.</description>
<content:encoded>&lt;p&gt;It has left again.&lt;/p&gt;</content:encoded>
</item>
</channel>
</rss>
`

const atom = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:harbour.example,2026:feed</id>
<title>Harbour news</title>
<updated>2026-08-02T09:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://harbour.example/"/>
<link rel="self" type="application/atom+xml" href="https://harbour.example/atom.xml"/>
<entry>
<id>tag:harbour.example,2026:second</id>
<title>The second ferry</title>
<link rel="alternate" type="text/html" href="https://harbour.example/second/"/>
<link rel="enclosure" type="audio/mpeg" length="1024" href="https://harbour.example/horn.mp3"/>
<published>2026-08-02T08:00:00Z</published>
<updated>2026-08-02T09:00:00Z</updated>
<author>
<name>The desk</name>
</author>
<category term="ferries" label="Ferries"/>
<summary type="html">It has arrived.</summary>
<content type="html">&lt;p&gt;It has arrived &lt;a href="https://harbour.example/map"&gt;here&lt;/a&gt;.&lt;/p&gt;</content>
</entry>
<entry>
<id>tag:harbour.example,2026:first</id>
<title>The first ferry</title>
<link rel="alternate" type="text/html" href="https://harbour.example/first/"/>
<published>2026-08-01T08:00:00Z</published>
<updated>2026-08-01T08:30:00Z</updated>
<author>
<name>The desk</name>
</author>
<summary type="html">It has left.</summary>
<content type="html">&lt;p&gt;It has left again.&lt;/p&gt;</content>
</entry>
</feed>
`

const json = `{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Harbour news",
  "home_page_url": "https://harbour.example/",
  "feed_url": "https://harbour.example/feed.json",
  "language": "en",
  "_harbour": { "about": "https://harbour.example/about/" },
  "items": [
    {
      "id": "tag:harbour.example,2026:second",
      "url": "https://harbour.example/second/",
      "title": "The second ferry",
      "content_html": "<p>It has arrived <a href='https://harbour.example/map'>here</a>.</p>",
      "summary": "It has arrived.",
      "date_published": "2026-08-02T08:00:00Z",
      "date_modified": "2026-08-02T09:00:00Z",
      "authors": [{ "name": "The desk" }],
      "tags": ["Ferries"],
      "attachments": [
        {
          "url": "https://harbour.example/horn.mp3",
          "mime_type": "audio/mpeg",
          "size_in_bytes": 1024
        }
      ]
    },
    {
      "id": "tag:harbour.example,2026:first",
      "url": "https://harbour.example/first/",
      "title": "The first ferry",
      "content_html": "<p>It has left again.</p>",
      "summary": "It has left.",
      "date_published": "2026-08-01T08:00:00Z",
      "authors": [{ "name": "The desk" }]
    }
  ]
}
`

const opml = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head>
<title>Harbour news</title>
<dateModified>Sat, 01 Aug 2026 08:00:00 GMT</dateModified>
</head>
<body>
<outline text="Topics">
<outline type="rss" text="Ferries" title="Ferries" description="On the water." language="en" version="RSS2" xmlUrl="https://harbour.example/ferries/rss.xml" htmlUrl="https://harbour.example/ferries/"/>
<outline type="rss" text="Cranes" title="Cranes" description="On the quay." language="en" xmlUrl="https://harbour.example/cranes/atom.xml" htmlUrl="https://harbour.example/cranes/"/>
</outline>
</body>
</opml>
`

/** A document of each format against which no rule has anything. */
export const soundDocuments: Readonly<Record<FeedFormat, string>> = { rss, atom, json, opml }
