import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { character } from '../support/character.ts'
import { articlesOf, contentOf, frontMatter, problemsOf, readSite } from './support/small-site.ts'

const everyField = `---
title: "  The ferry\\n runs again "
id: tag:harbour.example,2025:4f1a9c2e
published: 2025-03-01
updated: 2025-03-02T09:30:15.5+03:00
expires: 2027-01-01T00:00Z
summary: The ferry  is back.
topics: [fishing, ferries]
tags: [harbour, " fog ", harbour]
authors: [guest, desk]
language: EN-gb
source:
  name: Port authority
  url: https://port.example/ü
  published: 2025-02-28
image:
  src: ferry.png
  alt: A ferry
  credit: Port authority
enclosure:
  src: https://port.example/ferry.mp3
  length: 1234
corrections:
  - { date: 2025-03-04, text: It runs from the old harbour. }
  - { date: 2025-03-03, text: It runs twice a day. }
aliases: [old-ferry, /2025/ferry.html]
feed: false
---

The *ferry* runs. See [the harbour](harbour.md#map).
`

/** What every PNG of the small site is. */
const picture = { type: 'image/png', width: 600, height: 600 }

const files = {
  'site.yaml': `title: Harbour news
description: What happens in the harbour.
url: https://harbour.example/
language: en
timeZone: Europe/Istanbul
ids: { authority: harbour.example, date: "2025" }
authors:
  desk: { name: Harbour desk, kind: organisation }
  guest: { name: A guest, url: https://guest.example }
licence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }
icon: icon.png
logo: { src: icon.png }
colours: { accent: "#8C1D2F", paper: white }
footer: { text: " Below. ", links: [{ name: "The \tferry ", url: /articles/ferry }] }
polling: 30
hub: HTTPS://Hub.example/ü?a=b
window: { items: 20, days: 3 }
updated: 2025-01-01T00:00Z
`,
  'topics.yaml': `ferries: { title: Ferries, description: On ferries., keywords: [ferry] }
fishing:
  title: Fishing
  description: On fishing.
  keywords: []
  image: icon.png
  aliases: [angling]
  id: tag:harbour.example,2025:feeds/topics/angling
whaling: { removed: true, aliases: [whales] }
`,
  'icon.png': 'icon',
  'articles/ferry.md': everyField,
  'articles/ferry.png': 'a picture',
  'articles/harbour.md': `${frontMatter.replace('4f1a9c2e', '2').replace('03-01', '03-04')}Text.`,
  'articles/later.md': `${frontMatter.replace('4f1a9c2e', '3').replace('topics', 'draft: true\ntopics')}Text.`,
  'articles/notes.csv': 'left alone',
}

