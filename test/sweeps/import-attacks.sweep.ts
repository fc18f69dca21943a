import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { type ImportFolder, importFolder } from '../import/import-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

interface Item {
  guid: string
  title?: string
  link?: string
  date?: string
  html?: string
  markdown?: string
}

function item({ guid, title = guid, link, date, html = '<p>Boats.</p>', markdown }: Item): string {
  return [
    `<item><title><![CDATA[${title}]]></title><guid isPermaLink="false">${guid}</guid>`,
    link === undefined ? '' : `<link>${link}</link>`,
    date === '' ? '' : `<pubDate>${date ?? 'Wed, 01 May 2024 07:30:00 GMT'}</pubDate>`,
    `<content:encoded><![CDATA[${html}]]></content:encoded>`,
    markdown === undefined ? '' : `<source:markdown>${markdown}</source:markdown>`,
    '</item>',
  ].join('')
}

function rss(items: readonly Item[]): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:source="http://source.scripting.com/"><channel><title>Old</title><link>https://old.example/</link><description>Old</description>${items.map(item).join('')}</channel></rss>`
}

/** Imports a feed as articles that are no drafts. */
async function importFeed(folder: ImportFolder, items: readonly Item[]): Promise<string> {
  using other = temporaryFolder()
  const file = join(other.path, 'feed.xml')
  writeFileSync(file, rss(items))
  return (await folder.import(file, '--publish', '--topic', 'boats')).stdout
}

function articles(folder: ImportFolder): Record<string, string> {
  const texts = Object.entries(folder.texts()).filter(([path]) => path.startsWith('articles/'))
  return Object.fromEntries(texts)
}

function matterOf(text: string | undefined): Record<string, unknown> {
  return parse(/^---\n(.*?)\n---$/ms.exec(text ?? '')?.[1] ?? '')
}

