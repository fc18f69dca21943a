import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { parseArchiveName } from '../../../src/model/archive-name.ts'
import type { Article } from '../../../src/model/article.ts'
import { carries, channelsOf } from '../../../src/model/channel.ts'
import { wholeFeed } from '../../../src/model/feed-query.ts'
import { loadFiles } from '../../../src/read/source/load-files.ts'
import { measurePictures } from '../../../src/read/source/measure-pictures.ts'
import type { SourceFile } from '../../../src/read/source/source-file.ts'
import { describeQuery } from '../../../src/render/describe-query.ts'
import type { FeedHistory } from '../../../src/render/feed-document.ts'
import { feedHistory } from '../../../src/render/feed-history.ts'
import { feedItem } from '../../../src/render/feed-item.ts'
import { addressesIn, type FeedChannel, feedOptions } from '../../../src/render/feed-options.ts'
import { type FeedSyntax, renderDocument } from '../../../src/render/feed-syntax.ts'
import { formats } from '../../../src/render/formats.ts'
import { localWords } from '../../../src/render/local-words.ts'
import { missingTool } from '../../support/debian-tool.ts'
import { now } from '../../support/local-site.ts'
import { type ReadContent, readFiles, withoutProblems } from '../../support/read-files.ts'
import { bundledContent, renderedContent } from '../../support/rendered-content.ts'
import { loadBundle } from '../load-bundle.ts'
import { type Ask, livingBundle } from '../memory-site.ts'

const root = 'test/complete-site'
const run = promisify(execFile)
const whole = await measurePictures(loadFiles(root))
const files = edited(whole, 'site.yaml', (text) =>
  text.replace(/^window:\n.*\n.*/m, 'window: { items: 2, days: 0 }'),
)
const read = withoutProblems(await readFiles(files, { root }))
const { content } = read
const { site, topics } = content
const rendered = await renderedContent(read, now)
const ask = await serving(read)
// By then every article has been published, and none has expired.
const moment = new Date('2026-12-25T12:00:00Z')
const [home] = channelsOf(site, topics)
const carried = content.articles.filter((article) => carries(home, article))
const earlier = edited(files, `/${carried[1]?.slug}.md`, (text) => `${text}\nAs it was.\n`)
const askEarlier = await serving(withoutProblems(await readFiles(earlier, { root })))

async function serving(content: ReadContent): Promise<Ask> {
  return livingBundle(await loadBundle(await bundledContent(content, now)))
}

/** The files with another text in the one whose path ends so. */
function edited(
  files: readonly SourceFile[],
  end: string,
  edit: (text: string) => string,
): SourceFile[] {
  return files.map((file) => {
    if (!file.path.endsWith(end)) return file
    const text = edit(Buffer.from(file.read()).toString())
    return { path: file.path, read: () => Buffer.from(text) }
  })
}

/** A composed document, and what the renderers of its format make of the same. */
interface Composed {
  path: string
  headers?: Record<string, string>
  articles: readonly Article[]
  /** Whose date the document has. */
  dated?: readonly Article[]
  channel?: FeedChannel
  query?: string
  folder?: string
  history: FeedHistory
  isBrief?: boolean
  hub?: string
}

function expected(syntax: FeedSyntax, document: Composed): string {
  const { articles, dated = articles, channel = home, query = '', folder, history, hub } = document
  const options = feedOptions(site, channel, {
    updated: new Date(Math.max(...dated.map(({ updated }) => updated.getTime()))),
    feedLinks: addressesIn(site.url + (folder ?? home.path), query),
    ...(hub !== undefined && { hub }),
  })
  const items = articles.map((article) => feedItem(site, topics, article))
  const written = document.isBrief ? briefly(syntax) : syntax
  return renderDocument(written, { options: { ...options, history }, items })
}

/** The format with the summary where the content would stand. */
function briefly(syntax: FeedSyntax): FeedSyntax {
  return {
    ...syntax,
    contentTags: ['', ''],
    content: (item) => syntax.item(item).brief,
  }
}

function filtered(query: string, words: ReturnType<typeof describeQuery>): FeedChannel {
  return {
    ...home,
    id: `${home.id}?${query}`,
    title: home.title + words.title,
    description: home.description + words.description,
  }
}

function describing(query: Parameters<typeof describeQuery>[0]) {
  const titles = new Map(topics.map(({ slug, title }) => [slug, title]))
  const site = { ...rendered.pages, words: localWords(rendered.pages) }
  return describeQuery(query, site, { label: (key) => titles.get(key) ?? key })
}

const harbours = carried.filter((article) => article.topics.includes('harbours'))

function filteredDocument(file: string): Composed {
  const query = 'any=harbours&limit=2'
  const next = `any=harbours&until=${untilBefore(harbours[1])}&limit=2`
  return {
    path: `/${file}?limit=2&any=Harbours`,
    articles: harbours.slice(0, 2),
    channel: filtered(query, describing({ ...wholeFeed, any: ['harbours'], limit: 2 })),
    query: `?${query}`,
    history: feedHistory(site.url, { is: 'page', nextQuery: next }, (one) =>
      addressesIn(`${site.url}/`, `?${one}`),
    ),
  }
}

