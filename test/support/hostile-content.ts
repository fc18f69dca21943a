import assert from 'node:assert/strict'
import { findAll, textContent } from 'domutils'
import fc from 'fast-check'
import { parseJsonFeed } from 'feedsmith'
import { parseDocument } from 'htmlparser2'
import type { Content } from '../../src/model/content.ts'
import type { RenderedDocument } from '../../src/model/rendered-site.ts'
import { formats } from '../../src/render/formats.ts'
import { localWords } from '../../src/render/local-words.ts'
import { articlePage } from '../../src/render/pages/article-page.ts'
import { previewItems } from '../../src/render/pages/preview-items.ts'
import { previewPage } from '../../src/render/pages/preview-page.ts'
import { hostileLabel, hostileLine, hostileName, hostileText } from './hostile.ts'
import { jsonFeedFaults } from './json-feed-schema.ts'
import { now } from './local-site.ts'
import { articleText, asciiJson, memoryFiles } from './memory-content.ts'
import { type ReadFeed, readAtom, readJsonFeed, readRss } from './read-back.ts'
import { readFiles } from './read-files.ts'
import { type RenderedContent, renderedContent } from './rendered-content.ts'
import { longWebAddress, webAddress } from './web-address.ts'
import { xmlParsers } from './xml-tree.ts'

const article = fc.record({
  title: hostileLine,
  summary: fc.option(hostileLine, { nil: undefined }),
  tags: fc.array(hostileLabel, { maxLength: 3 }),
  source: fc.record({ name: hostileLine, url: longWebAddress }),
  image: fc.record({ src: webAddress, alt: hostileLine, credit: hostileLine }),
  body: hostileText.map((text) => `Text.\n\n${text}`),
  extension: fc.constantFrom('md', 'html'),
  time: fc.date({ min: new Date('1970-01-02'), max: now, noInvalidDate: true }),
})

const site = fc.record({
  title: hostileLine,
  description: hostileLine,
  author: hostileName,
  licence: hostileLine,
  topic: hostileLabel,
  topicDescription: hostileLine,
  articles: fc.uniqueArray(article, {
    maxLength: 3,
    minLength: 1,
    selector: ({ time }) => Math.floor(time.getTime() / 1000),
  }),
})

type HostileSite = typeof site extends fc.Arbitrary<infer Value> ? Value : never

/**
 * Whatever an author writes into any field, every format parses strictly and gives back the same.
 * @param seed the same draws for the same number; a new one each time when it is left out
 */
export async function assertHostileContent(runs: number, seed?: number): Promise<void> {
  let rendered = 0
  const property = fc.asyncProperty(site, async (drawn) => {
    const read = await readFiles(memoryFiles(filesOf(drawn)))
    if ('problems' in read) {
      // What drawn markup may well have against it, and the author would be told.
      const unexpected = read.problems.filter(
        ({ field, found }) =>
          !['link', 'picture'].includes(field) && !/^elements nested|MiB$/.test(found),
      )
      assert.deepEqual(unexpected, [])
      return
    }
    assertSeen(drawn, read.content)
    const site = await renderedContent(read, now)
    assertSameInAllFormats(read.content, site.documents)
    // Parsing pages takes longest, and all draws are alike.
    if (rendered % 4 === 0) await assertPages(read.content, site)
    rendered += 1
  })
  await fc.assert(property, { numRuns: runs, ...(seed !== undefined && { seed }) })
  assert.ok(rendered > runs * 0.7, `only ${rendered} of ${runs} draws became feeds`)
}

function filesOf(drawn: HostileSite): Record<string, string> {
  const { title, description, author, licence, topic, topicDescription } = drawn
  const articles = drawn.articles.map(({ extension, body, time, ...fields }, index) => [
    `articles/a${index}.${extension}`,
    articleText(
      {
        ...fields,
        id: `tag:hostile.example,2025:${index}`,
        published: time.toISOString(),
        topics: ['topic'],
      },
      body,
    ),
  ])
  return {
    'site.yaml': asciiJson({
      title,
      description,
      url: 'https://hostile.example',
      language: 'en',
      timeZone: 'UTC',
      ids: { authority: 'hostile.example', date: '2025' },
      authors: { desk: { name: author } },
      licence: { name: licence },
    }),
    'topics.yaml': asciiJson({
      topic: { title: topic, description: topicDescription, keywords: ['x'] },
    }),
    ...Object.fromEntries(articles),
  }
}

/** What the author wrote is what the model says, but for what no feed can carry. */
function assertSeen(drawn: HostileSite, { site: { title }, articles }: Content): void {
  assert.equal(title, visible(drawn.title))
  for (const { id, title, summary, tags, source } of articles) {
    const written = drawn.articles[Number(id.split(':').at(-1))]
    assert.ok(written)
    assert.equal(title, visible(written.title))
    if (written.summary !== undefined) assert.equal(summary, visible(written.summary))
    assert.deepEqual(tags, [...new Set(written.tags.map(visible))])
    assert.equal(source?.name, visible(written.source.name))
  }
}

