import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parse } from 'yaml'
import { articleTemplate } from '../../src/commands/new/article-template.ts'
import { splitFrontMatter } from '../../src/read/article/split-front-matter.ts'
import { callCommand } from '../support/call-command.ts'
import { hostileLine } from '../support/hostile.ts'
import { copyOf, temporaryFolder } from '../support/temporary-folder.ts'

const minted = /^tag:istanbul-talks\.example,2025:[2-9a-hjkmnp-z]{8}$/

/** The fields of an article's file. */
function fieldsOf(path: string): Record<string, unknown> {
  return parse(splitFrontMatter(readFileSync(path, 'utf8')).frontMatter ?? '')
}

describe('new', () => {
  it('makes a file with an id of its own, and prints its path and nothing else', async () => {
    using content = copyOf('content')
    const args = ['--topic', 'diplomacy, flights', '--date', '2027-01-01', '--draft']
    const { code, stdout, stderr } = await callCommand([
      'new',
      'A third round: "soon"?',
      ...args,
      '--content',
      content.path,
    ])
    const path = join(content.path, 'articles/a-third-round-soon.md')
    assert.deepEqual([code, stdout, stderr], [0, `${path}\n`, ''])
    const { id, ...fields } = fieldsOf(path)
    assert.match(String(id), minted)
    assert.deepEqual(fields, {
      title: 'A third round: "soon"?',
      published: '2027-01-01',
      topics: ['diplomacy', 'flights'],
      draft: true,
    })
    using out = temporaryFolder()
    const build = ['build', '--content', content.path, '--out', out.path]
    assert.equal((await callCommand(build)).code, 0)
  })

  it('publishes now, in the zone of the site, when nothing else is said', async () => {
    using content = copyOf('content')
    const before = Math.floor(Date.now() / 1000) * 1000
    const { stdout } = await callCommand(['new', 'Now', '--content', content.path])
    const { published } = fieldsOf(stdout.trim())
    assert.match(String(published), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00$/)
    const moment = Date.parse(String(published))
    assert.ok(before <= moment && moment <= Date.now())
  })

  it('takes no id, address or moment that another article has or had', async () => {
    using content = copyOf('content')
    writeFileSync(
      join(content.path, 'articles/gone.md'),
      '---\nid: tag:x.example,2025:gone\nremoved: 2026-01-01\naliases: [gone-2]\n---\n',
    )
    const results = []
    for (const title of ['Gone', 'GONE!', 'Index']) {
      const args = ['new', title, '--content', content.path, '--date', '2027-01-01']
      results.push((await callCommand(args)).stdout.trim())
    }
    assert.deepEqual(
      results.map((path) => path.replace(/.*\//, '')),
      ['gone-3.md', 'gone-4.md', 'index-2.md'],
    )
    assert.deepEqual(
      results.map((path) => fieldsOf(path)['published']),
      ['2027-01-01', '2027-01-01T00:00:01+03:00', '2027-01-01T00:00:02+03:00'],
    )
    assert.equal(new Set(results.map((path) => fieldsOf(path)['id'])).size, 3)
  })

  it('makes an address of any title', async () => {
    using content = copyOf('content')
    const titles = {
      "İstanbul'da 3. görüşme": 'istanbul-da-3-görüşme.md',
      'О встрече в Стамбуле': 'о-встрече-в-стамбуле.md',
      [`${'long '.repeat(30)}title`]: `${'long-'.repeat(12).slice(0, -1)}.md`,
    }
    for (const [title, name] of Object.entries(titles)) {
      const { stdout } = await callCommand(['new', title, '--content', content.path])
      assert.equal(stdout.trim(), join(content.path, 'articles', name))
    }
    const { stdout } = await callCommand(['new', '???', '--content', content.path])
    assert.match(stdout, /\/[2-9a-z]{8}\.md\n$/)
  })

  it('tells in a sentence what it cannot do', async () => {
    using content = copyOf('content')
    const calls: [args: string[], message: RegExp][] = [
      [[], /^the title is missing: npm run new -- "A title"\n$/],
      [['A', 'title'], /^npm run new takes one "TITLE", found title\n$/],
      [
        ['A', '--topic', 'flihgts'],
        /^--topic flihgts: there is no such topic \(did you mean flights\?\)\n$/,
      ],
      [['A', '--date', '2027-1-5'], /^--date 2027-1-5: expected a date .*\(write 2027-01-05\)\n$/],
    ]
    for (const [args, message] of calls) {
      const { code, stdout, stderr } = await callCommand([
        'new',
        ...args,
        '--content',
        content.path,
      ])
      assert.deepEqual([code, stdout], [2, ''])
      assert.match(stderr, message)
    }
    assert.equal(readdirSync(join(content.path, 'articles')).length, 5)
  })

  it('reports settings that it cannot go by', async () => {
    using content = copyOf('content')
    writeFileSync(join(content.path, 'site.yaml'), 'title: Only a title\n')
    const { code, stderr } = await callCommand(['new', 'A', '--content', content.path])
    assert.equal(code, 1)
    assert.match(
      stderr,
      /site\.yaml:1:1 {2}url\n {2}found {5}nothing\n[\s\S]*; no article was made\n$/,
    )
  })

  it('tells when it cannot write', async () => {
    using content = copyOf('content')
    rmSync(join(content.path, 'articles'), { recursive: true })
    writeFileSync(join(content.path, 'articles'), 'a file')
    const { code, stderr } = await callCommand(['new', 'A', '--content', content.path])
    assert.equal(code, 2)
    assert.match(stderr, /articles\/a\.md cannot be written: /)
  })
})

describe('articleTemplate', () => {
  it('has front matter that gives back whatever the title is', () => {
    fc.assert(
      fc.property(hostileLine, (drawn) => {
        const title = drawn.toWellFormed().replace(/[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/gu, '')
        const text = articleTemplate(
          { title, id: 'tag:x.example,2025:1', published: '2027-01-01', topics: [], draft: false },
          ['a', 'b'],
        )
        assert.equal(parse(splitFrontMatter(text).frontMatter ?? '').title, title)
      }),
    )
  })
})
