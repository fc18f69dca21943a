import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import { openMemory } from '../../src/build/build-memory.ts'
import { diskStore } from '../../src/build/disk-store.ts'
import type { ArticlesState } from '../../src/build/known-articles.ts'
import { MissingBlobError, memoryStore, type Store } from '../../src/build/store.ts'
import { type BuildOptions, build } from '../../src/build.ts'
import { compileWorker } from '../../src/bundle/compile-worker.ts'
import type { OutputFile } from '../../src/bundle/output-file.ts'
import { workerEntry } from '../../src/commands/worker-entry.ts'
import type { Problem } from '../../src/model/problem.ts'
import { articleText } from '../support/memory-content.ts'
import { copyOf, temporaryFolder } from '../support/temporary-folder.ts'

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

/** What a build gives, read from wherever it lies; hashes, since a report on bytes takes minutes. */
type Given = { problems: Problem[] } | { files: [path: string, hash: string][] }

async function given(options: BuildOptions): Promise<Given> {
  const built = await build(options)
  if ('problems' in built) return built
  const { modules, assets } = built.files
  return { files: [...modules, ...assets].map(({ path, bytes }) => [path, hash('sha256', bytes)]) }
}

/** How many articles a build compiles. */
async function compiledBy(options: BuildOptions): Promise<number> {
  const counts = [0]
  const built = await build({ ...options, onProgress: (_, all) => counts.push(all) })
  assert.ok('files' in built, JSON.stringify(built))
  return Math.max(...counts)
}

/** Changes a byte in the middle of a file, and nothing that is seen from outside. */
function damage(file: string): void {
  const bytes = readFileSync(file)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  const damaged = `${file}.damaged`
  writeFileSync(damaged, bytes)
  // Node rounds times when it sets them.
  execFileSync('touch', ['-r', file, damaged])
  renameSync(damaged, file)
}

/** What gives the store of each build. */
const stores: Record<string, (folder: string) => () => Store> = {
  memory() {
    const store = memoryStore()
    return () => store
  },
  'a folder': (folder) => () => diskStore(folder, 'code'),
}

class BrokenOffError extends Error {}

/** A store that keeps so much and then no more, as when a build is stopped. */
function brokenOff(store: Store, writes: number): Store {
  let left = writes
  function count(): void {
    if (left === 0) throw new BrokenOffError()
    left -= 1
  }
  return {
    ...store,
    write(bytes) {
      count()
      return store.write(bytes)
    },
    commit(manifest) {
      count()
      store.commit(manifest)
    },
  }
}

const drawnEdits = fc.array(fc.record({ change: edit, hour: fc.constantFrom(12, 14) }), {
  minLength: 6,
})

/** A content folder that the edits are of. */
function siteFolder(): ReturnType<typeof temporaryFolder> {
  const folder = temporaryFolder()
  write(folder.path, 'site.yaml', site)
  write(folder.path, 'topics.yaml', topicsText(['first', 'second']))
  for (const path of articles) write(folder.path, path, plainText(path))
  for (const path of pictures) write(folder.path, path, pictureBytes[0] ?? '')
  return folder
}