/** The second before an article, as an address has it. */
function untilBefore(article: Article | undefined): string {
  const time = new Date((article?.published.getTime() ?? 0) - 1000)
  return encodeURIComponent(time.toISOString().replace('.000', ''))
}

function briefDocument(file: string): Composed {
  const query = 'limit=200&content=summary'
  return {
    path: `/${file}?${query}`,
    articles: carried,
    channel: filtered(query, describing({ ...wholeFeed, limit: 200, content: 'summary' })),
    query: `?${query}`,
    history: { links: [] },
    isBrief: true,
  }
}

function emptyDocument(file: string): Composed {
  const query = 'any=nothing'
  return {
    path: `/${file}?${query}`,
    articles: [],
    // Without items the date is that of the ids.
    dated: [{ ...(carried[0] as Article), updated: new Date('2025-04-01') }],
    channel: filtered(query, describing({ ...wholeFeed, any: ['nothing'] })),
    query: `?${query}`,
    history: { links: [] },
  }
}

const folder = /\/archives\/[^/]+\//.exec(await (await ask('/rss.xml', moment)).text())?.[0] ?? ''

function archiveDocument(file: string): Composed {
  const archive = parseArchiveName(folder.split('/')[2] ?? '')
  assert.ok(archive && 'before' in archive)
  return {
    path: folder + file,
    articles: carried.slice(2),
    folder,
    history: feedHistory(`${site.url}/`, { is: 'archive', next: { after: archive.before } }),
  }
}

/** What has changed since an earlier build, of which no date tells. */
async function deltaDocument(file: string): Promise<Composed> {
  const taking = { 'A-IM': 'feed' }
  const first = { ...taking, 'If-None-Match': '"before"' }
  const held = (await askEarlier(`/${file}`, moment, first)).headers.get('etag') ?? ''
  return {
    path: `/${file}`,
    headers: { ...taking, 'If-None-Match': held },
    articles: carried.slice(1, 2),
    dated: carried.slice(0, 2),
    history: { links: [] },
    hub: site.hub ?? '',
  }
}

const kinds: Record<string, (file: string) => Composed | Promise<Composed>> = {
  'a filtered feed': filteredDocument,
  'a feed of summaries': briefDocument,
  'an empty feed': emptyDocument,
  'an archive': archiveDocument,
  'a delta': deltaDocument,
}

const gzip = { 'Accept-Encoding': 'gzip' }

describe('what the Worker puts together', () => {
  for (const [kind, documentOf] of Object.entries(kinds)) {
    for (const { name, file, syntax } of formats) {
      // A part of JSON is no JSON Feed.
      if (kind === 'a delta' && file === 'feed.json') continue
      it(`has the bytes that the renderer of ${name} gives for ${kind}`, async () => {
        const document = await documentOf(file)
        const text = expected(syntax, document)
        const plain = await ask(document.path, moment, document.headers)
        assert.equal(plain.status, kind === 'a delta' ? 226 : 200)
        assert.equal(await plain.text(), text)
        assert.equal(plain.headers.get('content-length'), String(Buffer.byteLength(text)))
        const packed = await ask(document.path, moment, { ...document.headers, ...gzip })
        assert.equal(packed.headers.get('content-encoding'), 'gzip')
        const bytes = Buffer.from(await packed.arrayBuffer())
        assert.equal(gunzipSync(bytes).toString(), text)
        assert.equal(packed.headers.get('content-length'), String(bytes.length))
      })
    }
  }

  it('is read by the gzip of Python', {
    skip: missingTool('/usr/bin/python3', ['-c', 'import gzip'], 'python3'),
  }, async () => {
    const { path } = filteredDocument('atom.xml')
    const input = Buffer.from(await (await ask(path, moment, gzip)).arrayBuffer())
    const program =
      'import gzip, sys; sys.stdout.buffer.write(gzip.decompress(sys.stdin.buffer.read()))'
    const text = execFileSync('/usr/bin/python3', ['-c', program], { input })
    assert.equal(text.toString(), await (await ask(path, moment)).text())
  })

  it('is read by curl', { skip: missingTool('curl', ['--version'], 'curl') }, async () => {
    const { path } = archiveDocument('rss.xml')
    const bytes = Buffer.from(await (await ask(path, moment, gzip)).arrayBuffer())
    const server = createServer((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bytes)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    try {
      const { port } = server.address() as AddressInfo
      const { stdout } = await run('curl', [
        ...['--silent', '--show-error', '--compressed', '--noproxy', '*'],
        `http://127.0.0.1:${port}/`,
      ])
      assert.equal(stdout, await (await ask(path, moment)).text())
    } finally {
      server.close()
    }
  })
})