describe('reading a content folder', () => {
  it('reads every setting', async () => {
    const { site, topics, removedTopics } = await contentOf(files)
    const folder = 'https://harbour.example/media/c2d4b446a44ce54f'
    assert.deepEqual(site, {
      title: 'Harbour news',
      description: 'What happens in the harbour.',
      url: 'https://harbour.example',
      language: 'en',
      timeZone: 'Europe/Istanbul',
      ids: { authority: 'harbour.example', date: '2025' },
      authors: {
        desk: { name: 'Harbour desk', kind: 'organisation' },
        guest: { name: 'A guest', kind: 'person', url: 'https://guest.example/' },
      },
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      icon: { folder: `${folder}/icons` },
      logo: { ...picture, url: `${folder}/icon.png`, length: 4 },
      colours: { accent: '#8c1d2f', paper: '#ffffff' },
      footer: {
        text: 'Below.',
        links: [{ name: 'The ferry', url: 'https://harbour.example/articles/ferry/' }],
      },
      polling: 30,
      hub: 'https://hub.example/%C3%BC?a=b',
      window: { items: 20, days: 3 },
      updated: new Date('2025-01-01T00:00Z'),
    })
    assert.deepEqual(topics, [
      {
        slug: 'ferries',
        aliases: [],
        title: 'Ferries',
        description: 'On ferries.',
        keywords: ['ferry'],
      },
      {
        slug: 'fishing',
        id: 'tag:harbour.example,2025:feeds/topics/angling',
        aliases: ['angling'],
        title: 'Fishing',
        description: 'On fishing.',
        keywords: [],
        image: { ...picture, url: `${folder}/icon.png`, length: 4 },
      },
    ])
    assert.deepEqual(removedTopics, [{ slug: 'whaling', aliases: ['whales'] }])
  })

  it('reads every field of an article', async () => {
    const { timedMedia } = await contentOf(files)
    const file = timedMedia.find(({ path }) => path.endsWith('/ferry.png'))
    assert.deepEqual((await articlesOf(files))[1], {
      id: 'tag:harbour.example,2025:4f1a9c2e',
      slug: 'ferry',
      title: 'The ferry runs again',
      published: new Date('2025-02-28T21:00:00Z'),
      updated: new Date('2025-03-03T21:00:00Z'),
      expires: new Date('2027-01-01T00:00:00Z'),
      summary: 'The ferry is back.',
      summaryFromText: false,
      topics: ['ferries', 'fishing'],
      tags: ['harbour', 'fog'],
      authors: [
        { name: 'A guest', kind: 'person', url: 'https://guest.example/' },
        { name: 'Harbour desk', kind: 'organisation' },
      ],
      language: 'en-GB',
      source: {
        name: 'Port authority',
        url: 'https://port.example/%C3%BC',
        published: new Date('2025-02-27T21:00:00Z'),
      },
      image: {
        ...picture,
        url: `https://harbour.example${file?.path}`,
        length: 9,
        alt: 'A ferry',
        credit: 'Port authority',
      },
      enclosure: { url: 'https://port.example/ferry.mp3', type: 'audio/mpeg', length: 1234 },
      corrections: [
        { date: new Date('2025-03-02T21:00:00Z'), text: 'It runs twice a day.' },
        { date: new Date('2025-03-03T21:00:00Z'), text: 'It runs from the old harbour.' },
      ],
      aliases: ['/articles/old-ferry/', '/2025/ferry.html'],
      inFeeds: false,
      html:
        '<p>The <em>ferry</em> runs. See ' +
        '<a href="https://harbour.example/articles/harbour/#map">the harbour</a>.</p>',
    })
  })

  it('fills in what an article leaves out', async () => {
    assert.deepEqual((await articlesOf(files))[0], {
      id: 'tag:harbour.example,2025:2',
      slug: 'harbour',
      title: 'The ferry runs again',
      published: new Date('2025-03-03T21:00:00Z'),
      updated: new Date('2025-03-03T21:00:00Z'),
      summary: 'Text.',
      summaryFromText: true,
      topics: ['ferries'],
      tags: [],
      authors: [{ name: 'Harbour desk', kind: 'organisation' }],
      language: 'en',
      corrections: [],
      aliases: [],
      inFeeds: true,
      html: '<p>Text.</p>',
    })
  })

  it('orders articles from the newest, without drafts', async () => {
    const slugs = (await contentOf(files)).articles.map(({ slug }) => slug)
    assert.deepEqual(slugs, ['harbour', 'ferry'])
  })

  it('serves only files that are named somewhere', async () => {
    const { media, timedMedia } = await contentOf(files)
    const names = [...media, ...timedMedia].map(({ path }) => path.split('/').at(-1))
    assert.deepEqual(names.sort(), ['ferry.png', 'icon.png'])
  })

  it('keeps raised figures in a summary, and leaves out footnotes', async () => {
    const body = 'About 10<sup>6</sup> people.[^1]\n\n[^1]: The note.'
    const { articles } = await contentOf({ 'articles/a.md': `${frontMatter}${body}` })
    assert.equal(articles[0]?.summary, 'About 106 people.')
  })

  it('serves no file of a draft or of an article that has expired', async () => {
    const withPicture = (name: string, field: string): string =>
      `${frontMatter.replace('4f1a9c2e', name).replace('topics', `${field}\ntopics`)}Text ![a](${name}.png).`
    const { media, timedMedia } = await contentOf({
      ...files,
      'articles/secret.md': withPicture('secret', 'draft: true'),
      'articles/secret.png': 'secret',
      'articles/past.md': withPicture('past', 'expires: 2025-06-01').replace('03-01', '03-02'),
      'articles/past.png': 'past',
    })
    assert.deepEqual(
      [...media, ...timedMedia].filter(({ source }) => /secret|past/.test(source)),
      [],
    )
  })

  it('takes an old name that differs in its case only', async () => {
    const text = `${frontMatter.replace('topics', 'aliases: [Ferry]\ntopics')}Text.`
    assert.deepEqual(await problemsOf({ 'articles/ferry.md': text }), [])
  })

  it('tells of a removal without its date: the article would stay public', async () => {
    const text = `${frontMatter.replace('topics', 'removed:\ntopics')}Text.`
    const problems = await problemsOf({ 'articles/ferry.md': text })
    assert.deepEqual(
      problems.map(({ field, found }) => [field, found]),
      [['removed', 'nothing']],
    )
  })

  it('tells of texts that would be left out without a word', async () => {
    const found = await problemsOf({
      'articles/a.md': `${frontMatter}Text.`,
      'articles/story.mdx': 'x',
      'articles/notes.txt': 'y',
    })
    assert.deepEqual(
      found.map(({ file }) => file),
      ['content/articles/notes.txt', 'content/articles/story.mdx'],
    )
  })

  it('takes an article with a byte order mark and line ends of Windows', async () => {
    const text = `\ufeff${everyField.replaceAll('\n', '\r\n')}`
    assert.deepEqual(
      await articlesOf({ ...files, 'articles/ferry.md': text }),
      await articlesOf(files),
    )
  })

  it('takes two names that differ in their Unicode form for one address', async () => {
    const found = await problemsOf({
      'articles/2025/caf\u00e9.md': `${frontMatter}Text.`,
      'articles/2026/cafe\u0301.md': `${frontMatter.replace('4f1a9c2e', '2').replace('03-01', '03-02')}Text.`,
    })
    assert.deepEqual(
      found.map((problem) => problem.found),
      ['`/articles/caf%C3%A9/`, which articles/2025/café.md has'],
    )
  })

  it('names an author once who is named twice', async () => {
    const text = frontMatter.replace('topics', 'authors: [desk, desk]\ntopics')
    const { articles } = await contentOf({ 'articles/ferry.md': `${text}Text.` })
    assert.deepEqual(articles[0]?.authors, [{ name: 'Harbour desk', kind: 'person' }])
  })

  it('counts lines and columns below a byte order mark and line ends of Windows', async () => {
    const text = `\ufeff${frontMatter}Well.\n\nSee [😀](nowhere.md).\n`.replaceAll('\n', '\r\n')
    const [problem] = await problemsOf({ 'articles/ferry.md': text })
    assert.deepEqual([problem?.line, problem?.column], [10, 10])
  })

  it('never throws, whatever the bytes of an article', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.boolean(), fc.boolean(), async (bytes, headed, html) => {
        const head = headed ? new TextEncoder().encode(frontMatter) : new Uint8Array()
        assert.ok(
          await readSite({ [`articles/a.${html ? 'html' : 'md'}`]: Buffer.concat([head, bytes]) }),
        )
      }),
      { numRuns: 90 },
    )
  })

  it('never throws, whatever the front matter or the body', async () => {
    const field = fc.constantFrom('title', 'id', 'published', 'updated', 'expires', 'topics')
    await fc.assert(
      fc.asyncProperty(field, fc.string({ unit: character }), async (name, text) => {
        const fields = frontMatter.replace(new RegExp(`${name}: .*`), `${name}: ${text}`)
        assert.ok(await readSite({ 'articles/a.md': `${fields}${text}` }))
        assert.ok(await readSite({ 'topics.yaml': `${name}: ${text}`, 'site.yaml': text }))
      }),
      { numRuns: 90 },
    )
  })
})

describe('the colours of a site', () => {
  for (const [paper, contrast] of [
    ['"#777777"', '1.5'],
    ['black', '1.2'],
  ] as const) {
    it(`are refused when no text could be read on them: ${paper}`, async () => {
      const problems = await problemsOf({
        'site.yaml': `${files['site.yaml'].replace('paper: white', `paper: ${paper}`)}`,
      })
      const told = problems.filter(({ field }) => field.startsWith('colours'))
      assert.deepEqual(
        told.map(({ field, found }) => [field, found.replaceAll('"', '').replace(/`\S+`, /, '')]),
        [['colours.paper', `on which text has a contrast of ${contrast}`]],
      )
    })
  }
})
