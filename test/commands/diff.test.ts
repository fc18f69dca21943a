import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { oldBuild } from '../../src/commands/diff/old-build.ts'
import { startLocalWorker } from '../../src/commands/local-worker.ts'
import { callCommand } from '../support/call-command.ts'
import type { CliResult } from '../support/run-cli.ts'
import { copyOf, temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const dist = join(folder.path, 'dist')
before(async () => {
  const { code, stderr } = await callCommand(['build', '--out', dist])
  assert.equal(code, 0, stderr)
})
after(() => folder[Symbol.dispose]())

const first = 'articles/istanbul-first-round-announced.md'
const firstEmbassies = 'articles/istanbul-first-round-embassies.md'
const second = 'articles/istanbul-second-round-announced.md'
const flights = 'articles/istanbul-second-round-flights-and-property.md'
const thaw = 'articles/istanbul-second-round-signs-of-thaw.md'

/** Content that is edited after it was built. */
interface Edited extends Disposable {
  path: string
  edit(file: string, from: RegExp | string, to: string): void
  /** The same in every article that has it. */
  editAll(from: RegExp, to: string): void
  diff(...args: string[]): Promise<CliResult>
}

function editedContent(): Edited {
  const content = copyOf('content')
  return {
    path: content.path,
    edit(file, from, to) {
      const path = join(content.path, file)
      const text = readFileSync(path, 'utf8')
      const edited = text.replace(from, () => to)
      assert.notEqual(edited, text, `${file} has ${from}`)
      writeFileSync(path, edited)
    },
    editAll(from, to) {
      for (const file of readdirSync(join(content.path, 'articles'))) {
        const path = join(content.path, 'articles', file)
        writeFileSync(
          path,
          readFileSync(path, 'utf8').replace(from, () => to),
        )
      }
    },
    diff: (...args) => callCommand(['diff', '--content', content.path, ...args]),
    [Symbol.dispose]: () => content[Symbol.dispose](),
  }
}

/** A feed of other making, with a link relative to itself. */
const foreignFeed = `<rss version="2.0"><channel><title>Talks</title><item>
  <title>Old\u0085post</title><link>/2020/post</link><guid isPermaLink="false">7</guid>
</item></channel></rss>`

/** The report by channels: the lines below each path. */
function sections(report: string): Record<string, string[]> {
  const blocks = report.split('\n\n').filter((block) => /^\S.* {2}\/\S*\n {2}/.test(block))
  return Object.fromEntries(
    blocks.map((block) => {
      const [head = '', ...lines] = block.split('\n')
      return [head.replace(/^.* {2}/, ''), lines.map((line) => line.trim())]
    }),
  )
}

/** What feeds say of other documents of the same feed. */
const historyMarks =
  /<(?:atom:)?link rel="prev-archive"[^>]*>\n|<fh:complete\/>\n|"next_url": .*\n/g

/** The list of feeds of a build, and all feeds on it, by their paths. */
async function feedBodies(build: string): Promise<Map<string, string>> {
  const { origin, stop } = await startLocalWorker(oldBuild(build), 0)
  const bodyAt = async (path: string) => (await fetch(origin + path)).text()
  try {
    const list = await bodyAt('/feeds.opml')
    const rss = [...list.matchAll(/xmlUrl="[^"]*?(\/[^/"]*rss\.xml|\/topics\/[^"]*)"/g)]
    const paths = rss
      .map(([, path = '']) => path.replace('rss.xml', ''))
      .flatMap((path) => ['rss.xml', 'atom.xml', 'feed.json'].map((file) => path + file))
    const bodies = paths.map(async (path) => [path, await bodyAt(path)] as const)
    return new Map([['/feeds.opml', list], ...(await Promise.all(bodies))])
  } finally {
    await stop()
  }
}

/** What is answered on this machine while the task runs. */
async function served<Result>(
  answer: (path: string) => { status: number; body?: string; location?: string },
  task: (origin: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer((request, response) => {
    const { status, body = '', location } = answer(request.url ?? '')
    const headers = { Connection: 'close', ...(location !== undefined && { Location: location }) }
    response.writeHead(status, headers).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  try {
    return await task(`http://127.0.0.1:${address.port}`)
  } finally {
    server.close()
  }
}

describe('diff', () => {
  it('gives the body of a comment where it can compare, and where it cannot', async () => {
    using content = editedContent()
    content.edit(thaw, /^title: .*$/m, 'title: Signs of thaw')
    const compared = await content.diff('--from', dist, '--markdown')
    assert.equal(compared.code, 0)
    assert.match(
      compared.stdout,
      /^\d+ feeds: subscribers will see 1 changed silently\. No danger\.\n\n```diff\n@@ /,
    )
    const absent = await served(
      () => ({ status: 503 }),
      (origin) => content.diff(origin, '--markdown'),
    )
    assert.equal(absent.code, 2)
    assert.match(absent.stdout, /^Nothing was compared\.\n\n```text\n.*it answers HTTP 503/)
    assert.match(absent.stderr, /it answers HTTP 503/)
    content.edit(thaw, /^published: .*$/m, 'published: soon')
    const wrong = await content.diff('--from', dist, '--markdown')
    assert.deepEqual([wrong.code, wrong.stderr], [1, ''])
    assert.match(
      wrong.stdout,
      /^Nothing was compared\.\n\n```text\n.*published\n {2}found {5}`soon`/,
    )
  })

  it('says so when subscribers will see nothing, and exits 0', async () => {
    const { code, stdout, stderr } = await callCommand(['diff', '--from', dist])
    assert.equal(stderr, '')
    assert.equal(stdout, '30 feeds: subscribers will see no change.\n')
    assert.equal(code, 0)
  })

  it('says nothing of archives, which an earlier build did not have', async () => {
    using content = editedContent()
    content.edit('site.yaml', /^window:\n.*\n.*$/m, 'window:\n  items: 3\n  days: 0')
    using out = temporaryFolder()
    const built = await callCommand(['build', '--content', content.path, '--out', out.path])
    assert.equal(built.code, 0, built.stderr)
    const bodies = await feedBodies(out.path)
    const marks = [...bodies.values()].join('').match(historyMarks)?.join('') ?? ''
    assert.match(marks, /prev-archive/)
    assert.match(marks, /fh:complete/)
    assert.match(marks, /"next_url"/)
    const { stdout, stderr } = await served(
      (path) => {
        const body = bodies.get(path)?.replaceAll(historyMarks, '')
        return body === undefined ? { status: 404 } : { status: 200, body }
      },
      (origin) => content.diff(origin),
    )
    assert.equal(stderr, '')
    assert.equal(stdout, '30 feeds: subscribers will see no change.\n')
  })

  it('tells what is new, edited, renamed, taken back, expired and led on, without danger', async () => {
    using content = editedContent()
    const { edit, editAll, path } = content
    edit(thaw, /^title: .*$/m, 'title: Signs of a thaw\nupdated: 2026-01-01')
    edit(flights, 'title: Embassies', 'title: Consulates')
    edit(firstEmbassies, '\n---\n', '\naliases: [istanbul-first-round-embassies]\n---\n')
    renameSync(join(path, firstEmbassies), join(path, 'articles/renamed.md'))
    edit(second, '\n---\n', '\nremoved: 2026-01-01\n---\n')
    edit(first, '\n---\n', '\nexpires: 2026-01-01\n---\n')
    edit('topics.yaml', /^banking:/m, 'banks:\n  aliases: [banking]')
    editAll(/(?<=^topics:.*)banking/m, 'banks')
    edit('topics.yaml', /^prisoner-exchange:(?:\n {2}.*)*/m, 'prisoner-exchange:\n  removed: true')
    editAll(/(?<=^topics:.*)prisoner-exchange, /m, '')
    writeFileSync(
      join(path, 'articles/third.md'),
      '---\ntitle: A third round\nid: tag:istanbul-talks.example,2026:third\npublished: 2026-01-01\ntopics: [sanctions]\n---\nThe text of it.\n',
    )

    const { code, stdout, stderr } = await content.diff('--from', dist)
    assert.equal(code, 0, stdout + stderr)
    const told = sections(stdout)
    assert.deepEqual(told['/'], [
      '+ new  A third round',
      '~ changed  Signs of a thaw (title, tags, updated)',
      '~ changed silently  Consulates, direct flights and seized buildings at the second Istanbul round (title, tags)',
      '~ changed  Russian and US diplomats meet in Istanbul over their embassies (link)',
      '- removed  Second Istanbul round on Russian and US embassies set for 10 April',
      '- expired  Russia and the US to discuss their embassies in Istanbul on 27 February',
    ])
    assert.deepEqual(told['/topics/prisoner-exchange/'], ['- feed retired'])
    const [moved = ''] = told['/topics/banks/'] ?? []
    assert.equal(
      moved,
      '~ feed moved  was https://istanbul-talks.example/topics/banking/, is https://istanbul-talks.example/topics/banks/',
    )
    assert.doesNotMatch(stdout, /feed new|feed gone/)
    assert.match(stdout, /\n30 feeds: subscribers will see 1 new, .* No danger\.\n$/)
  })

  it('tells of every danger once, with what helps, and exits 1', async () => {
    using content = editedContent()
    const { edit, editAll, path } = content
    edit(thaw, /^id: .*$/m, 'id: tag:istanbul-talks.example,2025:other')
    edit(flights, /^published: .*$/m, 'published: 2025-04-01')
    renameSync(join(path, firstEmbassies), join(path, 'articles/renamed.md'))
    rmSync(join(path, second))
    edit('topics.yaml', /^banking:(?:\n {2}.*)*\n/m, '')
    editAll(/(?<=^topics:.*)banking, /m, '')

    const { code, stdout, stderr } = await content.diff('--from', dist)
    assert.equal(code, 1, stderr)
    const told = sections(stdout)
    const id = /^id: (.*)$/m.exec(readFileSync(join('content', thaw), 'utf8'))?.[1]
    const title = /^title: (.*)$/m.exec(readFileSync(join('content', thaw), 'utf8'))?.[1]
    const dead = 'https://istanbul-talks.example/articles/istanbul-first-round-embassies/'
    assert.deepEqual(told['/'], [
      `! would come back as new  ${title}: id was ${id}, is tag:istanbul-talks.example,2025:other (tags)`,
      '~ changed  Embassies, direct flights and seized buildings at the second Istanbul round (tags)',
      '! date gone backwards  Embassies, direct flights and seized buildings at the second Istanbul round: published and updated were 2025-04-10T21:00:00Z, are 2025-03-31T21:00:00Z',
      '~ changed silently  Russian and US diplomats meet in Istanbul over their embassies (link, tags)',
      `! address dead  Russian and US diplomats meet in Istanbul over their embassies: ${dead} answers HTTP 404`,
      '~ changed silently  Russia and the US to discuss their embassies in Istanbul on 27 February (tags)',
      '! lost  Second Istanbul round on Russian and US embassies set for 10 April',
    ])
    assert.deepEqual(told['/topics/banking/'], [
      '! feed gone  /topics/banking/rss.xml, /topics/banking/atom.xml, /topics/banking/feed.json answer HTTP 404',
    ])
    assert.equal(stdout.match(/^! would come back as new: Readers know an article by/gm)?.length, 1)
    assert.match(stdout, /^! address dead: .* `aliases` of the article;/m)
    assert.match(stdout, / 5 dangers\.\n$/)
  })

  it('tells that old links show another article when two swap their names', async () => {
    using content = editedContent()
    const files = [first, second].map((file) => join(content.path, file))
    const [text = '', other = ''] = files.map((file) => readFileSync(file, 'utf8'))
    writeFileSync(files[0] ?? '', other)
    writeFileSync(files[1] ?? '', text)
    const { code, stdout } = await content.diff('--from', dist)
    assert.equal(code, 1)
    const titles = [text, other].map((one) => /^title: (.*)$/m.exec(one)?.[1])
    const base = 'https://istanbul-talks.example/articles/istanbul'
    assert.deepEqual(
      sections(stdout)['/']?.filter((line) => line.startsWith('!')),
      [
        `! address taken  ${titles[1]}: ${base}-second-round-announced/ shows ${titles[0]}`,
        `! address taken  ${titles[0]}: ${base}-first-round-announced/ shows ${titles[1]}`,
      ],
    )
  })

  it('tells of former addresses that lead nowhere any more', async () => {
    using content = editedContent()
    using out = temporaryFolder()
    const aliases = '\naliases: [a-former, ünder]\n---\n'
    content.edit(first, '\n---\n', aliases)
    content.edit('topics.yaml', /^banking:/m, 'banking:\n  aliases: [banks]')
    const old = join(out.path, 'dist')
    const built = await callCommand(['build', '--content', content.path, '--out', old])
    assert.equal(built.code, 0, built.stderr)
    content.edit(first, aliases, '\n---\n')
    content.edit('topics.yaml', '\n  aliases: [banks]', '')
    const { code, stdout } = await content.diff('--from', old)
    assert.equal(code, 1)
    const { '/': told, '/topics/banking/': [, , gone] = [] } = sections(stdout)
    const title = /^title: (.*)$/m.exec(readFileSync(join('content', first), 'utf8'))?.[1]
    const dead = ['a-former', '%C3%BCnder'].map(
      (slug) =>
        `! address dead  ${title}: https://istanbul-talks.example/articles/${slug}/ answers HTTP 404`,
    )
    assert.deepEqual(told, dead)
    const feeds = ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `/topics/banks/${file}`)
    assert.equal(gone, `! feed gone  ${feeds.join(', ')} answer HTTP 404`)
  })

  it('takes the home page for no article of a site whose links had a query', async () => {
    const body = foreignFeed.replace('/2020/post', '/?p=7')
    const { stdout } = await served(
      (path) => (path === '/feed' ? { status: 200, body } : { status: 404 }),
      (origin) => callCommand(['diff', origin]),
    )
    assert.ok(sections(stdout)['/']?.includes('! lost  Old post [RSS]'), stdout)
  })

  it('tells of a narrower window', async () => {
    using content = editedContent()
    content.edit('site.yaml', /^window:\n.*\n.*$/m, 'window:\n  items: 3\n  days: 0')
    const { code, stdout } = await content.diff('--from', dist)
    assert.equal(code, 1)
    assert.deepEqual(
      sections(stdout)['/']?.map((line) => line.replace(/ {2}[A-Z].*/, '')),
      ['! window shrunk  5 items before, 3 now', '- left the window', '- left the window'],
    )
    assert.deepEqual(sections(stdout)['/topics/flights/'], undefined)
  })

  it('tells of another domain once a feed, and not once an item', async () => {
    using content = editedContent()
    content.edit('site.yaml', /^url: .*$/m, 'url: https://talks.example')
    const { code, stdout } = await content.diff('--from', dist)
    const told = Object.values(sections(stdout))
    const line = '~ feed moved  was https://istanbul-talks.example, is https://talks.example'
    assert.deepEqual(
      told,
      Array.from({ length: 10 }, () => [line]),
    )
    assert.equal(code, 0)
  })

  it('asks a running site for its feeds, and gives the result to programs as JSON', async () => {
    using content = editedContent()
    content.edit(first, /^id: .*$/m, 'id: tag:istanbul-talks.example,2025:other')
    const site = await startLocalWorker(oldBuild(dist), 0)
    const { code, stdout, stderr } = await content.diff(site.origin, '--json')
    await site.stop()
    assert.equal(stderr, '')
    assert.equal(code, 1)
    const { ok, dangers, summary, channels } = JSON.parse(stdout)
    assert.deepEqual(
      { ok, dangers, summary },
      { ok: false, dangers: 1, summary: { 'item-returns-as-new': 1 } },
    )
    const { feeds, changes } = channels[0]
    assert.deepEqual(feeds, [
      { format: 'rss', path: '/rss.xml' },
      { format: 'atom', path: '/atom.xml' },
      { format: 'json', path: '/feed.json' },
    ])
    assert.deepEqual(changes, [
      {
        kind: 'item-returns-as-new',
        weight: 'danger',
        item: {
          id: 'tag:istanbul-talks.example,2025:other',
          title: 'Russia and the US to discuss their embassies in Istanbul on 27 February',
          link: 'https://istanbul-talks.example/articles/istanbul-first-round-announced/',
        },
        details: [],
        was: 'tag:istanbul-talks.example,2025:5znwpchd',
        is: 'tag:istanbul-talks.example,2025:other',
        feeds,
      },
    ])
  })

  it('finds the feed of a site that lists none at the addresses that readers guess', async () => {
    const { code, stdout, stderr } = await served(
      (path) => {
        if (path === '/feed') return { status: 200, body: foreignFeed }
        return path === '/hidden' ? { status: 301, location: '/feed' } : { status: 404 }
      },
      (origin) => callCommand(['diff', `${origin}/hidden`]),
    )
    assert.equal(code, 1, stderr)
    const { '/': told = [], ...topics } = sections(stdout)
    assert.deepEqual(
      told.filter((line) => !line.startsWith('+ new')),
      [
        '~ feed renamed  was Talks, is US–Russia talks in Istanbul [RSS]',
        '! lost  Old post [RSS]',
        '+ feed new  [Atom, JSON Feed]',
        '! feed gone  /hidden answers HTTP 404',
      ],
    )
    assert.deepEqual(
      Object.values(topics),
      Array.from({ length: 9 }, () => ['+ feed new']),
    )
  })

  it('reports the problems of the content, exits 1 and compares nothing', async () => {
    using content = editedContent()
    content.edit(first, 'title:', 'titel:')
    const { code, stdout, stderr } = await content.diff('--from', dist)
    assert.equal(code, 1)
    assert.equal(stdout, '')
    assert.match(
      stderr,
      /did you mean `title`\?\n(?:.*\n)*1 problem in 1 file; nothing was compared\n$/,
    )
  })
})

describe('an old site that tells nothing', () => {
  it('is told in a sentence when it cannot be reached', async () => {
    const origin = await served(
      () => ({ status: 200 }),
      async (address) => address,
    )
    const { code, stderr } = await callCommand(['diff', origin])
    assert.equal(stderr, `${origin}/: it cannot be read: nothing answers at this host and port\n`)
    assert.equal(code, 2)
  })

  it('is told in a sentence when it has no feeds', async () => {
    const { code, stderr } = await served(
      () => ({ status: 404 }),
      (origin) => callCommand(['diff', origin]),
    )
    assert.match(stderr, /^http:\S+\/: no feed was found there\n$/)
    assert.equal(code, 2)
  })

  it('is told in a sentence when it is out of order', async () => {
    const { code, stderr } = await served(
      (path) => ({ status: path === '/atom.xml' ? 503 : 404 }),
      (origin) => callCommand(['diff', origin]),
    )
    assert.match(stderr, /\/atom\.xml: it answers HTTP 503, so what was there is not known\n$/)
    assert.equal(code, 2)
  })

  it('is told in a sentence when it sends more than 20 MB', async () => {
    const body = ' '.repeat(21 * 1024 * 1024)
    const { code, stderr } = await served(
      () => ({ status: 200, body }),
      (origin) => callCommand(['diff', origin]),
    )
    assert.match(stderr, /\/: it cannot be read: more than 20 MiB\n$/)
    assert.equal(code, 2)
  })
})
