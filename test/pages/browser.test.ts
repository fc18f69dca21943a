import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import type { LocalWorker } from '../../src/commands/local-worker.ts'
import { formats } from '../../src/render/formats.ts'
import { subscribeServices } from '../../src/render/subscribe-services.ts'
import { missingBrowser, openTab, startBrowser, type Tab } from '../support/browser.ts'
import { startSite } from '../support/local-site.ts'
import { rawRequest } from '../support/raw-request.ts'
import { copyOf } from '../support/temporary-folder.ts'
import { completePages, samplePages } from './site-pages.ts'

const skip = missingBrowser
let browser: Browser
let sample: LocalWorker
let complete: LocalWorker
// A fresh profile costs as much as several pages.
let scripted: Tab
let scriptless: Tab
before(async () => {
  if (skip) return
  ;[browser, sample, complete] = await Promise.all([
    startBrowser(),
    startSite('content'),
    startSite('test/complete-site'),
  ])
  scripted = await openTab(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
  scriptless = await openTab(browser, { javaScriptEnabled: false })
})
beforeEach(() => {
  if (skip) return
  scripted.complaints.length = 0
  scriptless.complaints.length = 0
})
after(async () => {
  if (skip) return
  await Promise.all([browser.close(), sample.stop(), complete.stop()])
})

interface Surrounding {
  colorScheme: 'light' | 'dark'
  width: number
}

const surroundings: readonly Surrounding[] = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [320, 1280].map((width) => ({ colorScheme, width })),
)

/** What is seen of a page in a surrounding. */
interface Seen {
  name: string
  surrounding: Surrounding
  status: number | undefined
  mediaType: string | undefined
  complaints: readonly string[]
  /** Pixels that the content takes. */
  width: number
  violations: readonly string[][]
}

describe('a page in a browser', { skip }, () => {
  for (const scripts of ['with', 'without']) {
    let seen: readonly Seen[] = []
    before(async () => {
      seen = await (scripts === 'with' ? seenIn(scripted, violationsOn) : seenIn(scriptless))
    })
    for (const surrounding of surroundings) {
      const { colorScheme, width } = surrounding
      it(`is right, ${colorScheme}, ${width} pixels wide, ${scripts} scripts`, () => {
        const pages = seen.filter((page) => page.surrounding === surrounding)
        assert.deepEqual(
          pages.map(({ name }) => name),
          [...Object.keys(samplePages), ...Object.keys(completePages)],
        )
        for (const page of pages) assertRight(page)
      })
    }
  }
})

/** Nothing to complain of, nothing that is cut off, nothing that someone cannot use. */
function assertRight(page: Seen): void {
  const { name, surrounding, status, mediaType, complaints, width, violations } = page
  assert.equal(status, 200, name)
  assert.match(mediaType ?? '', /^text\/html/, name)
  assert.deepEqual(complaints, [], name)
  assert.ok(width <= surrounding.width, `${name} is ${width} pixels wide`)
  assert.deepEqual(violations, [], name)
}

/** Every page in every surrounding; a page is loaded once and goes from one to the next. */
async function seenIn(
  { page, complaints }: Tab,
  violationsIn: (page: Page) => Promise<string[][]> = async () => [],
): Promise<Seen[]> {
  const addresses = [
    ...Object.entries(samplePages).map(([name, path]) => [name, sample.origin + path] as const),
    ...Object.entries(completePages).map(([name, path]) => [name, complete.origin + path] as const),
  ]
  const seen: Seen[] = []
  for (const [name, url] of addresses) {
    complaints.length = 0
    const answer = await page.goto(url)
    for (const surrounding of surroundings) {
      const { colorScheme, width } = surrounding
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      seen.push({
        name,
        surrounding,
        status: answer?.status(),
        mediaType: answer?.headers()['content-type'],
        width: await page.evaluate<number>('document.documentElement.scrollWidth'),
        violations: await violationsIn(page),
        complaints: [...complaints],
      })
    }
  }
  await page.emulateMedia({ colorScheme: null })
  return seen
}

/** What someone cannot use; the rules run as a script. */
async function violationsOn(page: Page): Promise<string[][]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>(
    'axe.run({ resultTypes: ["violations"] })',
  )
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
}

