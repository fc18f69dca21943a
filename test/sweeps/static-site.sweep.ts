import assert from 'node:assert/strict'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { matchesPattern, parseHeaderRules } from '../../src/commands/node/asset-rules.ts'
import { hostRemarks } from '../../src/commands/static/host-limits.ts'
import { type StaticSite, writeStaticSite } from '../../src/commands/static/write-static-site.ts'
import { builtAt, siteUrl, writePlacesContent } from '../places/places-content.ts'
import { builtAsFiles } from '../places/start-places.ts'
import { callCommand } from '../support/call-command.ts'
import { asciiJson } from '../support/memory-content.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const content = join(folder.path, 'content')
const plain = join(folder.path, 'plain')
const again = join(folder.path, 'again')

let written: StaticSite | undefined

before(async () => {
  writePlacesContent(content)
  written = await write(plain)
  await write(again)
})
after(() => folder[Symbol.dispose]())

async function write(place: string, now: Date = builtAt): Promise<StaticSite> {
  const built = await builtAsFiles(content, now)
  return await writeStaticSite(place, { built, now, onProgress: () => {} })
}

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length))
    .sort()
}

function textOf(path: string): string {
  return readFileSync(join(plain, path), 'utf8')
}

describe('a site as plain files', () => {
  it('has the same files with the same bytes each time', () => {
    assert.deepEqual(filesIn(again), filesIn(plain))
    for (const path of filesIn(plain)) {
      assert.deepEqual(readFileSync(join(again, path)), readFileSync(join(plain, path)), path)
    }
  })

  it('has nothing of what is to come, and nothing of what has left', async () => {
    for (const path of filesIn(plain)) {
      assert.doesNotMatch(path, /\/(?:arrives|far|farther)\b/)
      assert.doesNotMatch(textOf(path), /\b(?:Arrives|Far)\b/, path)
    }
    const later = join(folder.path, 'later')
    const { nextChange } = await write(later, new Date('2025-09-01T00:00:00Z'))
    assert.deepEqual(nextChange, new Date('2999-01-01T00:00:00Z'))
    const files = filesIn(later)
    assert.ok(files.includes('/articles/arrives/index.html'))
    for (const path of files) {
      assert.doesNotMatch(readFileSync(join(later, path), 'utf8'), /\bLeaves\b/, path)
    }
    // Its picture has left with it.
    const pictures = files.filter((path) => path.startsWith('/media/') && /poster/.test(path))
    assert.deepEqual(pictures, [])
  })

  it('says when it has to be built next, and nothing where no article appears or leaves', async () => {
    assert.deepEqual(written?.nextChange, new Date('2025-07-01T00:00:00Z'))
    const last = await write(join(folder.path, 'last'), new Date('2999-01-01T00:00:00Z'))
    assert.equal(last.nextChange, undefined)
  })

  it('leads to a file with every address in its documents', () => {
    const known = new Set(filesIn(plain))
    for (const path of known) {
      if (!/\.(?:html|xml|json|md|opml|txt)$/.test(path)) continue
      const addresses = textOf(path).matchAll(
        new RegExp(`(?:(?:href|src|action)="(?=/)|${siteUrl}(?=/))([^"'&<>\\\\\\s)#,]*)`, 'g'),
      )
      for (const [, written = ''] of addresses) {
        const address = written.replace(/\?v=\w+$/, '')
        // Templates of OpenAPI.
        if (address.includes('{')) continue
        assert.ok(
          [address, `${address}index.html`, `${address}/index.json`].some((one) => known.has(one)),
          `${path}: ${address}`,
        )
      }
    }
  })

  it('has the bytes of an address that is a folder too in a file of that folder', () => {
    for (const [path, same] of [
      ['feed/index.xml', 'rss.xml'],
      ['feed/atom/index.xml', 'atom.xml'],
      ['topics/boats/feed/json/index.json', 'topics/boats/feed.json'],
      ['api/articles/index.json', 'feed.json'],
    ] as const) {
      assert.equal(textOf(path), textOf(same), path)
    }
  })

  it('offers nothing that needs a program to answer', () => {
    for (const path of filesIn(plain).filter((path) => /\.(?:html|json)$/.test(path))) {
      assert.doesNotMatch(textOf(path), /<form|\?any=|\?limit=|"in": "query"|#compose/, path)
    }
  })

  it('says each header of a path in one rule, so that no host joins values', () => {
    const rules = parseHeaderRules(textOf('_headers'))
    const addresses = filesIn(plain).flatMap((path) => [path, path.replace(/index\.\w+$/, '')])
    for (const address of addresses) {
      const names = rules
        .filter(({ pattern }) => matchesPattern(pattern, address))
        .flatMap(({ headers }) => headers.map(([name]) => name))
      assert.equal(new Set(names).size, names.length, `${address}: ${names}`)
    }
  })

  it('says in a rule for many paths nothing that is true of one of them only', () => {
    const open = parseHeaderRules(textOf('_headers')).filter(({ pattern }) => /[:*]/.test(pattern))
    assert.ok(open.some(({ pattern }) => pattern.startsWith('/topics/:topic/archives/')))
    for (const { pattern, headers } of open) {
      const { Link = '' } = Object.fromEntries(headers)
      assert.doesNotMatch(Link, /boats|ferry/, pattern)
    }
  })

  it('says the headers of pages where no article is in feeds', async () => {
    const only = join(folder.path, 'only')
    cpSync(content, only, { recursive: true })
    for (const name of readdirSync(join(only, 'articles'))) {
      if (/^(?!taken).*\.md$/.test(name)) {
        const path = join(only, 'articles', name)
        writeFileSync(path, readFileSync(path, 'utf8').replace('---\n', '---\nfeed: false\n'))
      }
    }
    const pages = join(folder.path, 'pages')
    const built = await builtAsFiles(only, builtAt)
    await writeStaticSite(pages, { built, now: builtAt, onProgress: () => {} })
    const rules = parseHeaderRules(readFileSync(join(pages, '_headers'), 'utf8'))
    const rule = rules.find(({ pattern }) => pattern === '/articles/*')
    assert.match(Object.fromEntries(rule?.headers ?? [])['Content-Security-Policy'] ?? '', /none/)
  })

  it('lets no cache keep what follows an archive', () => {
    const following = filesIn(plain).filter((path) => path.includes('/after-'))
    assert.notEqual(following.length, 0)
    const immutable = parseHeaderRules(textOf('_headers')).filter(({ headers }) =>
      headers.some(([, value]) => value.includes('immutable')),
    )
    for (const path of following) {
      assert.ok(!immutable.some(({ pattern }) => matchesPattern(pattern, path)), path)
    }
  })

  it('keeps within the rules that Cloudflare reads', () => {
    const count = parseHeaderRules(textOf('_headers')).length
    assert.ok(count < 100, `${count}`)
  })
})

describe('hostRemarks', () => {
  const redirect = { from: '/a', to: '/b', status: 301 } as const
  const rule = { pattern: '/a', headers: [['A', 'b']] as const }
  const within = {
    files: 20_000,
    largest: { file: 'a.mp3', bytes: 25 * 2 ** 20 },
    headers: Array.from({ length: 100 }, () => rule),
    redirects: {
      plain: Array.from({ length: 2000 }, () => redirect),
      patterns: Array.from({ length: 100 }, () => redirect),
    },
    unwritten: [],
  }

  it('says nothing of a site within all limits', () => {
    assert.deepEqual(hostRemarks(within), [])
  })

  it('says of each limit that it is exceeded', () => {
    const { headers, redirects } = within
    const remarks = hostRemarks({
      files: 20_001,
      largest: { file: 'a.mp3', bytes: 25 * 2 ** 20 + 1 },
      headers: [...headers, { pattern: '/b', headers: [['Link', 'x'.repeat(2000)]] }],
      redirects: {
        plain: [...redirects.plain, redirect],
        patterns: [...redirects.patterns, redirect],
      },
      unwritten: ['/a:b/'],
    })
    assert.deepEqual(remarks, [
      '20,001 files: Cloudflare takes at most 20,000 on the Free plan, 100,000 on the Paid plan',
      'a.mp3 of 26 MiB: Cloudflare takes files of at most 25 MiB',
      '101 rules in _headers: Cloudflare reads the first 100',
      'Link in _headers has more than 2,000 characters: Cloudflare leaves it out',
      '2,001 old addresses in _redirects: Cloudflare reads the first 2,000',
      '101 rules with patterns in _redirects: Cloudflare reads the first 100',
      '/a:b/: no rule in _redirects can have this old address',
    ])
  })
})

describe('npm run build -- --static', () => {
  it('writes the files, and says when an article appears next', async () => {
    const out = join(folder.path, 'public')
    const { code, stdout } = await callCommand(['build', '--content', content, '--static', out])
    assert.equal(code, 0)
    assert.match(stdout, /^.*: 13 articles, \d+ files, \d+ KiB, built in [\d.]+ s\n/)
    assert.match(
      stdout,
      /An article appears or leaves at 2999-01-01T00:00:00\.000Z: build it again/,
    )
    const { code: second, stdout: json } = await callCommand([
      'build',
      '--content',
      content,
      '--static',
      out,
      '--json',
    ])
    assert.equal(second, 0)
    const result = JSON.parse(json)
    assert.equal(result.ok, true)
    assert.equal(result.nextChange, '2999-01-01T00:00:00.000Z')
    assert.equal(result.files, filesIn(out).length - 4)
  })

  it('says that nobody tells the hub of such files, and names none in them', async () => {
    const site = join(content, 'site.yaml')
    const former = readFileSync(site, 'utf8')
    writeFileSync(site, asciiJson({ ...JSON.parse(former), hub: 'https://hub.example/' }))
    const out = join(folder.path, 'public')
    const { code, stdout } = await callCommand(['build', '--content', content, '--static', out])
    writeFileSync(site, former)
    assert.equal(code, 0)
    assert.match(stdout, /\nThe hub of site\.yaml is not advertised: only npm run deploy/)
    for (const path of filesIn(out)) {
      assert.doesNotMatch(readFileSync(join(out, path), 'utf8'), /hub\.example/, path)
    }
  })

  it('replaces no folder that no build has written, and writes none where content is wrong', async () => {
    const foreign = join(folder.path, 'foreign')
    await write(foreign)
    const kept = filesIn(foreign)
    const refused = await callCommand(['build', '--content', content, '--static', foreign])
    assert.equal(refused.code, 2)
    assert.match(refused.stderr, /--static: .* holds files that no build has written/)
    assert.deepEqual(filesIn(foreign), kept)
    const within = await callCommand(['build', '--content', content, '--static', content])
    assert.match(within.stderr, /--static .*: it would replace the content/)
    writeFileSync(join(content, 'articles/wrong.md'), '---\ntitle: 1\n---\n')
    const out = join(folder.path, 'wrong')
    const wrong = await callCommand(['build', '--content', content, '--static', out])
    assert.equal(wrong.code, 1)
    assert.match(wrong.stderr, /nothing was written/)
    assert.throws(() => readdirSync(out))
  })
})
