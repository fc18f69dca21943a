import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import { type BuildMemory, build, buildMemory } from '../src/build.ts'
import { compileWorker } from '../src/bundle/compile-worker.ts'
import type { OutputFile } from '../src/bundle/output-file.ts'
import { workerEntry } from '../src/commands/worker-entry.ts'
import type { Recall } from '../src/model/recall.ts'
import { articleText } from './support/memory-content.ts'
import { copyOf, temporaryFolder } from './support/temporary-folder.ts'

const articles = ['articles/a.md', 'articles/b.md', 'articles/c.html', 'articles/sub/d.md']
const pictures = ['articles/p.png', 'articles/sub/p.png']
const pictureBytes = ['content/icon.png', 'test/complete-site/articles/2026/harbour.png'].map(
  (path) => readFileSync(path),
)

/** Addresses in an article that mostly lead somewhere. */
function addressesAt(path: string): string[] {
  const b = path.includes('/sub/') ? '../b.md' : 'b.md'
  return [b, 'p.png', '/articles/a/', '/articles/d.md', '/topics/first/rss.xml', '#here']
}

type Edit =
  | { write: string; bytes: string | Uint8Array }
  | { remove: string }
  | { move: string; to: string }

const site = articleText(
  {
    title: 'A site',
    description: 'Of drawn edits.',
    url: 'https://drawn.example',
    language: 'en',
    timeZone: 'UTC',
    ids: { authority: 'drawn.example', date: '2025' },
    authors: { desk: { name: 'Desk', kind: 'organisation' } },
  },
  '',
).replaceAll(/^---\n/gm, '')

const addedTopic = 'added: { title: Added, description: All., keywords: [added] }\n'

function topicsText(slugs: readonly string[]): string {
  return slugs
    .map((slug) => `${slug}: { title: On ${slug}, description: All., keywords: [${slug}] }\n`)
    .join('')
}

/** A value that is usually this one. */
function usually<T>(value: T, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 8, arbitrary: fc.constant(value) }, fc.constantFrom(...others))
}

function plainText(path: string): string {
  return articleText(fieldsAt(path), '<p>Text.</p>\n')
}

function fieldsAt(path: string): {
  id: string
  published: string
  title: string
  topics: string[]
} {
  const index = articles.indexOf(path)
  return {
    id: `tag:drawn.example,2025:${index}`,
    published: `2026-10-0${index + 1}T10:00:00Z`,
    title: 'One',
    topics: ['first'],
  }
}

/** The text of an article, mostly one without a problem. */
function textAt(path: string): fc.Arbitrary<string> {
  const { id, published } = fieldsAt(path)
  return fc
    .record({
      id: usually(id, 'tag:drawn.example,2025:0'),
      published: usually(published, '2026-10-01T10:00:00Z'),
      title: usually<string | undefined>('One', 'Two', 'Three', undefined),
      updated: usually(undefined, '2026-11-01T13:00:00Z'),
      draft: usually(undefined, true),
      removed: usually(undefined, '2026-10-20', '2026-11-01T13:00:00Z'),
      topics: fc.constantFrom(['first'], ['first', 'second']),
      links: fc.subarray(addressesAt(path), { maxLength: 3 }),
      shown: fc.subarray(['p.png']),
    })
    .map(({ links, shown, ...fields }) => {
      const anchors = links.map((address) => `<a href="${address}">there</a>`)
      const images = shown.map((address) => `<img src="${address}" alt="A drawing">`)
      return articleText(fields, `<p>Text with ${[...anchors, ...images].join(', ')}.</p>\n`)
    })
}

const article = fc
  .constantFrom(...articles)
  .chain((path) => textAt(path).map((bytes) => ({ write: path, bytes })))

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 12, arbitrary: article },
  {
    weight: 2,
    arbitrary: fc.record({
      write: fc.constantFrom(...pictures),
      bytes: fc.constantFrom<string | Uint8Array>(...pictureBytes, 'no picture'),
    }),
  },
  {
    arbitrary: fc.record({
      write: fc.constant('topics.yaml'),
      bytes: fc.constantFrom(
        ...[['first'], ['first', 'second'], ['second', 'first']].map(topicsText),
      ),
    }),
    weight: 1,
  },
  {
    arbitrary: fc.record({
      write: fc.constant('site.yaml'),
      bytes: fc.constantFrom(
        site,
        ...[
          ['A site', 'Another'],
          ['UTC', 'Mars'],
          ['UTC', 'Asia/Tokyo'],
          ['https://drawn', 'https://other'],
          ['Desk', 'Other desk'],
        ].map(([from = '', to = '']) => site.replace(from, to)),
      ),
    }),
    weight: 1,
  },
  { weight: 1, arbitrary: fc.record({ remove: fc.constantFrom(...articles, ...pictures) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      move: fc.constantFrom(...articles),
      to: fc.constantFrom(...articles, 'articles/e.md', 'articles/sub/a.md'),
    }),
  },
)

function apply(folder: string, change: Edit): void {
  if ('write' in change) write(folder, change.write, change.bytes)
  else if ('remove' in change) rmSync(join(folder, change.remove), { force: true })
  else {
    try {
      renameSync(join(folder, change.move), join(folder, change.to))
    } catch {
      // There was no such file.
    }
  }
}

function write(folder: string, path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), bytes)
}