describe('someone who wants to follow a topic', { skip }, () => {
  for (const javaScriptEnabled of [true, false]) {
    const scripts = javaScriptEnabled ? 'with' : 'without'
    it(`gets from the first page to the document of its feed, ${scripts} scripts`, async () => {
      const { page, complaints } = javaScriptEnabled ? scripted : scriptless
      await page.goto(`${sample.origin}/`)
      await page.getByRole('navigation').getByRole('link', { name: 'Flights' }).click()
      await page.getByRole('heading', { name: 'Follow this topic' }).waitFor()
      await page.locator('.follow').getByRole('link', { name: 'RSS' }).click()
      assert.equal(new URL(page.url()).pathname, '/topics/flights/rss.xml')
      await page.getByRole('heading', { level: 1, name: /^Flights/ }).waitFor()
      await page.getByText('Full text').first().click()
      await page.getByText('Closed-door talks in Istanbul').waitFor({ state: 'visible' })
      await page.getByRole('link', { name: 'Atom' }).click()
      assert.equal(new URL(page.url()).pathname, '/topics/flights/atom.xml')
      await page.getByRole('link', { name: 'View the source' }).click()
      assert.match(await page.content(), /&lt;feed xmlns/)
      assert.deepEqual(complaints, [])
    })
  }

  it('is offered services that are given the address of the feed', async () => {
    const { page } = scripted
    for (const path of ['/rss.xml', '/topics/flights/feed.json']) {
      await page.goto(sample.origin + path)
      const feed = `https://istanbul-talks.example${path}`
      const links = page.locator('.services a')
      const all = await links.all()
      const addresses = await Promise.all(
        all.map(async (link) => (await link.getAttribute('href')) ?? ''),
      )
      assert.equal(addresses.length, subscribeServices.length + 1)
      assert.equal(addresses.at(-1), `feed:${feed}`)
      assert.deepEqual(
        addresses.slice(0, -1),
        subscribeServices.map((service) => service.address(feed)),
      )
    }
  })

  it('copies the address of a feed', async () => {
    const { page, complaints } = scripted
    for (const path of ['/topics/flights/atom.xml', '/topics/flights/']) {
      await page.goto(sample.origin + path)
      await page.getByRole('button', { name: 'Copy' }).click()
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
      const copied = await page.evaluate('navigator.clipboard.readText()')
      const feed = path.endsWith('/') ? `${path}rss.xml` : path
      assert.equal(copied, `https://istanbul-talks.example${feed}`)
    }
    assert.deepEqual(complaints, [])
  })

  it('has the address selected where it cannot be copied', async () => {
    const { page } = scripted
    await page.goto(`${sample.origin}/rss.xml`)
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("no"))')
    await page.getByRole('button', { name: 'Copy' }).click()
    const selected = await page.waitForFunction('getSelection().toString()')
    assert.equal(await selected.jsonValue(), 'https://istanbul-talks.example/rss.xml')
  })

  it('uses the keyboard alone', async () => {
    const { page } = scripted
    await page.goto(`${sample.origin}/topics/flights/`)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to content')
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
    assert.equal(outline, 'solid')
    await page.keyboard.press('Enter')
    assert.equal(new URL(page.url()).hash, '#main')
  })
})

describe('someone who makes a feed of their own', { skip }, () => {
  const chosen = async (page: Tab['page']): Promise<void> => {
    await page.goto(`${sample.origin}/feeds/`)
    const topics = page.getByRole('group', { name: 'At least one of these topics' })
    await topics.getByLabel('Visas').check()
    await topics.getByLabel('Flights').check()
    await page.getByLabel('Words (phrases in quotes)').fill(' "direct flights" & visa ')
    await page.getByText('More choices').click()
    const others = page.getByRole('group', { name: 'None of these topics' })
    await others.getByLabel('Banking').check()
    await page.getByLabel('Last day').fill('2025-05-01')
    await page.getByLabel('Articles at most').fill('20')
    await page.getByLabel('Summaries only').check()
  }
  const filtered =
    'any=flights,visas&not=banking&until=2025-05-01&q=%22direct%20flights%22%20%26%20visa&limit=20&content=summary'

  it('gets to its address without scripts, every field with its value', async () => {
    const { page, complaints } = scriptless
    for (const { name, file } of formats) {
      await chosen(page)
      await page.getByRole('button', { name, exact: true }).click()
      await page.waitForURL(`**/${file}?**`)
      const { origin, pathname, searchParams } = new URL(page.url())
      assert.equal(origin + pathname, `${sample.origin}/${file}`)
      assert.deepEqual(
        [...searchParams],
        [
          ['any', 'flights'],
          ['any', 'visas'],
          ['q', ' "direct flights" & visa '],
          ['not', 'banking'],
          ['since', ''],
          ['until', '2025-05-01'],
          ['limit', '20'],
          ['content', 'summary'],
        ],
      )
    }
    assert.deepEqual(complaints, [])
  })

  it('sees no address without scripts: it would be another one', async () => {
    const { page } = scriptless
    await page.goto(`${sample.origin}/feeds/`)
    assert.equal(await page.locator('form').getByText('Address of this feed').isVisible(), false)
  })

  it('sees the address while choosing, copies it and opens it', async () => {
    const { page, complaints } = scripted
    const feed = 'https://istanbul-talks.example/rss.xml'
    await page.goto(`${sample.origin}/feeds/`)
    const address = page.locator('form code')
    assert.equal(await address.textContent(), feed)
    await chosen(page)
    assert.equal(await address.textContent(), `${feed}?${filtered}`)
    await page.locator('form').getByRole('button', { name: 'Copy' }).click()
    const state = page.locator('form').getByRole('status')
    await state.filter({ hasText: 'Copied' }).waitFor()
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), `${feed}?${filtered}`)
    await page.getByLabel('Last day').fill('')
    const later = filtered.replace('until=2025-05-01&', '')
    assert.equal(await address.textContent(), `${feed}?${later}`)
    assert.equal(await state.textContent(), '')
    await page.getByRole('button', { name: 'Atom' }).click()
    await page.waitForURL(`${sample.origin}/atom.xml?${later}`)
    assert.deepEqual(complaints, [])
  })

  it('finds the choice again after going back', async () => {
    const { page } = scripted
    await chosen(page)
    await page.getByLabel('Words (phrases in quotes)').press('Enter')
    await page.waitForURL(`${sample.origin}/rss.xml?${filtered}`)
    await page.goBack()
    await page.waitForFunction(
      '(document.querySelector("form code")?.textContent ?? "").includes("any=flights,visas")',
    )
  })

  it('can use every field', async () => {
    await chosen(scripted.page)
    assert.deepEqual(await violationsOn(scripted.page), [])
  })
})

