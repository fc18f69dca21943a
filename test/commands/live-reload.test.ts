import assert from 'node:assert/strict'
import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { missingBrowser, openTab, startBrowser, type Tab } from '../support/browser.ts'
import { buildFiles, startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { type RunningCli, startCli } from '../support/run-cli.ts'
import { copyOf, temporaryFolder } from '../support/temporary-folder.ts'

const navigation = { 'sec-fetch-dest': 'document', accept: 'text/html' }
const article = 'articles/istanbul-first-round-announced.md'

interface Started extends AsyncDisposable {
  cli: RunningCli
  origin: string
  path(name: string): string
  edit(name: string, change: (text: string) => string): void
}

/** `npm start` on a copy of the sample content. */
async function startCopy(): Promise<Started> {
  const content = copyOf('content')
  const cli = startCli(['start', '--content', content.path, '--port', '0'])
  const [, origin = ''] = await cli.until('stdout', /Open (http:\/\/127\.0\.0\.1:\d+)\/ /)
  const path = (name: string): string => join(content.path, name)
  return {
    cli,
    origin,
    path,
    edit(name, change) {
      writeFileSync(path(name), change(readFileSync(path(name), 'utf8')))
    },
    async [Symbol.asyncDispose]() {
      await cli[Symbol.asyncDispose]()
      content[Symbol.dispose]()
    },
  }
}

function retitled(title: string): (text: string) => string {
  return (text) => text.replace(/^title: .*$/m, `title: ${title}`)
}

async function shows(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: 20_000 })
}

/** Waits for the build that has this title in its feed; others may come before it. */
async function rebuiltWith({ cli, origin }: Started, title: string): Promise<void> {
  do await cli.until('stdout', /Rebuilt .*/)
  while (!(await rawRequest(`${origin}/rss.xml`)).body.includes(`<title>${title}<`))
}

function violations({ complaints }: Tab): string[] {
  return complaints.filter((complaint) => /violation|Content Security|pageerror/.test(complaint))
}

describe('an open tab', { skip: missingBrowser }, () => {
  let browser: Browser
  let site: Started
  before(async () => {
    ;[browser, site] = await Promise.all([startBrowser(), startCopy()])
  })
  after(() => Promise.all([browser?.close(), site?.[Symbol.asyncDispose]()]))

  it('shows an edit, the report of a broken one, and the mended page, by itself', async () => {
    const tab = await openTab(browser, { viewport: { width: 500, height: 300 } })
    const { page } = tab
    await page.goto(`${site.origin}/articles/istanbul-first-round-announced/`)
    await page.evaluate('scrollTo(0, 200)')

    site.edit(article, retitled('Edited once'))
    await shows(page, 'Edited once')
    await page.waitForFunction('scrollY === 200')

    site.edit(article, (text) => text.replace('title: ', 'titel: '))
    await shows(page, 'Problems in the content')
    const report = await page.locator('pre').textContent()
    assert.match(
      report ?? '',
      /announced\.md:2:1 {2}titel\n {2}found {5}an unknown field `titel`\n/,
    )
    assert.match(report ?? '', / {2}hint {6}did you mean `title`\?$/)

    site.edit(article, (text) => text.replace('titel: Edited once', 'title: Edited twice'))
    await shows(page, 'Edited twice')
    assert.deepEqual(violations(tab), [])
  })

  it('follows at the address of a feed, at one where nothing is, and from the first report', async () => {
    const [feed, missing] = [await openTab(browser), await openTab(browser)]
    await feed.page.goto(`${site.origin}/rss.xml`)
    await missing.page.goto(`${site.origin}/articles/second/`)
    const added = site.path('articles/second.md')
    const text = readFileSync(site.path(article), 'utf8')

    writeFileSync(added, 'Only text.\n')
    await shows(feed.page, 'no front matter')
    await shows(missing.page, 'no front matter')

    const mended = text.replace('5znwpchd', 'second').replace('2025-02-26', '2025-02-25')
    writeFileSync(added, retitled('A second one')(mended))
    await shows(feed.page, 'A second one')
    await shows(missing.page, 'A second one')
    assert.deepEqual([...violations(feed), ...violations(missing)], [])
  })

  it('asks for nothing while it is hidden, and catches up when it is seen', async () => {
    const [seen, hidden] = [await openTab(browser), await openTab(browser)]
    await hidden.page.addInitScript(
      "let hidden = true; Object.defineProperty(document, 'hidden', { get: () => hidden }); addEventListener('seen', () => { hidden = false; document.dispatchEvent(new Event('visibilitychange')) })",
    )
    for (const { page } of [seen, hidden]) await page.goto(`${site.origin}/`)
    site.edit(article, retitled('Edited unseen'))
    await shows(seen.page, 'Edited unseen')
    assert.ok(seen.requests.includes('/feedmill/version'))
    assert.ok(hidden.requests.includes('/feedmill/reload.js'))
    assert.ok(!hidden.requests.includes('/feedmill/version'))
    await hidden.page.evaluate("dispatchEvent(new Event('seen'))")
    await shows(hidden.page, 'Edited unseen')
  })
})

