import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { callCommand } from '../support/call-command.ts'
import { copyOf, temporaryFolder } from '../support/temporary-folder.ts'

const rss = readFileSync('test/golden/complete/rss.xml', 'utf8')

interface Result {
  ok: boolean
  errors: number
  warnings: number
  hints: number
  fixes: { file: string; what: string }[]
  findings: { rule: string; level: string; file?: string; address?: string; line?: number }[]
}

async function checkJson(...args: string[]): Promise<Result & { code: number }> {
  const { code, stdout, stderr } = await callCommand(['check', '--json', ...args])
  assert.equal(stderr, '')
  return { ...JSON.parse(stdout), code }
}

function article(name: string, lines: string, text: string): string {
  return `---
title: About ${name}
id: tag:istanbul-talks.example,2025:${name}
published: 2025-05-01T00:00:${String(name.length).padStart(2, '0')}Z
topics: [ukraine]
${lines}---

${text} Ukraine.
`
}

describe('check', () => {
  it('has nothing against the sample site', async () => {
    const { code, stdout, stderr } = await callCommand(['check', '--strict'])
    assert.equal(stderr, '')
    assert.equal(code, 0, stdout)
    assert.match(stdout, /^nothing found in \d+\.\d s\n$/)
  })

  it('tells what keeps the site from being built, with the line that does', async () => {
    using content = copyOf('content')
    const file = join(content.path, 'articles/broken.md')
    writeFileSync(file, article('broken', 'summry: x\n', 'On'))
    const { code, stdout } = await callCommand(['check', '--content', content.path])
    assert.equal(code, 1)
    assert.equal(
      stdout.replace(/in \d+\.\d s/, 'in 0.1 s'),
      `${file}
  6:1  error    The content can be built.  content-problem
      at        summry
      found     an unknown field \`summry\`
      expected  one of title, id, guid, published, updated, expires, draft, removed, summary, topics, tags, authors, language, source, image, corrections, enclosure, aliases, feed
      hint      did you mean \`summary\`?
      6 | summry: x
        | ^

1 error in 0.1 s; docs/rules.md tells of each rule
`,
    )
  })

  it('finds what the content and what is served could do better, and exits 1 when it is strict', async () => {
    using content = copyOf('content')
    const file = join(content.path, 'articles/weak.md')
    const link = '[a part](istanbul-second-round-announced.md#no-such-part)'
    writeFileSync(file, article('weak', 'summary: It ends with\n', link))
    const { code, ok, warnings, findings } = await checkJson('--strict', '--content', content.path)
    assert.deepEqual([code, ok, warnings], [1, false, 2])
    assert.deepEqual(
      findings.map(({ rule, level, file, address, line }) => [rule, level, file ?? address, line]),
      [
        ['summary-unfinished', 'warning', file, 6],
        ['link-fragment', 'warning', file, 9],
      ],
    )
    const github = await callCommand(['check', '--github', '--content', content.path])
    assert.equal(github.code, 0)
    assert.deepEqual(
      github.stdout.split('\n').map((line) => line.split('::').slice(0, 2).join('::')),
      [
        `::warning file=${file},line=6,col=10,title=summary-unfinished`,
        `::warning file=${file},line=9,col=44,title=link-fragment`,
        '',
      ],
    )
  })

  it('mints missing ids and keeps old addresses alive, and changes nothing else', async () => {
    using content = copyOf('content')
    using out = temporaryFolder()
    const dist = join(out.path, 'dist')
    assert.equal((await callCommand(['build', '--content', content.path, '--out', dist])).code, 0)
    const folder = join(content.path, 'articles')
    const [old, renamed] = ['istanbul-first-round-announced', 'renamed']
    renameSync(join(folder, `${old}.md`), join(folder, `${renamed}.md`))
    const before = readFileSync(join(folder, 'renamed.md'), 'utf8')
    const fresh = article('fresh', 'summary: On Ukraine.\n', 'On').replace(/^id: .*\n/m, '')
    writeFileSync(join(folder, 'fresh.md'), fresh)

    const { code, fixes, findings } = await checkJson(
      '--content',
      content.path,
      '--fix',
      '--from',
      dist,
    )
    assert.deepEqual([code, findings], [0, []])
    const minted = /^id: (tag:istanbul-talks\.example,2025:\w{8})$/.exec(fixes[0]?.what ?? '')?.[1]
    assert.deepEqual(
      fixes.map(({ file }) => file),
      [join(folder, 'fresh.md'), join(folder, 'renamed.md')],
    )
    assert.equal(
      readFileSync(join(folder, 'fresh.md'), 'utf8'),
      fresh.replace('title: About fresh\n', `title: About fresh\nid: ${minted}\n`),
    )
    const after = readFileSync(join(folder, 'renamed.md'), 'utf8')
    assert.equal(after.replace(`aliases: [${old}]\n`, ''), before)
    assert.notEqual(after, before)
  })

  it('checks the feed of a file', async () => {
    using folder = temporaryFolder()
    const file = join(folder.path, 'feed.xml')
    writeFileSync(file, rss)
    assert.deepEqual(
      (await checkJson(file)).findings.filter(({ level }) => level !== 'hint'),
      [],
    )
    writeFileSync(file, rss.replace('<channel>', '<channel>&nbsp;'))
    const { code, findings } = await checkJson(file)
    assert.equal(code, 1)
    assert.deepEqual(
      findings.map(({ level, file, line }) => [level, file, line]),
      [['error', file, 3]],
    )
  })

  it('checks the feed of an address, and what is answered there', async () => {
    const server = createServer((request, response) => {
      const isFeed = request.url === '/feed'
      response.writeHead(isFeed ? 200 : 404, { 'Content-Type': 'text/plain' })
      response.end(request.method === 'HEAD' ? undefined : rss)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    assert.ok(address !== null && typeof address === 'object')
    const origin = `http://127.0.0.1:${address.port}`
    try {
      const { code, findings } = await checkJson(`${origin}/feed`)
      assert.equal(code, 1)
      const rules = findings.map(({ rule }) => rule)
      for (const rule of ['http-type', 'http-etag', 'feed-self-address']) {
        assert.ok(rules.includes(rule), rule)
      }
      const { code: missing } = await checkJson(`${origin}/nothing`)
      assert.equal(missing, 1)
    } finally {
      server.close()
    }
    const { code, ok, findings } = await checkJson(`${origin}/feed`)
    assert.deepEqual([code, ok], [1, false])
    assert.deepEqual(findings, [
      {
        rule: 'http-answer',
        level: 'error',
        sentence: 'Every request is answered in full.',
        address: `${origin}/feed`,
        field: 'GET',
        found: 'nothing answers at this host and port',
        expected: 'an answer',
      },
    ])
    const github = await callCommand(['check', '--github', `${origin}/feed`])
    assert.equal(github.code, 1)
    assert.match(github.stdout, /^::error title=http-answer::.*nothing answers/)
  })

  const calls: [args: string[], message: RegExp][] = [
    [
      ['no-such-file.xml'],
      /^no-such-file\.xml: there is no such file; expected a file, or an address with https:\/\/\n$/,
    ],
    [['src'], /^src: it is a folder; expected a file, or an address with https:\/\/\n$/],
    [['https://'], /^“https:\/\/” is no address of http or https\n$/],
    [['feed.xml', '--fix'], /^--fix is for the content, not for feed\.xml\n$/],
    [['--from', 'dist'], /^--from needs --fix\n$/],
    [['--fix', '--from', 'src'], /^--from src: there is no build in it\n$/],
    [['--json', '--github'], /^--json or --github, not both\n$/],
  ]
  for (const [args, message] of calls) {
    it(`tells in a sentence what makes no sense: ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await callCommand(['check', ...args])
      assert.deepEqual([code, stdout], [2, ''])
      assert.match(stderr, message)
    })
  }
})