describe('what a browser makes of a page', { skip }, () => {
  const computed = (selector: string, property: string): string =>
    `getComputedStyle(document.querySelector('${selector}')).${property}`

  it('has each text in its own direction, and cells at their own side', async () => {
    const { page } = scripted
    await page.goto(`${complete.origin}/articles/ivrit/`)
    assert.equal(await page.evaluate(computed('h1', 'direction')), 'rtl')
    assert.equal(await page.evaluate(computed('.text', 'direction')), 'rtl')
    assert.equal(await page.evaluate(computed('.byline', 'direction')), 'ltr')
    assert.equal(await page.evaluate(computed('.text td.right', 'textAlign')), 'right')
    assert.equal(await page.evaluate(computed('.text td.left', 'textAlign')), 'left')
  })

  it('shows a picture in the size that its author says, in its proportions', async () => {
    const { page } = scripted
    await page.goto(`${complete.origin}/articles/every-field/`)
    const size = await page.evaluate(
      '(({ width, height }) => [width, height])(document.querySelector(".text img[width=\'100\']"))',
    )
    assert.deepEqual(size, [100, 63])
  })

  it('tells the current topic from others in forced colours', async () => {
    const { page } = scripted
    await page.emulateMedia({ forcedColors: 'active' })
    await page.goto(`${sample.origin}/topics/flights/`)
    const border = (link: string): Promise<string> =>
      page.evaluate(computed(`nav a${link}`, 'borderBlockEndColor'))
    const [current, other] = [await border('[aria-current]'), await border(':not([aria-current])')]
    await page.emulateMedia({ forcedColors: null })
    assert.notEqual(current, other)
  })
})

describe('an article that tries to run something', { skip }, () => {
  it('runs nothing on any page that shows it', async () => {
    using folder = copyOf('content')
    writeFileSync(join(folder.path, 'articles/hostile.html'), hostileArticle)
    const settings = join(folder.path, 'site.yaml')
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('icon: icon.png', ''))
    const site = await startSite(folder.path)
    try {
      const { page, complaints } = scripted
      for (const path of ['/articles/hostile/', '/topics/visas/', '/', '/rss.xml', '/feed.json']) {
        await page.goto(site.origin + path)
        await page
          .locator('summary')
          .first()
          .click({ timeout: 500 })
          .catch(() => undefined)
        assert.equal(await page.evaluate('"ran" in window'), false, path)
        assert.ok((await page.content()).includes('Hostile'), path)
      }
      assert.deepEqual(complaints, [])
    } finally {
      await site.stop()
    }
  })
})

const hostileArticle = `---
title: 'Hostile </script><script>ran = 1</script>'
id: tag:istanbul-talks.example,2025:hostile
published: 2026-10-30T09:00:00Z
topics: [visas]
summary: '</script><img src=x onerror="ran = 1"><!--'
tags: ['"><script>ran = 1</script>']
source: { name: '<svg onload="ran = 1">', url: 'https://source.example/?a=</script>' }
---

<p>Text <script>ran = 1</script></p><svg onload="ran = 1"></svg><img src="../icon.png" onerror="ran = 1">
<details open ontoggle="ran = 1"><summary>x</summary>y</details><style>*{display:none}</style>
<a href="https://a.example/" autofocus onfocus="ran = 1" style="position:fixed;inset:0">z</a><math><mi xlink:href="data:x,ran=1">m</mi></math>
`

describe('what a page weighs', { skip }, () => {
  let tab: Tab
  before(async () => {
    tab = await openTab(browser)
    const session = await tab.page.context().newCDPSession(tab.page)
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  })
  for (const [name, path] of Object.entries(samplePages)) {
    it(`is at most 3 requests and 40 KB compressed: ${name}`, async () => {
      const { page, requests } = tab
      requests.length = 0
      await page.goto(sample.origin + path)
      const own = requests.filter((request) => !/^\/(?:media\/|favicon\.ico)/.test(request))
      assert.ok(own.length <= 3, own.join(' '))
      const headers = { 'Accept-Encoding': 'gzip', 'Sec-Fetch-Dest': 'document' }
      const answers = await Promise.all(
        own.map((request) => rawRequest(sample.origin + request, { headers })),
      )
      const bytes = answers.reduce((sum, { body }) => sum + body.length, 0)
      assert.ok(bytes <= 40_000, `${bytes} bytes`)
    })
  }
})
