import assert from 'node:assert/strict'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { assertGolden } from '../support/golden.ts'
import { assertAnyFeed } from './any-feed.ts'
import { importFolder } from './import-folder.ts'
import { problemsIn } from './read-folder.ts'

const kinds: Record<string, string[]> = {
  wordpress: ['wordpress.rss.xml'],
  ghost: ['ghost.rss.xml'],
  substack: ['substack.rss.xml'],
  blogger: ['blogger.atom.xml'],
  'json-feed': ['feed.json'],
  'rss-1.0': ['rss-1.0.rdf'],
  'rss-0.91': ['rss-0.91.xml'],
  'wordpress-export': ['wordpress.wxr.xml'],
  folders: ['hugo', 'jekyll', 'eleventy', 'astro'],
}

function sources(kind: string): string[] {
  return (kinds[kind] ?? []).map((name) => `test/import/files/${name}`)
}

describe('npm run import', () => {
  for (const kind of Object.keys(kinds)) {
    it(`makes articles of ${kind} that have no problem, and knows them again`, async () => {
      using folder = importFolder()
      const { code, stdout } = await folder.import(...sources(kind))
      const files = Object.entries(folder.texts()).filter(([path]) => path !== 'topics.yaml')
      const text = [['report', stdout], ...files].map(([name, one]) => `==== ${name}\n${one}`)
      assertGolden(`test/golden/import/${kind}.txt`, text.join('\n'))
      assert.equal(code, kind === 'folders' ? 1 : 0)
      assert.deepEqual(await problemsIn(folder), [])
      const before = folder.texts()
      assert.match((await folder.import(...sources(kind))).stdout, /^0 new, /m)
      assert.deepEqual(folder.texts(), before)
    })
  }

  it('knows an article whose draft has been renamed and edited', async () => {
    using folder = importFolder()
    await folder.import(...sources('ghost'))
    const path = join(folder.path, 'articles/a-letter-from-the-pier.md')
    const text = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      text.replace(/^title: .*$/m, 'title: Another title').replace('green', 'blue'),
    )
    renameSync(path, join(folder.path, 'articles/another-name.md'))
    assert.match((await folder.import(...sources('ghost'))).stdout, /^0 new, 2 known/m)
  })

  it('imports nothing while an article cannot be read, which could be one of them', async () => {
    using folder = importFolder()
    await folder.import(...sources('ghost'))
    const path = join(folder.path, 'articles/a-letter-from-the-pier.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^title: .*$/m, 'title: "'))
    const before = folder.texts()
    const { code, stderr } = await folder.import(...sources('ghost'))
    assert.equal(code, 1)
    assert.match(stderr, /a-letter-from-the-pier\.md:\d+/)
    assert.match(stderr, /; nothing was imported$/m)
    assert.deepEqual(folder.texts(), before)
  })

  it('writes no drafts with --publish, but for what has no topic or was none', async () => {
    using folder = importFolder()
    await folder.import(...sources('wordpress-export'), '--publish')
    const drafts = Object.entries(folder.texts()).filter(([, text]) => /^draft: true$/m.test(text))
    assert.deepEqual(
      drafts.map(([path]) => path),
      ['articles/about.md', 'articles/not-yet.md'],
    )
    assert.deepEqual(await problemsIn(folder), [])
  })

  it('tells of what it cannot read, and reads the rest', async () => {
    using folder = importFolder()
    const { code, stdout } = await folder.import('nowhere.xml', 'package.json', ...sources('ghost'))
    assert.equal(code, 1)
    assert.match(stdout, /^nowhere\.xml: could not be read: there is no such file or folder$/m)
    assert.match(stdout, /^package\.json: could not be read: expected a /m)
    assert.match(stdout, /^2 new, 0 known, 2 could not be read$/m)
  })

  it('gives programs the same as JSON', async () => {
    using folder = importFolder()
    const { stdout } = await folder.import(...sources('ghost'), '--json')
    const { written, known, unread, authors } = JSON.parse(stdout)
    assert.deepEqual(
      written.map(({ id, file }: { id: string; file: string }) => [id, file]),
      [
        ['6634b1c2e4b0d9001f7a5c11', 'content/articles/a-letter-from-the-pier.md'],
        ['66350a00e4b0d9001f7a5c12', 'content/articles/the-second-letter.md'],
      ],
    )
    assert.deepEqual([known, unread], [[], []])
    assert.deepEqual(authors, [{ key: 'ada-quay', name: 'Ada Quay', added: true }])
  })

  it('refuses a call without a source, and a topic that there is not', async () => {
    using folder = importFolder()
    assert.equal((await folder.import()).code, 2)
    const { code, stderr } = await folder.import(...sources('ghost'), '--topic', 'boots')
    assert.equal(code, 2)
    assert.match(stderr, /^--topic boots: there is no such topic \(did you mean boats\?\)$/m)
  })

  for (const [format, ids] of [
    ['rss.xml', 'guid'],
    ['atom.xml', 'id'],
    ['feed.json', 'guid'],
  ] as const) {
    it(`gives back the articles of our own ${format}`, async () => {
      using folder = importFolder()
      await folder.import(`test/golden/complete/${format}`)
      const text = folder.texts()['articles/every-field.md'] ?? ''
      const id =
        ids === 'guid' ? 'guid: 65f0c2a7e4b0d91f' : 'id: tag:complete.example,2025-04:every-field'
      for (const line of [
        id,
        `title: 'Every field & <every> "format": 1 < 2'`,
        'published: 2026-03-01T06:30:00Z',
        'updated: 2026-03-02T21:00:00Z',
        'authors: [desk, second-author]',
      ]) {
        assert.ok(text.includes(`\n${line}\n`), `${line} in\n${text}`)
      }
      assert.match(text, /Text with \*\*strong\*\*, _emphasis_, ~~gone~~/)
    })
  }

  it('keeps guids and titles of any text, in files that our reader takes', async () => {
    await assertAnyFeed(4)
  })
})
