import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Earlier } from '../../src/commands/fix/articles-built.ts'
import { type Fix, fixContent } from '../../src/commands/fix/fix-content.ts'
import { loadFiles } from '../../src/read/source/load-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const site = { ids: { authority: 'harbour.example', date: '2025' } }

interface Fixed {
  /** Names of the files, what they lacked, and whether it was written. */
  fixes: [name: string, what: string, written: boolean][]
  text(name: string): string
  names: string[]
}

async function fixed(
  articles: Readonly<Record<string, string>>,
  earlier: readonly Earlier[] = [],
): Promise<Fixed> {
  using folder = temporaryFolder()
  const root = folder.path
  mkdirSync(join(root, 'articles'))
  for (const [name, text] of Object.entries(articles)) {
    writeFileSync(join(root, 'articles', name), text, { mode: 0o664 })
  }
  const fixes = await fixContent(loadFiles(root), root, site, earlier)
  const names = readdirSync(join(root, 'articles'))
  const modes = names.map((name) => statSync(join(root, 'articles', name)).mode)
  assert.deepEqual([...new Set(modes)].length, 1, 'the mode of a file has changed')
  const texts = new Map(
    names.map((name) => [name, readFileSync(join(root, 'articles', name), 'utf8')]),
  )
  return {
    fixes: fixes.map(({ file, what, written }: Fix) => [
      file.replace(/.*\//, ''),
      what.replace(/:[2-9a-z]{8}$/, ':MINTED'),
      written,
    ]),
    text: (name) => texts.get(name) ?? '',
    names,
  }
}

const article = (id: string, lines = ''): string =>
  `---\ntitle: ${id}\nid: tag:harbour.example,2025:${id}\npublished: 2025-01-01\ntopics: [a]\n${lines}---\nText.\n`
const without = (text: string): string => text.replace(/^id: .*\n/m, '')
const earlier = (id: string, slug: string): Earlier => ({
  id: `tag:harbour.example,2025:${id}`,
  slug,
})

describe('fixContent', () => {
  it('mints an id for each article that has none, and none twice', async () => {
    const { fixes, text, names } = await fixed({
      'a.md': without(article('a')),
      'b.md': without(article('b')),
      'c.md': article('c'),
    })
    assert.deepEqual(fixes, [
      ['a.md', 'id: tag:harbour.example,2025:MINTED', true],
      ['b.md', 'id: tag:harbour.example,2025:MINTED', true],
    ])
    const ids = names.map((name) => /^id: (.*)$/m.exec(text(name))?.[1])
    assert.equal(new Set(ids).size, 3)
  })

  it('gives an article back the id that it had, also when it has been removed', async () => {
    const { fixes } = await fixed(
      {
        'a.md': without(article('a')),
        'b.md': '---\nremoved: 2025-02-01\n---\n',
        'c.md': without(article('c')),
      },
      [earlier('old-a', 'a'), earlier('old-b', 'b'), earlier('c2', 'other')],
    )
    assert.deepEqual(fixes, [
      ['a.md', 'id: tag:harbour.example,2025:old-a', true],
      ['b.md', 'id: tag:harbour.example,2025:old-b', true],
      ['c.md', 'id: tag:harbour.example,2025:MINTED', true],
    ])
  })

  it('mints another id where another article has the one that was there', async () => {
    const { fixes } = await fixed(
      { 'a.md': without(article('a')), 'moved.md': article('a', 'aliases: [elsewhere]\n') },
      [earlier('a', 'a')],
    )
    assert.deepEqual(fixes, [['a.md', 'id: tag:harbour.example,2025:MINTED', true]])
  })

  it('leaves alone an id that is there and wrong', async () => {
    const { fixes } = await fixed({ 'a.md': article('a').replace(/^id: .*/m, 'id: no uri') })
    assert.deepEqual(fixes, [])
  })

  it('lets the old address of a renamed article lead to it', async () => {
    const { fixes, text } = await fixed({ 'new.md': article('a') }, [earlier('a', 'old')])
    assert.deepEqual(fixes, [['new.md', 'alias: old', true]])
    assert.match(text('new.md'), /^aliases: \[old\]$/m)
  })

  const settled: Record<string, [articles: Record<string, string>, earlier: Earlier[]]> = {
    'has not moved': [{ 'a.md': article('a') }, [earlier('a', 'a')]],
    'is known by its old address': [
      { 'new.md': article('a', 'aliases: [old]\n') },
      [earlier('a', 'old')],
    ],
    'has left its address to another article': [
      { 'new.md': article('a'), 'old.md': article('b') },
      [earlier('a', 'old')],
    ],
    'has left its address to an alias of another, whatever its case': [
      { 'new.md': article('a'), 'b.md': article('b', 'aliases: [OLD]\n') },
      [earlier('a', 'old')],
    ],
    'is there twice': [{ 'new.md': article('a'), 'newer.md': article('a') }, [earlier('a', 'old')]],
  }
  for (const [what, [articles, before]] of Object.entries(settled)) {
    it(`writes no old address into an article that ${what}`, async () => {
      assert.deepEqual((await fixed(articles, before)).fixes, [])
    })
  }

  it('tells what it cannot write', async () => {
    const { fixes, text } = await fixed({ 'a.md': '---\n{ title: A, topics: [a] }\n---\n' })
    assert.deepEqual(fixes, [['a.md', 'id: tag:harbour.example,2025:MINTED', false]])
    assert.equal(text('a.md'), '---\n{ title: A, topics: [a] }\n---\n')
  })

  it('keeps a byte order mark, and leaves no other file behind', async () => {
    const { text, names } = await fixed({ 'a.md': `\ufeff${without(article('a'))}` })
    assert.ok(text('a.md').startsWith('\ufeff---\ntitle: a\nid: '))
    assert.deepEqual(names, ['a.md'])
  })
})
