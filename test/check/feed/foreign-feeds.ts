// Feeds as well-known programs make them, cut down: with their habits, which readers put up with.

const wordpress = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	>

<channel>
	<title>Boats &#038; harbours</title>
	<atom:link href="https://boats.example/feed/" rel="self" type="application/rss+xml" />
	<link>https://boats.example</link>
	<description>Just another site</description>
	<lastBuildDate>Sun, 02 Aug 2026 08:00:00 +0000</lastBuildDate>
	<language>en-US</language>
	<sy:updatePeriod>
	hourly	</sy:updatePeriod>
	<sy:updateFrequency>
	1	</sy:updateFrequency>
	<generator>https://wordpress.example/?v=6.8</generator>

<image>
	<url>https://boats.example/cropped-32x32.png</url>
	<title>Boats &#038; harbours</title>
	<link>https://boats.example</link>
	<width>32</width>
	<height>32</height>
</image>
	<item>
		<title>The &lt;b&gt; tag &#8211; what it&#8217;s for</title>
		<link>https://boats.example/2026/08/02/b/</link>
		<comments>https://boats.example/2026/08/02/b/#respond</comments>
		<dc:creator><![CDATA[captain]]></dc:creator>
		<pubDate>Sun, 02 Aug 2026 08:00:00 +0000</pubDate>
		<category><![CDATA[HTML & more]]></category>
		<guid isPermaLink="false">https://boats.example/?p=12</guid>
		<description><![CDATA[It is bold &#8211; or was [&#8230;]]]></description>
		<content:encoded><![CDATA[
<p class="wp-block-paragraph">It is <strong>bold</strong> &#8211; or was, long ago.<br /><img fetchpriority="high" decoding="async" width="640" height="400" src="https://boats.example/a.jpg" alt="" srcset="https://boats.example/a.jpg 640w, https://boats.example/a-300x188.jpg 300w" sizes="(max-width: 640px) 100vw, 640px" /></p>
<ul class="wp-block-list"><li>one<li>two</ul>
<figure class="wp-block-embed"><iframe title="x" width="500" height="281" src="https://www.youtube.com/embed/x?feature=oembed" frameborder="0" allowfullscreen></iframe></figure>
<p>The post <a href="https://boats.example/2026/08/02/b/">The &lt;b&gt; tag</a> appeared first on <a href="https://boats.example">Boats</a>.</p>
]]></content:encoded>
		<wfw:commentRss>https://boats.example/2026/08/02/b/feed/</wfw:commentRss>
		<slash:comments>0</slash:comments>
	</item>
</channel>
</rss>
`

const ghost = `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title><![CDATA[Boats & harbours]]></title><description><![CDATA[Thoughts & stories]]></description><link>https://boats.example/</link><image><url>https://boats.example/favicon.png</url><title>Boats &amp; harbours</title><link>https://boats.example/</link></image><generator>Ghost 5.0</generator><lastBuildDate>Sun, 02 Aug 2026 08:00:00 GMT</lastBuildDate><atom:link href="https://boats.example/rss/" rel="self" type="application/rss+xml"/><ttl>60</ttl><item><title><![CDATA[Ferries & cranes]]></title><description><![CDATA[Both of them.]]></description><link>https://boats.example/ferries/</link><guid isPermaLink="false">64a0c7d1e1b2c3d4e5f60718</guid><category><![CDATA[News]]></category><dc:creator><![CDATA[The desk]]></dc:creator><pubDate>Sat, 01 Aug 2026 08:00:00 GMT</pubDate><media:content url="https://boats.example/a.jpg" medium="image"/><content:encoded><![CDATA[<img src="https://boats.example/a.jpg" alt="A boat"><p>Both of them, at once &amp; in time.</p>]]></content:encoded></item></channel></rss>
`

const podcast = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0" xmlns:psc="http://podlove.org/simple-chapters" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <atom:link href="https://radio.example/feed.xml" rel="self" type="application/rss+xml"/>
    <title>Harbour radio</title>
    <link>https://radio.example</link>
    <language>en</language>
    <copyright>2026</copyright>
    <description><![CDATA[<p>What the harbour sounds like.</p>]]></description>
    <itunes:author>The desk</itunes:author>
    <itunes:type>episodic</itunes:type>
    <itunes:owner><itunes:name>The desk</itunes:name><itunes:email>desk@radio.example</itunes:email></itunes:owner>
    <itunes:image href="https://radio.example/cover.jpg"/>
    <itunes:category text="News"><itunes:category text="Daily News"/></itunes:category>
    <itunes:explicit>false</itunes:explicit>
    <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
    <podcast:locked>yes</podcast:locked>
    <image><url>https://radio.example/cover.jpg</url><title>Harbour radio</title><link>https://radio.example</link></image>
    <item>
      <title>Episode 2: horns</title>
      <itunes:title>Horns</itunes:title>
      <itunes:episode>2</itunes:episode>
      <description><![CDATA[<p>Horns.</p>]]></description>
      <enclosure url="https://radio.example/2.mp3" length="31241234" type="audio/mpeg"/>
      <guid isPermaLink="false">917393e3-0002</guid>
      <pubDate>Sun, 02 Aug 2026 06:00:00 -0400</pubDate>
      <itunes:duration>1840</itunes:duration>
      <itunes:explicit>false</itunes:explicit>
      <podcast:transcript url="https://radio.example/2.vtt" type="text/vtt"/>
      <psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Hello"/></psc:chapters>
    </item>
    <item>
      <title>Episode 1: gulls</title>
      <enclosure url="https://radio.example/1.mp3" length="21241234" type="audio/mpeg"/>
      <guid isPermaLink="false">917393e3-0001</guid>
      <pubDate>Sat, 01 Aug 2026 06:00:00 -0400</pubDate>
    </item>
  </channel>
</rss>
`

const videos = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
 <link rel="self" href="http://videos.example/feeds/videos.xml?channel_id=UC1"/>
 <id>yt:channel:UC1</id>
 <yt:channelId>UC1</yt:channelId>
 <title>Harbour films</title>
 <link rel="alternate" href="https://videos.example/channel/UC1"/>
 <author>
  <name>Harbour films</name>
  <uri>https://videos.example/channel/UC1</uri>
 </author>
 <published>2012-02-27T18:50:46+00:00</published>
 <entry>
  <id>yt:video:abc_DEF-123</id>
  <yt:videoId>abc_DEF-123</yt:videoId>
  <title>The ferry &amp; the crane</title>
  <link rel="alternate" href="https://videos.example/watch?v=abc_DEF-123"/>
  <author>
   <name>Harbour films</name>
   <uri>https://videos.example/channel/UC1</uri>
  </author>
  <published>2026-08-01T08:00:00+00:00</published>
  <updated>2026-08-01T18:00:00+00:00</updated>
  <media:group>
   <media:title>The ferry &amp; the crane</media:title>
   <media:content url="https://videos.example/v/abc_DEF-123?version=3" type="application/x-shockwave-flash" width="640" height="390"/>
   <media:thumbnail url="https://i.videos.example/vi/abc_DEF-123/hqdefault.jpg" width="480" height="360"/>
   <media:description>A ferry.</media:description>
  </media:group>
 </entry>
</feed>
`

const blogger = `<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.example/styles/atom.css" type="text/css"?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' xmlns:georss='http://www.georss.org/georss' xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0'><id>tag:blogger.example,1999:blog-17</id><updated>2026-08-02T01:00:00.001-07:00</updated><category term="ships"/><title type='text'>Ships</title><subtitle type='html'></subtitle><link rel='http://schemas.google.com/g/2005#feed' type='application/atom+xml' href='https://ships.example/feeds/posts/default'/><link rel='self' type='application/atom+xml' href='https://ships.example/feeds/posts/default'/><link rel='alternate' type='text/html' href='https://ships.example/'/><link rel='hub' href='https://hub.example/'/><link rel='next' type='application/atom+xml' href='https://ships.example/feeds/posts/default?start-index=26&amp;max-results=25'/><author><name>Captain</name><uri>https://www.blogger.example/profile/1</uri><email>noreply@blogger.example</email></author><generator version='7.00' uri='https://www.blogger.example'>Blogger</generator><openSearch:totalResults>1</openSearch:totalResults><entry><id>tag:blogger.example,1999:blog-17.post-42</id><published>2026-08-01T01:00:00.002-07:00</published><updated>2026-08-01T01:00:00.112-07:00</updated><category scheme="http://www.blogger.example/atom/ns#" term="ships"/><title type='text'>Ships of the line</title><content type='html'>&lt;p&gt;Some &lt;i&gt;ships&lt;/i&gt;.&lt;/p&gt;</content><link rel='replies' type='application/atom+xml' href='https://ships.example/feeds/42/comments/default' title='Post Comments'/><link rel='edit' type='application/atom+xml' href='https://www.blogger.example/feeds/17/posts/default/42'/><link rel='self' type='application/atom+xml' href='https://www.blogger.example/feeds/17/posts/default/42'/><link rel='alternate' type='text/html' href='https://ships.example/2026/08/ships.html' title='Ships of the line'/><author><name>Captain</name></author><thr:total>0</thr:total></entry></feed>
`

const mastodon = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:webfeeds="http://webfeeds.org/rss/1.0" xmlns:media="http://search.yahoo.com/mrss/">
  <channel>
    <title>Captain</title>
    <description>Public posts from @captain@social.example</description>
    <link>https://social.example/@captain</link>
    <image>
      <url>https://files.social.example/avatar.jpg</url>
      <title>Captain</title>
      <link>https://social.example/@captain</link>
    </image>
    <lastBuildDate>Sun, 02 Aug 2026 08:00:00 +0000</lastBuildDate>
    <webfeeds:icon>https://files.social.example/avatar.jpg</webfeeds:icon>
    <generator>Mastodon v4.3</generator>
    <item>
      <guid isPermaLink="true">https://social.example/@captain/1</guid>
      <link>https://social.example/@captain/1</link>
      <pubDate>Sun, 02 Aug 2026 08:00:00 +0000</pubDate>
      <description>&lt;p&gt;Ahoy &lt;a href="https://social.example/tags/boats" class="mention hashtag" rel="tag"&gt;#&lt;span&gt;boats&lt;/span&gt;&lt;/a&gt;&lt;/p&gt;</description>
      <category>boats</category>
    </item>
  </channel>
</rss>
`

const rdf = `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="https://old.example/">
<title>Old news</title>
<link>https://old.example/</link>
<description>News as of old.</description>
<dc:language>en-us</dc:language>
<dc:date>2026-08-02T08:00:00+00:00</dc:date>
<items><rdf:Seq><rdf:li rdf:resource="https://old.example/1"/></rdf:Seq></items>
</channel>
<item rdf:about="https://old.example/1">
<title>A first thing</title>
<link>https://old.example/1</link>
<description>It happened.</description>
<dc:creator>Editor</dc:creator>
<dc:date>2026-08-02T08:00:00+00:00</dc:date>
</item>
</rdf:RDF>
`

const netscape = `<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91">
<channel>
<title>Older news</title>
<link>http://older.example/</link>
<description>News as of yore.</description>
<language>en-us</language>
<item>
<title>A thing</title>
<link>http://older.example/1.html</link>
<description>It happened long ago.</description>
</item>
</channel>
</rss>
`

const jekyll = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><generator uri="https://jekyllrb.example/" version="4.3">Jekyll</generator><link href="https://pages.example/feed.xml" rel="self" type="application/atom+xml" /><link href="https://pages.example/" rel="alternate" type="text/html" hreflang="en" /><updated>2026-08-02T08:00:00+00:00</updated><id>https://pages.example/feed.xml</id><title type="html">Pages</title><subtitle>Of mine</subtitle><author><name>Writer</name></author><entry><title type="html">Cats &amp;amp; dogs</title><link href="https://pages.example/cats/" rel="alternate" type="text/html" title="Cats &amp;amp; dogs" /><published>2026-08-01T00:00:00+00:00</published><updated>2026-08-01T00:00:00+00:00</updated><id>https://pages.example/cats</id><content type="html" xml:base="https://pages.example/cats/"><![CDATA[<h2 id="cats">Cats</h2><p>And <code>dogs</code>.</p>]]></content><author><name>Writer</name></author><category term="pets" /><summary type="html"><![CDATA[And dogs.]]></summary></entry></feed>
`

const dotnet = `\ufeff<?xml version="1.0" encoding="utf-8"?><rss xmlns:a10="http://www.w3.org/2005/Atom" version="2.0"><channel><title>Releases</title><link>https://code.example/</link><description>New versions</description><item><guid isPermaLink="false">v2</guid><link>https://code.example/v2</link><title>Version 2</title><description>Faster.</description><pubDate>Sun, 02 Aug 2026 08:00:00 Z</pubDate><a10:updated>2026-08-02T08:00:00Z</a10:updated></item></channel></rss>
`

const microblog = `{"version":"https://jsonfeed.org/version/1","title":"Notes","icon":"https://notes.example/a.jpg","home_page_url":"https://notes.example/","feed_url":"https://notes.example/feed.json","items":[{"id":"http://notes.example/2026/08/01/a.html","content_html":"<p>A note.</p>\\n","date_published":"2026-08-01T08:00:00-05:00","url":"https://notes.example/2026/08/01/a.html"}]}
`

/** By the program whose habits they have. */
export const foreignFeeds = {
  wordpress,
  ghost,
  podcast,
  videos,
  blogger,
  mastodon,
  rdf,
  netscape,
  jekyll,
  dotnet,
  microblog,
} as const
