import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { callCommand } from '../support/call-command.ts'
import { copyOf, temporaryFolder } from '../support/temporary-folder.ts'

/** Names in a content folder that `--out` must not take. */
const foreignFolders = {
  'the content': '.',
  'the content behind a link': 'link',
  'a folder of the content': 'articles',
  'a file': 'thesis.txt',
}

describe('build', () => {
  it('writes a Worker and says what it is', async () => {
    using folder = temporaryFolder()
    const out = join(folder.path, 'dist')
    const { code, stdout, stderr } = await callCommand([
      'build',
      '--content',
      'content',
      '--out',
      out,
    ])
    assert.equal(code, 0, stderr)
    assert.match(stdout, /: 5 articles in 9 topics, a Worker of \d+ KiB, built in/)
    assert.ok(existsSync(join(out, 'worker/index.js')))
    assert.deepEqual(readdirSync(folder.path), ['dist'])
  })

  it('says that it does not advertise the hub of a site', async () => {
    using folder = temporaryFolder()
    const out = join(folder.path, 'dist')
    const args = ['build', '--content', 'test/complete-site', '--out', out]
    const { code, stdout, stderr } = await callCommand(args)
    assert.equal(code, 0, stderr)
    assert.match(stdout, /\nThe hub of site\.yaml is not advertised: only npm run deploy tells/)
    assert.doesNotMatch(readFileSync(join(out, 'worker/index.js'), 'utf8'), /hub\.example/)
  })

  it('replaces an earlier build whole', async () => {
    using folder = temporaryFolder()
    using content = copyOf('content')
    const args = ['build', '--content', content.path, '--out', join(folder.path, 'dist')]
    assert.equal((await callCommand(args)).code, 0)
    const before = readdirSync(join(folder.path, 'dist/worker/documents'))
    rmSync(join(content.path, 'articles/istanbul-first-round-announced.md'))
    assert.equal((await callCommand(args)).code, 0)
    const after = new Set(readdirSync(join(folder.path, 'dist/worker/documents')))
    assert.ok(before.some((name) => !after.has(name)))
    assert.deepEqual(readdirSync(folder.path), ['dist'])
  })

  for (const [what, out] of Object.entries(foreignFolders)) {
    it(`does not replace ${what}`, async () => {
      using folder = copyOf('content')
      writeFileSync(join(folder.path, 'thesis.txt'), 'precious')
      symlinkSync(folder.path, join(folder.path, 'link'))
      const args = ['build', '--content', folder.path, '--out', join(folder.path, out)]
      const { code, stderr } = await callCommand(
        out === 'thesis.txt' ? args.with(2, 'content') : args,
      )
      assert.equal(code, 2, stderr)
      assert.match(stderr, /^--out/)
      assert.equal(readFileSync(join(folder.path, 'thesis.txt'), 'utf8'), 'precious')
      assert.ok(existsSync(join(folder.path, 'site.yaml')))
    })
  }

  it('does not replace a folder that holds other files, or the one it runs in', async () => {
    using folder = temporaryFolder()
    writeFileSync(join(folder.path, 'thesis.txt'), 'precious')
    for (const out of [folder.path, '.', '..']) {
      assert.equal((await callCommand(['build', '--out', out])).code, 2)
    }
    assert.deepEqual(readdirSync(folder.path), ['thesis.txt'])
  })

  it('reports every problem, exits 1 and writes nothing', async () => {
    using folder = temporaryFolder()
    using content = brokenContent()
    const out = join(folder.path, 'dist')
    const { code, stdout, stderr } = await callCommand([
      'build',
      '--content',
      content.path,
      '--out',
      out,
    ])
    assert.equal(code, 1)
    assert.equal(stdout, '')
    assert.ok(
      stderr.startsWith(`${content.path}/articles/broken.md:1:1\n  found     no front matter\n`),
    )
    assert.match(stderr, /1 problem in 1 file; nothing was written\n$/)
    assert.deepEqual(readdirSync(folder.path), [])
  })

  it('leaves the last good build as it was', async () => {
    using folder = temporaryFolder()
    using content = brokenContent()
    assert.equal((await callCommand(['build', '--out', join(folder.path, 'dist')])).code, 0)
    const before = readdirSync(join(folder.path, 'dist/worker/documents'))
    const args = ['build', '--content', content.path, '--out', join(folder.path, 'dist')]
    assert.equal((await callCommand(args)).code, 1)
    assert.deepEqual(readdirSync(join(folder.path, 'dist/worker/documents')), before)
  })

  it('gives the problems to programs as JSON', async () => {
    using content = brokenContent()
    const { code, stdout } = await callCommand(['build', '--json', '--content', content.path])
    assert.equal(code, 1)
    const { ok, problems } = JSON.parse(stdout)
    assert.equal(ok, false)
    assert.deepEqual(problems, [
      {
        file: `${content.path}/articles/broken.md`,
        line: 1,
        column: 1,
        field: '',
        found: 'no front matter',
        expected: 'a first line `---`, fields, and another line `---`',
      },
    ])
  })

  it('refuses content whose feed is larger than readers take', async () => {
    using content = copyOf('content')
    using folder = temporaryFolder()
    for (const name of ['long-a', 'long-b', 'long-c'])
      writeFileSync(...longArticle(content.path, name))
    const { code, stderr } = await callCommand([
      'build',
      '--content',
      content.path,
      '--out',
      folder.path,
    ])
    assert.equal(code, 1)
    assert.match(stderr, /site\.yaml:1:1 {2}window\n {2}found {5}\/rss\.xml of 1\.\d MiB\n/)
  })

  it('refuses a Worker that is larger than can be deployed', async () => {
    using content = copyOf('content')
    const folder = join(content.path, 'articles')
    for (const number of [1, 2, 3]) {
      writeFileSync(join(folder, `sound-${number}.mp3`), Buffer.alloc(24 * 2 ** 20, number))
      writeFileSync(
        join(folder, `later-${number}.md`),
        `---
title: Later ${number}
id: tag:x.example,2025:later-${number}
published: 2999-01-0${number}
topics: [visas]
enclosure: { src: sound-${number}.mp3 }
---
Text.
`,
      )
    }
    using out = temporaryFolder()
    const { code, stderr } = await callCommand([
      'build',
      '--content',
      content.path,
      '--out',
      out.path,
    ])
    assert.equal(code, 1)
    assert.match(
      stderr,
      /sound-1\.mp3:1:1\n {2}found {5}a Worker of 7\d MiB\n {2}expected {2}at most 64 MiB/,
    )
  })
})

function brokenContent(): ReturnType<typeof copyOf> {
  const content = copyOf('content')
  writeFileSync(join(content.path, 'articles/broken.md'), 'Only text.\n')
  return content
}

function longArticle(content: string, name: string): [path: string, text: string] {
  const seconds = { 'long-a': '01', 'long-b': '02' }[name] ?? '03'
  const matter = `title: ${name}\nid: tag:x.example,2025:${name}\npublished: 2025-05-01T00:00:${seconds}Z\ntopics: [visas]`
  return [
    join(content, `articles/${name}.md`),
    `---\n${matter}\n---\n${'A sentence. '.repeat(40_000)}`,
  ]
}