describe('a build that remembers earlier ones', () => {
  let worker: OutputFile
  before(async () => {
    worker = await compileWorker(workerEntry)
  })

  for (const [kind, storesIn] of Object.entries(stores)) {
    it(`in ${kind} gives the bytes and the problems of one that does not, after any edits`, async () => {
      const property = fc.asyncProperty(drawnEdits, async (edits) => {
        using folder = siteFolder()
        using cache = temporaryFolder()
        const store = storesIn(cache.path)
        for (const { change, hour } of edits) {
          apply(folder.path, change)
          const now = new Date(`2026-11-01T${hour}:00:00Z`)
          const options = { content: folder.path, worker, now }
          assert.deepEqual(await given({ ...options, store: store() }), await given(options))
        }
      })
      await fc.assert(property, { numRuns: 4 })
    })

    it(`in ${kind} gives the bytes of one that does not after one that broke off anywhere`, async () => {
      using folder = siteFolder()
      using cache = temporaryFolder()
      const options = { content: folder.path, worker, now: new Date('2026-11-01T12:00:00Z') }
      const storeOf = storesIn(cache.path)
      const path = 'articles/a.md'
      const texts = ['One', 'Two'].map((title) =>
        articleText({ ...fieldsAt(path), title }, 'Text.'),
      )
      const expected: Given[] = []
      for (const text of texts) {
        write(folder.path, path, text)
        expected.push(await given(options))
      }
      await given({ ...options, store: storeOf() })
      let writes = 0
      for (let hasEnded = false; !hasEnded; writes += 1) {
        write(folder.path, path, texts[writes % 2] ?? '')
        const broken = brokenOff(storeOf(), writes)
        hasEnded = await given({ ...options, store: broken }).then(
          () => true,
          (error) => (error instanceof BrokenOffError ? false : Promise.reject(error)),
        )
        assert.deepEqual(await given({ ...options, store: storeOf() }), expected[writes % 2])
      }
      assert.ok(writes > 10, `${writes} writes`)
    })
  }

  it('compiles again only what an edit has changed', async () => {
    using folder = copyOf('content')
    const content = folder.path
    const store = memoryStore()
    const now = new Date('2026-11-01T12:00:00Z')
    const file = join(content, 'articles/istanbul-first-round-announced.md')
    const first = readFileSync(file, 'utf8')
    assert.equal(await compiledBy({ content, worker, now, store }), 5)
    assert.equal(await compiledBy({ content, worker, now, store }), 0)

    writeFileSync(file, first.replace('title: ', 'title: Edited! '))
    assert.equal(await compiledBy({ content, worker, now, store }), 1)

    const site = join(content, 'site.yaml')
    writeFileSync(site, readFileSync(site, 'utf8').replace(/^title: .*/m, 'title: Another'))
    assert.equal(await compiledBy({ content, worker, now, store }), 0)

    const topics = join(content, 'topics.yaml')
    writeFileSync(topics, `${addedTopic}${readFileSync(topics, 'utf8')}`)
    assert.equal(await compiledBy({ content, worker, now, store }), 0)

    // The articles of that topic name it in feeds.
    const renamed = readFileSync(topics, 'utf8').replace(/^ {2}title: .*/m, '  title: Another')
    writeFileSync(topics, renamed)
    assert.equal(await compiledBy({ content, worker, now, store }), 5)
  })

  it('makes again what was damaged and looks from outside as it was', async () => {
    using folder = siteFolder()
    using cache = temporaryFolder()
    const options = { content: folder.path, worker, now: new Date('2026-11-01T12:00:00Z') }
    const expected = await given(options)
    const blobs = join(cache.path, 'blobs')
    const storeOf = () => diskStore(cache.path, 'code')
    await given({ ...options, store: storeOf() })
    const contents = storeOf().load()?.contents as { articles: ArticlesState } | undefined
    const packs = contents?.articles.packs ?? []
    assert.ok(packs.length > 0)
    for (const { name } of packs.flatMap(({ entries, body }) => [entries, body])) {
      damage(join(blobs, name))
      // The neighbours of an edited article are copied.
      write(folder.path, 'articles/a.md', `${plainText('articles/a.md')}<p>${name}</p>\n`)
      const edited = await given({ ...options, store: storeOf() })
      assert.deepEqual(edited, await given(options))
      write(folder.path, 'articles/a.md', plainText('articles/a.md'))
      assert.deepEqual(await given({ ...options, store: storeOf() }), expected)
    }
    for (const name of readdirSync(blobs)) damage(join(blobs, name))
    for (const _ of readdirSync(blobs)) {
      const tried = await given({ ...options, store: storeOf() }).catch((error) => error)
      if (tried instanceof MissingBlobError) continue
      assert.deepEqual(tried, expected)
      return
    }
    assert.fail('all tries were in vain')
  })

  it('writes next to nothing when nothing has changed', async () => {
    using folder = copyOf('content')
    using cache = temporaryFolder()
    const options = { content: folder.path, worker, now: new Date('2026-11-01T12:00:00Z') }
    const blobs = join(cache.path, 'blobs')
    await given({ ...options, store: diskStore(cache.path, 'code') })
    const before = readdirSync(blobs)
    await given({ ...options, store: diskStore(cache.path, 'code') })
    assert.deepEqual(readdirSync(blobs), before)
  })

  it('forgets what it had before an edit while a feed is too large, too', async () => {
    using folder = siteFolder()
    const content = folder.path
    const kept: number[] = []
    const memory = memoryStore()
    const store: Store = {
      ...memory,
      commit(manifest) {
        kept.push(new Set(manifest.blobs.map(({ name }) => name)).size)
        memory.commit(manifest)
      },
    }
    const body = 'A harbour. '.repeat(40_000)
    for (const path of articles) write(content, path, articleText(fieldsAt(path), body))
    for (const title of ['One', 'Two', 'Six']) {
      const fields = { ...fieldsAt('articles/a.md'), title }
      write(content, 'articles/a.md', articleText(fields, body))
      const now = new Date('2026-11-01T12:00:00Z')
      const built = await given({ content, worker, now, store })
      assert.match('problems' in built ? `${built.problems[0]?.expected}` : '', /less than 1 MiB/)
    }
    assert.equal(kept[2], kept[1])
  })

  it('gives what an edit below the window of all feeds changes elsewhere', async () => {
    using folder = siteFolder()
    const content = folder.path
    write(content, 'site.yaml', `${site}window: { items: 1, days: 0 }\n`)
    const options = { content, worker, now: new Date('2026-11-01T12:00:00Z') }
    const store = memoryStore()
    await given({ ...options, store })
    const fields = { ...fieldsAt('articles/a.md'), updated: '2026-10-20T10:00:00Z' }
    write(content, 'articles/a.md', articleText(fields, '<p>Text with a harbour.</p>\n'))
    assert.deepEqual(await given({ ...options, store }), await given(options))
  })

  it('gives the index in which an article has another title, tag or source', async () => {
    using folder = siteFolder()
    const content = folder.path
    const options = { content, worker, now: new Date('2026-11-01T12:00:00Z') }
    const store = memoryStore()
    const source = { name: 'A paper', url: 'https://paper.example/one' }
    for (const edited of [
      { title: 'Another' },
      { tags: ['harbour'] },
      { tags: ['tide'] },
      { tags: ['tide'], source },
    ]) {
      const fields = { ...fieldsAt('articles/a.md'), ...edited }
      write(content, 'articles/a.md', articleText(fields, '<p>Text.</p>\n'))
      assert.deepEqual(await given({ ...options, store }), await given(options))
    }
  })

  it('gives the articles of a topic for a tag once the topic is called so', async () => {
    using folder = siteFolder()
    const content = folder.path
    const options = { content, worker, now: new Date('2026-11-01T12:00:00Z') }
    const store = memoryStore()
    const fields = { ...fieldsAt('articles/a.md'), tags: ['harbour'] }
    write(content, 'articles/a.md', articleText(fields, '<p>Text.</p>\n'))
    await given({ ...options, store })
    const named = topicsText(['first', 'second']).replace('On second', 'Harbour')
    write(content, 'topics.yaml', named)
    assert.deepEqual(await given({ ...options, store }), await given(options))
  })

  it('gives long feeds whose links to archives alone have changed', async () => {
    using folder = siteFolder()
    const content = folder.path
    write(content, 'site.yaml', `${site}window: { items: 1, days: 0 }\n`)
    const words = Array.from({ length: 9000 }, (_, index) => `word${index * index}`)
    const newest = 'articles/sub/d.md'
    write(content, newest, articleText(fieldsAt(newest), `<p>${words.join(' ')}</p>\n`))
    const options = { content, worker, now: new Date('2026-11-01T12:00:00Z') }
    const store = memoryStore()
    const before = await given({ ...options, store })
    const { documents, formerStretch } = openMemory(store, options.now).memory
    const stretches = Object.values(documents.all()).flatMap((list) => list[0]?.stretches ?? [])
    const known = stretches.find(({ rest }) => rest !== undefined)?.rest
    const former = formerStretch(known?.key ?? '')
    assert.equal(former?.stretch.rest?.hash, known?.hash ?? 'none is long')
    write(content, 'articles/a.md', articleText(fieldsAt('articles/a.md'), '<p>Edited.</p>\n'))
    const after = await given({ ...options, store })
    assert.notDeepEqual(after, before)
    assert.deepEqual(after, await given(options))
    write(content, newest, articleText(fieldsAt(newest), `<p>Edited. ${words.join(' ')}</p>\n`))
    assert.deepEqual(await given({ ...options, store }), await given(options))
  })

  it('gives the items that other settings make of the same articles', async () => {
    using folder = temporaryFolder()
    const content = folder.path
    const path = 'articles/a.md'
    const corrections = [{ date: '2026-10-05T20:00:00Z', text: 'A name was wrong.' }]
    const fields = { ...fieldsAt(path), language: 'en', corrections }
    write(content, 'topics.yaml', topicsText(['first']))
    write(content, path, articleText(fields, 'Text.'))
    const store = memoryStore()
    const now = new Date('2026-11-01T12:00:00Z')
    const abroad = site.replace('UTC', 'Asia/Tokyo')
    for (const settings of [site, abroad, abroad.replace(/^(language: ).*/m, '$1de')]) {
      write(content, 'site.yaml', settings)
      const remembering = await given({ content, worker, now, store })
      assert.ok('files' in remembering)
      assert.deepEqual(remembering, await given({ content, worker, now }))
    }
  })

  it('knows the text that an article links to in a folder whose name has another form now', async () => {
    using folder = siteFolder()
    const content = folder.path
    write(content, 'articles/\u00e9/notes.txt', 'Notes.')
    const linked = '<p><a href="\u00e9/notes.txt">Notes</a></p>'
    write(content, 'articles/a.md', articleText(fieldsAt('articles/a.md'), linked))
    const options = { content, worker, now: new Date('2026-11-01T12:00:00Z'), store: memoryStore() }
    assert.ok('files' in (await given(options)))
    renameSync(join(content, 'articles/\u00e9'), join(content, 'articles/e\u0301'))
    assert.ok('files' in (await given(options)))
  })

  it('lets the first author sign when the order of the authors has changed', async () => {
    using folder = siteFolder()
    const content = folder.path
    const [desk, ann] = ['desk', 'ann'].map((key) => `${key}: { name: ${key}, kind: person }`)
    const others = site.replace(/^authors: .*\n/m, '')
    const options = { content, worker, now: new Date('2026-11-01T12:00:00Z') }
    const store = memoryStore()
    for (const authors of [`${desk}, ${ann}`, `${ann}, ${desk}`]) {
      write(content, 'site.yaml', `${others}authors: { ${authors} }\n`)
      assert.deepEqual(await given({ ...options, store }), await given(options))
    }
  })
})