/** The characters that XML 1.0 allows, lone surrogates replaced, white space as one space. */
function visible(text: string): string {
  const characters = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
    if (code === 0xfffe || code === 0xffff) return ''
    return code < 0x20 && ![0x9, 0xa, 0xd].includes(code) ? '' : character
  })
  return characters.join('').split(/\s+/).filter(Boolean).join(' ')
}

function assertSameInAllFormats(content: Content, rendered: readonly RenderedDocument[]): void {
  const documents = textsOf(rendered)
  for (const path of ['/', '/topics/topic/']) {
    const [rss = '', atom = '', json = ''] = ['rss.xml', 'atom.xml', 'feed.json'].map((file) =>
      documents.get(path + file),
    )
    const feed = readJsonFeed(json)
    assert.deepEqual(jsonFeedFaults(json), [])
    assert.deepEqual(
      parseJsonFeed(json).items?.map(({ id }) => id),
      feed.items.map(({ id }) => id),
    )
    for (const parse of Object.values(xmlParsers)) {
      assertSameFeed(readRss(parse(rss)), feed)
      assertSameFeed(readAtom(parse(atom)), feed)
    }
    assertNotMistaken(rss, atom)
    assertFromModel(feed, content)
  }
}

/** The texts of all documents by their paths. */
function textsOf(documents: readonly RenderedDocument[]): ReadonlyMap<string, string> {
  return new Map(documents.map(({ path, stretches }) => [path, stretches[0]?.text ?? '']))
}

/** Pages and lists say what was written, and nothing of it is markup. */
async function assertPages({ site, articles }: Content, rendered: RenderedContent): Promise<void> {
  const { channels } = rendered
  const pages = { ...rendered.pages, words: localWords(rendered.pages) }
  const documents = textsOf(rendered.documents)
  for (const path of ['/feeds.opml', '/sitemap.xml']) {
    for (const parse of Object.values(xmlParsers)) assert.ok(parse(documents.get(path) ?? ''))
  }
  const [home] = assertHarmless(documents.get('/') ?? '')
  assert.equal(home, site.title)
  const [channel] = channels
  const [format] = formats
  assert.ok(channel && format)
  const items = await previewItems(pages, articles)
  const [, preview] = assertHarmless(await previewPage(pages, { channel, format }, items))
  assert.equal(preview, site.title)
  for (const article of articles) {
    const page = await articlePage(pages, [], article, { more: [] })
    const [title, heading, data] = assertHarmless(page)
    assert.equal(title, `${article.title} – ${site.title}`)
    assert.equal(heading, article.title)
    assert.equal(JSON.parse(data).headline, article.title)
  }
}

/** The title, the first heading and the data of a page, in which only our own scripts are. */
function assertHarmless(page: string): [title: string, heading: string, data: string] {
  const document = parseDocument(page)
  const elements = findAll(() => true, document.children)
  for (const { name, attribs } of elements) {
    const names = Object.keys(attribs)
    assert.ok(!names.some((one) => /^on|^style$|^srcdoc$/.test(one)), names.join(' '))
    assert.ok(!/^(?:iframe|object|embed|base|form|style)$/.test(name), name)
  }
  const scripts = elements.filter(({ name }) => name === 'script')
  const data = scripts.filter(({ attribs }) => attribs['type'] === 'application/ld+json')
  assert.ok(data.length <= 1)
  const others = scripts.filter((script) => !data.includes(script))
  assert.deepEqual(
    others.map(({ attribs, children }) => [attribs['src']?.split('?')[0], children.length]),
    [['/copy.js', 0]],
  )
  const words = (name: string): string => {
    const [first] = elements.filter((element) => element.name === name)
    return first ? textContent(first).trim() : ''
  }
  return [words('title'), words('h1'), data[0] ? textContent(data[0]) : 'null']
}

function assertSameFeed(actual: ReadFeed, expected: ReadFeed): void {
  assert.deepEqual(actual, expected)
}

/** Some readers search the bytes for the root of another format. */
function assertNotMistaken(rss: string, atom: string): void {
  assert.equal(rss.indexOf('<rss', rss.indexOf('<rss') + 1), -1)
  assert.equal(atom.search(/<rss|<rdf:RDF|<channel>/), -1)
  assert.equal(`${rss}${atom}`.search(/<!\[CDATA\[|\]\]>/), -1)
}

function assertFromModel({ items }: ReadFeed, { articles }: Content): void {
  assert.deepEqual(
    items.map(({ id, title, summary, published, updated }) => [
      id,
      title,
      summary,
      published,
      updated,
    ]),
    articles.map(({ id, title, summary, published, updated }) => [
      id,
      title,
      summary,
      published.getTime(),
      updated.getTime(),
    ]),
  )
  for (const [index, { content, summary }] of items.entries()) {
    assert.ok(content.includes(articles[index]?.html ?? ''))
    assert.ok(content.length >= summary.length)
  }
}
