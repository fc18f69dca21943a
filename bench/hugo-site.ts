import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Writes a site for Hugo that makes of a content folder what Feedmill makes of it: a page an
 * article, and RSS, Atom and JSON Feed with the full texts of the newest 50 articles for the site
 * and for every topic, with a page. The articles stay where they are; both read the same files.
 */
export function writeHugoSite(folder: string, content: string): void {
  for (const [path, text] of Object.entries({ 'config.json': config(content), ...templates })) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

function config(content: string): string {
  const outputs = ['HTML', 'RSS', 'ATOM', 'JSONFEED']
  return JSON.stringify({
    baseURL: 'https://zipf.example/',
    title: 'Site of frequent and rare words',
    module: { mounts: [{ source: join(content, 'articles'), target: 'content/articles' }] },
    taxonomies: { topic: 'topics' },
    frontmatter: { expiryDate: ['expires'] },
    mediaTypes: {
      'application/atom+xml': { suffixes: ['xml'] },
      'application/feed+json': { suffixes: ['json'] },
    },
    outputFormats: {
      RSS: { mediaType: 'application/rss+xml', baseName: 'rss' },
      ATOM: { mediaType: 'application/atom+xml', baseName: 'atom' },
      JSONFEED: { mediaType: 'application/feed+json', baseName: 'feed', isPlainText: true },
    },
    outputs: { home: outputs, term: outputs, taxonomy: ['HTML'], page: ['HTML'] },
    disableKinds: ['section', '404'],
    // Feedmill answers for old paths without a file.
    disableAliases: true,
  })
}

const newest = 'first 50 .Site.RegularPages'
const newestOfTopic = 'first 50 .RegularPages'

const templates: Readonly<Record<string, string>> = {
  'layouts/_default/single.html': `<!doctype html>
<html lang="{{ .Params.language }}">
<head>
<meta charset="utf-8">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Params.summary }}">
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<article>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2 January 2006" }}</time></p>
<ul>{{ range .Params.topics }}<li><a href="/topics/{{ . }}/">{{ . }}</a></li>{{ end }}</ul>
{{ .Content }}
</article>
</body>
</html>
`,
  'layouts/index.html': page(newest),
  'layouts/_default/taxonomy.html': page('.Pages'),
  'layouts/_default/term.html': page(newestOfTopic),
  'layouts/index.rss.xml': rss(newest),
  'layouts/_default/term.rss.xml': rss(newestOfTopic),
  'layouts/index.atom.xml': atom(newest),
  'layouts/_default/term.atom.xml': atom(newestOfTopic),
  'layouts/index.jsonfeed.json': jsonFeed(newest),
  'layouts/_default/term.jsonfeed.json': jsonFeed(newestOfTopic),
}

function page(pages: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ .Title }}</title>
<link rel="alternate" type="application/rss+xml" href="{{ .RelPermalink }}rss.xml">
</head>
<body>
<h1>{{ .Title }}</h1>
<ul>
{{ range ${pages} }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Params.summary }}</p></li>
{{ end }}</ul>
</body>
</html>
`
}

function rss(pages: string): string {
  return `{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>{{ .Title }}</title>
<link>{{ .Permalink }}</link>
<description>{{ .Title }}</description>
{{ range ${pages} }}<item>
<title>{{ .Title }}</title>
<link>{{ .Permalink }}</link>
<guid isPermaLink="false">{{ .Params.id }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
{{ range .Params.topics }}<category>{{ . }}</category>
{{ end }}<description>{{ .Params.summary }}</description>
<content:encoded>{{ .Content | html }}</content:encoded>
</item>
{{ end }}</channel>
</rss>
`
}

function atom(pages: string): string {
  return `{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<feed xmlns="http://www.w3.org/2005/Atom">
<title>{{ .Title }}</title>
<id>{{ .Permalink }}</id>
<link href="{{ .Permalink }}"/>
{{ range ${pages} }}<entry>
<title>{{ .Title }}</title>
<id>{{ .Params.id }}</id>
<link href="{{ .Permalink }}"/>
<updated>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</updated>
<author>{{ range .Params.authors }}<name>{{ . }}</name>{{ end }}</author>
{{ range .Params.topics }}<category term="{{ . }}"/>
{{ end }}<summary>{{ .Params.summary }}</summary>
<content type="html">{{ .Content | html }}</content>
</entry>
{{ end }}</feed>
`
}

function jsonFeed(pages: string): string {
  return `{"version": "https://jsonfeed.org/version/1.1",
"title": {{ .Title | jsonify }},
"home_page_url": {{ .Permalink | jsonify }},
"items": [{{ range $index, $page := ${pages} }}{{ if $index }},{{ end }}
{"id": {{ .Params.id | jsonify }},
"url": {{ .Permalink | jsonify }},
"title": {{ .Title | jsonify }},
"summary": {{ .Params.summary | jsonify }},
"date_published": {{ .Date.Format "2006-01-02T15:04:05Z07:00" | jsonify }},
"tags": {{ .Params.topics | jsonify }},
"language": {{ .Params.language | jsonify }},
"content_html": {{ .Content | jsonify }}}{{ end }}]}
`
}