describe('the preview', () => {
  // What one test has changed is as it was when the next one begins.
  let site: Started
  before(async () => {
    site = await startCopy()
  })
  after(() => site?.[Symbol.asyncDispose]())

  it('gives readers and programs the answers of the built Worker, byte for byte', async () => {
    const built = await startSite('content', new Date())
    try {
      for (const path of ['/rss.xml', '/atom.xml', '/feed.json', '/feed', '/', '/no']) {
        for (const encoding of ['gzip', 'identity']) {
          const headers = { 'accept-encoding': encoding, accept: '*/*' }
          const [here, there] = await Promise.all(
            [site.origin, built.origin].map((origin) => rawRequest(origin + path, { headers })),
          )
          assert.deepEqual(here, there)
          const { etag } = here?.headers ?? {}
          if (etag === undefined) continue
          const again = { headers: { 'if-none-match': String(etag) } }
          assert.equal((await rawRequest(site.origin + path, again)).status, 304)
        }
      }
    } finally {
      await built.stop()
    }
  })

  it('gives browsers pages with its script, which are never kept and never not modified', async () => {
    const { etag } = (await rawRequest(`${site.origin}/`)).headers
    for (const path of ['/', '/rss.xml', '/articles/istanbul-first-round-announced/', '/no/']) {
      const headers = { ...navigation, 'if-none-match': String(etag) }
      const answer = await rawRequest(site.origin + path, { headers })
      assert.equal(answer.status, path === '/no/' ? 404 : 200)
      const tags = answer.body.toString().match(/<script src="\/feedmill\/reload\.js\?\w+" async>/g)
      assert.equal(tags?.length, 1)
      assert.equal(answer.headers['cache-control'], 'no-store')
      assert.equal(answer.headers.etag, undefined)
      assert.equal(answer.headers['last-modified'], undefined)
      assert.match(String(answer.headers['content-security-policy']), /; connect-src 'self'$/)
    }
    const raw = await rawRequest(`${site.origin}/rss.xml?raw`, { headers: navigation })
    assert.match(raw.body.toString(), /^<\?xml/)
    assert.doesNotMatch(raw.body.toString(), /feedmill\/reload/)
  })

  it('leaves nothing of itself in a build', async () => {
    const { modules, assets } = await buildFiles('content')
    for (const { path, bytes } of [...modules, ...assets]) {
      assert.ok(!Buffer.from(bytes).includes('feedmill/'), path)
    }
  })

  it('follows articles and topics that are added, renamed and deleted', async () => {
    const { cli, origin } = site
    const statusAt = async (path: string): Promise<number> =>
      (await rawRequest(origin + path)).status
    const added = readFileSync(site.path(article), 'utf8')
      .replace('5znwpchd', 'added')
      .replace('2025-02-26', '2025-02-25')
      .replace('topics: [', 'topics: [weather, ')

    const topics = readFileSync(site.path('topics.yaml'), 'utf8')
    writeFileSync(
      site.path('topics.yaml'),
      `${topics}weather:\n  title: Weather\n  description: Rain.\n  keywords: [rain]\n`,
    )
    await cli.until(
      'stdout',
      /Rebuilt .*: 5 articles in 10 topics, in \d\.\d s after .*topics\.yaml/,
    )
    mkdirSync(site.path('articles/new'))
    writeFileSync(site.path('articles/new/added.md'), added)
    await cli.until('stdout', /Rebuilt .*: 6 articles in 10 topics, in .* s after .*new\/added\.md/)
    assert.match((await rawRequest(`${origin}/topics/weather/rss.xml`)).body.toString(), /:added</)

    renameSync(site.path('articles/new/added.md'), site.path('articles/renamed.md'))
    await cli.until('stdout', /Rebuilt .*: 6 articles/)
    assert.equal(await statusAt('/articles/added/'), 404)
    assert.equal(await statusAt('/articles/renamed/'), 200)

    rmSync(site.path('articles/new'), { recursive: true })
    rmSync(site.path('articles/renamed.md'))
    writeFileSync(site.path('topics.yaml'), topics.replace(/^flights:/m, 'air:'))
    await cli.until('stderr', /did you mean|a topic in topics\.yaml/)
    assert.equal(await statusAt('/topics/weather/rss.xml'), 200)
    writeFileSync(site.path('topics.yaml'), topics)
    await cli.until('stdout', /Rebuilt .*: 5 articles in 9 topics/)
    assert.equal(await statusAt('/topics/weather/rss.xml'), 404)
  })

  it('tells of links, which are no content, also where they lead nowhere', async () => {
    const { cli } = site
    const link = site.path('articles/link.md')
    for (const target of ['/nowhere/at-all', site.path(article), site.path('.')]) {
      symlinkSync(target, link)
      await cli.until('stderr', /articles\/link\.md.*\n.*a link or a device/)
      rmSync(link)
      await cli.until('stdout', /Rebuilt .*: 5 articles in .* s after .*link\.md\n/)
    }
  })

  it('follows content that is reached by a link', async () => {
    using content = copyOf('content')
    using folder = temporaryFolder()
    const link = join(folder.path, 'content')
    symlinkSync(content.path, link)
    await using cli = startCli(['start', '--content', link, '--port', '0'])
    await cli.until('stdout', /Open /)
    const text = readFileSync(join(link, article), 'utf8')
    writeFileSync(join(link, article), retitled('By a link')(text))
    const [, path] = await cli.until('stdout', /Rebuilt .* s after (.*)\n/)
    assert.equal(path, join(link, article))
  })

  it('follows files that are replaced, and folders that go and come back', async () => {
    const { cli, origin } = site
    const text = readFileSync(site.path(article), 'utf8')
    // As editors save.
    writeFileSync(site.path('articles/.announced.tmp'), retitled('Replaced')(text))
    renameSync(site.path('articles/.announced.tmp'), site.path(article))
    await cli.until('stdout', /Rebuilt .* s after .*announced\.md\n/)
    assert.match((await rawRequest(`${origin}/rss.xml`)).body.toString(), /<title>Replaced</)

    renameSync(site.path('articles'), site.path('.away'))
    await cli.until('stderr', /found {5}no article/)
    assert.match((await rawRequest(`${origin}/rss.xml`)).body.toString(), /<title>Replaced</)
    renameSync(site.path('.away'), site.path('articles'))
    await cli.until('stdout', /Rebuilt .*: 5 articles/)
    site.edit(article, retitled('Edited again'))
    await rebuiltWith(site, 'Edited again')

    // As another branch is checked out.
    rmSync(site.path('.'), { recursive: true })
    await cli.until('stderr', /found {5}no such file/)
    cpSync('content', site.path('.'), { recursive: true })
    await cli.until('stdout', /Rebuilt .*: 5 articles/)
    site.edit(article, retitled('Edited at last'))
    await rebuiltWith(site, 'Edited at last')
  })
})