/** A memory that counts what it does not know, by the name of its kind. */
function countingMemory(made: Map<string, number>): BuildMemory {
  function counting<T>(name: string, known: Recall<T>): Recall<T> {
    function get(key: string): T | undefined {
      const value = known.get(key)
      if (value === undefined) made.set(name, (made.get(name) ?? 0) + 1)
      return value
    }
    function of(key: string, make: () => T): T {
      const value = get(key) ?? make()
      known.set(key, value)
      return value
    }
    return { ...known, get, of }
  }
  const { articleFiles, bodies, media, pictures, markdown, items, pieces, words, gzips, icons } =
    buildMemory()
  return {
    articleFiles: counting('articleFiles', articleFiles),
    bodies: counting('bodies', bodies),
    media: counting('media', media),
    pictures: counting('pictures', pictures),
    markdown: counting('markdown', markdown),
    items: counting('items', items),
    pieces: counting('pieces', pieces),
    words: counting('words', words),
    gzips: counting('gzips', gzips),
    icons: counting('icons', icons),
  }
}

describe('a build that remembers earlier ones', () => {
  let worker: OutputFile
  before(async () => {
    worker = await compileWorker(workerEntry)
  })

  it('gives the bytes and the problems of one that does not, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ change: edit, hour: fc.constantFrom(12, 14) }), { minLength: 6 }),
        async (edits) => {
          using folder = temporaryFolder()
          const content = folder.path
          write(content, 'site.yaml', site)
          write(content, 'topics.yaml', topicsText(['first', 'second']))
          for (const path of articles) write(content, path, plainText(path))
          for (const path of pictures) write(content, path, pictureBytes[0] ?? '')
          const memory = buildMemory()
          for (const { change, hour } of edits) {
            apply(content, change)
            const now = new Date(`2026-11-01T${hour}:00:00Z`)
            const remembering = await build({ content, worker, now, memory })
            assert.deepEqual(remembering, await build({ content, worker, now }))
          }
        },
      ),
      { numRuns: 6 },
    )
  })

  it('makes again only what an edit has changed, and forgets what it was', async () => {
    using folder = copyOf('content')
    const content = folder.path
    const made = new Map<string, number>()
    const memory = countingMemory(made)
    const now = new Date('2026-11-01T12:00:00Z')
    const file = join(content, 'articles/istanbul-first-round-announced.md')
    const first = readFileSync(file, 'utf8')
    await build({ content, worker, now, memory })
    const one = { articleFiles: 1, markdown: 1, items: 1, words: 1 }

    made.clear()
    await build({ content, worker, now, memory })
    assert.deepEqual(Object.fromEntries(made), {})

    made.clear()
    writeFileSync(file, first.replace('title: ', 'title: Edited! '))
    await build({ content, worker, now, memory })
    const { gzips: edited = 0, pieces: parts = 0, ...others } = Object.fromEntries(made)
    assert.deepEqual(others, one)
    assert.ok(edited > 0)
    // Its JSON with its Markdown, and the beginning of its item in three formats.
    assert.equal(parts, 4)

    made.clear()
    writeFileSync(file, first)
    await build({ content, worker, now, memory })
    assert.deepEqual(Object.fromEntries(made), { ...others, gzips: edited, pieces: parts })

    made.clear()
    const icon = join(content, 'icon.png')
    const bytes = readFileSync(icon)
    rmSync(icon)
    writeFileSync(icon, Buffer.concat([bytes.subarray(0, -1), Buffer.from([0])]))
    utimesSync(icon, 1, 1)
    await build({ content, worker, now, memory })
    const { gzips: again, pieces: parted, ...ofPicture } = Object.fromEntries(made)
    assert.equal(ofPicture['media'], 1)
    assert.equal(ofPicture['pictures'], 1)

    made.clear()
    writeFileSync(file, `${first}\nAnd more.\n`)
    await build({ content, worker, now, memory })
    const { gzips: _, pieces, ...longer } = Object.fromEntries(made)
    assert.deepEqual(longer, { ...one, bodies: 1 })
  })

  it('makes no text again after an edit of the settings', async () => {
    using folder = copyOf('content')
    const content = folder.path
    const made = new Map<string, number>()
    const memory = countingMemory(made)
    const now = new Date('2026-11-01T12:00:00Z')
    await build({ content, worker, now, memory })
    for (const [name, change, itsItems] of [
      ['site.yaml', (text: string) => text.replace(/^title: .*/m, 'title: Another'), 0],
      // The articles of that topic name it in feeds.
      ['topics.yaml', (text: string) => text.replace(/^ {2}title: .*/m, '  title: Another'), 5],
      ['topics.yaml', (text: string) => `${addedTopic}${text}`, 0],
    ] as const) {
      made.clear()
      const file = join(content, name)
      writeFileSync(file, change(readFileSync(file, 'utf8')))
      assert.ok('content' in (await build({ content, worker, now, memory })))
      const { gzips: edited = 0, items = 0, pieces, ...others } = Object.fromEntries(made)
      assert.ok(edited > 0)
      assert.equal(items, itsItems)
      assert.deepEqual(others, {}, name)
    }
  })

  it('gives the items that other settings make of the same articles', async () => {
    using folder = temporaryFolder()
    const content = folder.path
    const path = 'articles/a.md'
    const corrections = [{ date: '2026-10-05T20:00:00Z', text: 'A name was wrong.' }]
    const fields = { ...fieldsAt(path), language: 'en', corrections }
    write(content, 'topics.yaml', topicsText(['first']))
    write(content, path, articleText(fields, 'Text.'))
    const memory = buildMemory()
    const now = new Date('2026-11-01T12:00:00Z')
    const abroad = site.replace('UTC', 'Asia/Tokyo')
    for (const settings of [site, abroad, abroad.replace(/^(language: ).*/m, '$1de')]) {
      write(content, 'site.yaml', settings)
      const remembering = await build({ content, worker, now, memory })
      assert.ok('content' in remembering)
      assert.deepEqual(remembering, await build({ content, worker, now }))
    }
  })
})
