import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { compiledParts, type KnownArticle, openPack } from '../../src/build/article-packs.ts'
import { compileArticles } from '../../src/build/compile-articles.ts'
import type { KnownArticles } from '../../src/build/known-articles.ts'
import { memoryStore, type Store } from '../../src/build/store.ts'
import { type OpenedContent, openContent } from '../../src/read/open-content.ts'
import { loadFiles } from '../../src/read/source/load-files.ts'
import type { SourceFile } from '../../src/read/source/source-file.ts'
import { now } from '../support/local-site.ts'
import { articleText, memoryFiles } from '../support/memory-content.ts'
import { plainSite } from '../support/plain-site.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

function opened(files: readonly SourceFile[]): OpenedContent {
  return openContent(files, { root: 'content', feedFiles: ['rss.xml'], sitePaths: [], now })
}

function article(index: number, body = 'Text.'): string {
  const published = new Date(Date.parse('2026-01-01T00:00:00Z') + index * 60_000).toISOString()
  const id = `tag:harbour.example,2025:${index}`
  return articleText({ title: `Article ${index}`, id, published, topics: ['ferries'] }, body)
}

/** Files that tell their version, and a list of those that have been read. */
function watched(texts: Readonly<Record<string, string>>, version: string) {
  const read: string[] = []
  const files = memoryFiles(texts).map((file) => ({
    ...file,
    version: () => version,
    read() {
      read.push(file.path)
      return file.read()
    },
  }))
  return { files, read }
}

/** Files that tell a version of their own, which changes with their text. */
function told(all: Readonly<Record<string, string | undefined>>): SourceFile[] {
  const there = Object.entries(all).filter((entry): entry is [string, string] => !!entry[1])
  return memoryFiles(Object.fromEntries(there)).map((file) => ({
    ...file,
    version: () => all[file.path],
  }))
}

async function compiled(
  files: readonly SourceFile[],
  store: Store,
  known?: KnownArticles,
): Promise<{ known: KnownArticles; digests: (string | undefined)[]; count: number }> {
  let count = 0
  const { articles, state } = await compileArticles(opened(files), known, {
    store,
    onProgress: (_, all) => {
      count = all
    },
  })
  const packs = state.packs.map((pack) => openPack(pack, store) ?? [])
  return {
    known: { ...state, articles: packs },
    digests: articles.map(({ record }) => record.compiled?.digest),
    count,
  }
}

const texts = {
  ...plainSite,
  'articles/a.md': article(1, '[B](b.md)'),
  'articles/b.md': article(2),
  'articles/c.md': article(3),
}

function compiledOf(article: KnownArticle): unknown[] {
  return [article.record, ...compiledParts.map((part) => article.bytes(part))]
}

describe('compileArticles', () => {
  it('reads no article again whose version is the same', async () => {
    const store = memoryStore()
    const { known, digests } = await compiled(watched(texts, '1').files, store)
    const again = watched(texts, '1')
    const next = await compiled(again.files, store, known)
    assert.deepEqual(
      again.read.filter((path) => path.startsWith('articles/')),
      [],
    )
    assert.deepEqual(next.digests, digests)
    assert.equal(next.count, 0)
  })

  it('reads a file of another version, and compiles it only when it says something else', async () => {
    const store = memoryStore()
    const { known } = await compiled(watched(texts, '1').files, store)
    const touched = watched(texts, '2')
    const next = await compiled(touched.files, store, known)
    assert.equal(touched.read.filter((path) => path.startsWith('articles/')).length, 3)
    assert.equal(next.count, 0)
    const again = watched(texts, '2')
    await compiled(again.files, store, next.known)
    assert.equal(again.read.filter((path) => path.startsWith('articles/')).length, 0)
    const edited = watched({ ...texts, 'articles/c.md': article(3, 'Other text.') }, '3')
    assert.equal((await compiled(edited.files, store, next.known)).count, 1)
  })

  it('forgets an article whose file is gone', async () => {
    const store = memoryStore()
    const { known } = await compiled(told(texts), store)
    const next = await compiled(told({ ...texts, 'articles/c.md': undefined }), store, known)
    const paths = next.known.articles.flat().map(({ record }) => record.path)
    assert.deepEqual(paths.sort(), ['articles/a.md', 'articles/b.md'])
  })

  it('reads an article again whose link leads to one that is hidden now', async () => {
    const store = memoryStore()
    const { known } = await compiled(watched(texts, '1').files, store)
    const draft = article(2).replace('---\n', '---\ndraft: true\n')
    const hidden = watched({ ...texts, 'articles/b.md': draft }, '2')
    const { articles } = await compileArticles(opened(hidden.files), known, { store })
    const problems = articles.flatMap(({ record }) => record.problems)
    assert.deepEqual(
      problems.map(({ file, found }) => [file, found]),
      [['content/articles/a.md', '`b.md`, a draft']],
    )
  })

  for (const [what, others, found] of [
    [
      'a draft now',
      { 'articles/b.md': article(2).replace('---\n', '---\ndraft: true\n') },
      '`b.md`, a draft',
    ],
    ['gone', { 'articles/b.md': undefined }, '`b.md`, which does not exist'],
  ] as const) {
    it(`reads an article again whose link leads to one that is ${what}, and no other`, async () => {
      const store = memoryStore()
      const { known } = await compiled(told(texts), store)
      const { articles } = await compileArticles(opened(told({ ...texts, ...others })), known, {
        store,
      })
      assert.deepEqual(
        articles.flatMap(({ record }) => record.problems.map((problem) => problem.found)),
        [found],
      )
    })
  }

  it('gives in threads what it gives in one', async () => {
    using folder = temporaryFolder()
    const many = Object.fromEntries(
      Array.from({ length: 420 }, (_, index) => [
        `articles/a${index}.md`,
        article(index, index % 7 === 0 ? `[Other](a${index + 1}.md) <b>` : '**Text** of it.'),
      ]),
    )
    mkdirSync(join(folder.path, 'articles'))
    for (const [path, text] of Object.entries({ ...plainSite, ...many })) {
      writeFileSync(join(folder.path, path), text)
    }
    const files = loadFiles(folder.path)
    const here = await compileArticles(opened(files), undefined, { store: memoryStore() })
    assert.equal(here.articles.length, 420)
    const beside = await compileArticles(opened(files), undefined, {
      store: memoryStore(),
      folder: folder.path,
    })
    assert.deepEqual(beside.articles.map(compiledOf), here.articles.map(compiledOf))
  })
})