function mediaIn(folder: ImportFolder): string[] {
  const paths = readdirSync(join(folder.path, 'articles'), { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => /\/./.test(path)).sort()
}

describe('npm run import of what somebody else has written', () => {
  it('takes no file of this machine along for a feed', async () => {
    using folder = importFolder()
    using other = temporaryFolder()
    writeFileSync(join(other.path, 'secret.pem'), 'key')
    const markdown = '[a](secret.pem) ![b](/secret.pem)'
    const file = join(other.path, 'feed.xml')
    writeFileSync(file, rss([{ guid: 'one', link: 'https://old.example/one/', markdown }]))
    await folder.import(file)
    assert.deepEqual(mediaIn(folder), [])
    assert.match(articles(folder)['articles/one.md'] ?? '', /\(https:\/\/old\.example\/one\/secret/)
  })

  it('takes along what lies in the folder, neither hidden nor led to out of it', async () => {
    using folder = importFolder()
    using other = temporaryFolder()
    const inside = join(other.path, 'notes')
    mkdirSync(inside)
    writeFileSync(join(other.path, 'outside.txt'), 'outside')
    writeFileSync(join(inside, 'inside.txt'), 'inside')
    writeFileSync(join(inside, '.env'), 'hidden')
    symlinkSync(join(other.path, 'outside.txt'), join(inside, 'led.txt'))
    const links = ['inside.txt', '.env', 'led.txt', '../outside.txt'].map((name) => `[x](${name})`)
    writeFileSync(
      join(inside, 'note.md'),
      `---\ntitle: Note\ndate: 2024-05-01\n---\n${links.join('\n')}\n`,
    )
    await folder.import(join(inside, 'note.md'))
    assert.deepEqual(mediaIn(folder), ['note/inside.txt'])
  })

  it('imports articles of two sites that had the same paths', async () => {
    using folder = importFolder()
    await importFeed(folder, [{ guid: 'one', link: 'https://one.example/hello/' }])
    const date = 'Mon, 06 May 2024 07:30:00 GMT'
    const stdout = await importFeed(folder, [
      { guid: 'two', link: 'https://two.example/hello/', date },
    ])
    assert.match(stdout, /^1 new, 0 known/m)
    assert.deepEqual(Object.keys(articles(folder)), ['articles/hello-2.md', 'articles/hello.md'])
  })

  it('tells of items that have the guid of another one', async () => {
    using folder = importFolder()
    const stdout = await importFeed(folder, [
      { guid: '0', title: 'One' },
      { guid: '0', title: 'Two' },
    ])
    assert.match(stdout, /, Two: left out, since its id is that of content\/articles\/one\.md$/m)
    assert.match(stdout, /^1 new, 1 known/m)
  })

  it('lets no item without a date lie in the future, and keeps their order', async () => {
    using folder = importFolder()
    const dates = ['', '', 'Mon, 01 Jan 0001 00:00:00 +0000']
    await importFeed(
      folder,
      dates.map((date, index) => ({ guid: `n${index}`, date })),
    )
    const texts = articles(folder)
    const [first = 0, second = 0, third = 0] = [0, 1, 2].map((index) =>
      Date.parse(String(matterOf(texts[`articles/n${index}.md`])['published'])),
    )
    assert.ok(first <= Date.now())
    assert.deepEqual([first - second, second - third], [1000, 1000])
    assert.match(texts['articles/n0.md'] ?? '', /^published: \S+ # published was not found: the /m)
    assert.match(texts['articles/n2.md'] ?? '', /# published was not found: `Mon, 01 Jan 0001 /)
  })

  it('gives all items with one date and one title an address and a moment each', async () => {
    using folder = importFolder()
    const items = Array.from({ length: 40 }, (_, index) => ({ guid: `${index}`, title: 'Same' }))
    await importFeed(folder, items)
    const texts = Object.values(articles(folder))
    const moments = new Set(texts.map((text) => Date.parse(String(matterOf(text)['published']))))
    assert.equal(moments.size, 40)
  })

  it('keeps the words of a text that is nested too deeply', async () => {
    using folder = importFolder()
    const html = `${'<div>'.repeat(20_000)}Boats &amp; ferries.`
    const stdout = await importFeed(folder, [{ guid: 'deep', html }])
    assert.match(stdout, /changed {2}text: its elements are nested too deeply/)
    assert.match(articles(folder)['articles/deep.md'] ?? '', /\n\nBoats & ferries\.\n$/)
  })

  it('takes no program along, and tells of pictures that are no files', async () => {
    using folder = importFolder()
    const html =
      '<figure onclick="x()"><img src="https://old.example/a.png" onerror="x()"><figcaption>A</figcaption></figure><video src="javascript:x()" onplay="x()"></video><img src="data:image/png;base64,AAAA"><img src="data:image/gif;base64,AAAA" data-src="/b.png">'
    const stdout = await importFeed(folder, [{ guid: 'hostile', html }])
    const text = articles(folder)['articles/hostile.md'] ?? ''
    assert.doesNotMatch(text, /x\(\)|<video|data:/)
    assert.match(stdout, /\(`data:`\) are left out: 1$/m)
  })

  it('makes plain text of titles that are HTML', async () => {
    using folder = importFolder()
    const titles = ['A <b>b</b> &amp; c', 'a < b > c', 'Use <b> or <every>', '&lt;b> &#8217;']
    await importFeed(
      folder,
      titles.map((title, index) => ({
        guid: `t${index}`,
        title,
        link: `https://old.example/t${index}`,
      })),
    )
    assert.deepEqual(
      Object.values(articles(folder)).map((text) => matterOf(text)['title']),
      ['A b & c', 'a < b > c', 'Use <b> or <every>', '<b> ’'],
    )
  })

  it('tells when nothing says the encoding, and takes that of the language', async () => {
    using folder = importFolder()
    using other = temporaryFolder()
    const [start = '', end = ''] = rss([{ guid: 'one', title: '@' }])
      .replace('<description>', '<language>ru</language><description>')
      .split('@')
    const letters = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
    const file = join(other.path, 'feed.xml')
    writeFileSync(file, Buffer.concat([Buffer.from(start), letters, Buffer.from(end)]))
    const { stdout } = await folder.import(file)
    assert.equal(matterOf(articles(folder)['articles/привет.md'])['title'], 'Привет')
    assert.match(stdout, /guessed {2}text: .*; read as windows-1251$/m)
  })

  it('reads a feed that declares entities, and follows none', async () => {
    using folder = importFolder()
    using other = temporaryFolder()
    const declared = '<!DOCTYPE rss [<!ENTITY a "aaa"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    const feed = rss([{ guid: 'one' }]).replace('<![CDATA[one]]>', 'x &a; &f;')
    const file = join(other.path, 'feed.xml')
    writeFileSync(file, feed.replace('?>', `?>${declared}`))
    assert.match((await folder.import(file)).stdout, /^1 new/m)
    const [text] = Object.values(articles(folder))
    assert.equal(matterOf(text)['title'], 'x &a; &f;')
  })

  it('takes one wrong byte for no other encoding', async () => {
    using folder = importFolder()
    using other = temporaryFolder()
    const [start = '', end = ''] = rss([{ guid: 'one', title: 'Привет@' }]).split('@')
    const file = join(other.path, 'feed.xml')
    writeFileSync(file, Buffer.concat([Buffer.from(start), Buffer.from([0xd0]), Buffer.from(end)]))
    await folder.import(file)
    assert.ok(existsSync(join(folder.path, 'articles/привет.md')))
  })

  it('says what was found of a source without an address in the file', async () => {
    using folder = importFolder()
    await folder.import('test/import/texts/bare-report.txt')
    const [text = ''] = Object.values(articles(folder))
    assert.match(text, /^# source: The Harbour Mail; its address was not found$/m)
  })
})

describe('npm run import into a folder that is not as it should be', () => {
  it('uses files of an import that was stopped, and replaces no others', async () => {
    using folder = importFolder()
    using other = temporaryFolder()
    const text = '---\ntitle: Note\ndate: 2024-05-01\n---\n[a](a.txt) [b](b.txt)\n'
    for (const [path, words] of [
      ['note.md', text],
      ['a.txt', 'a'],
      ['b.txt', 'b'],
    ] as const) {
      writeFileSync(join(other.path, path), words)
    }
    mkdirSync(join(folder.path, 'articles/note'))
    writeFileSync(join(folder.path, 'articles/note/a.txt'), 'a')
    writeFileSync(join(folder.path, 'articles/note/b.txt'), 'of the author')
    const { code, stdout } = await folder.import(join(other.path, 'note.md'))
    assert.equal(code, 0, stdout)
    assert.deepEqual(mediaIn(folder), ['note/a.txt', 'note/b-2.txt', 'note/b.txt'])
    assert.match(
      articles(folder)['articles/note.md'] ?? '',
      /\(note\/a\.txt\) \[b\]\(note\/b-2\.txt\)/,
    )
  })

  it('tells what could not be written, and what was', async () => {
    using folder = importFolder()
    using other = temporaryFolder()
    for (const name of ['first', 'note', 'zero']) {
      const text = `---\ntitle: ${name}\ndate: 2024-05-0${name.length}\n---\n[x](boat.pdf)\n`
      writeFileSync(join(other.path, `${name}.md`), text)
    }
    writeFileSync(join(other.path, 'boat.pdf'), 'A boat.')
    writeFileSync(join(folder.path, 'articles/note'), 'in the way')
    const { code, stdout } = await folder.import(other.path)
    assert.equal(code, 1)
    assert.match(stdout, /^content\/articles\/first\.md {2}/m)
    assert.match(stdout, /note\.md: could not be written: .*; 1 more not tried$/m)
    assert.deepEqual(Object.keys(articles(folder)), ['articles/first.md'])
  })
})
