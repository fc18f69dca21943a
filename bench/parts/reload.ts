import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { missingBrowser, openTab, startBrowser } from '../../test/support/browser.ts'
import { startCli } from '../../test/support/run-cli.ts'
import { copyOf } from '../../test/support/temporary-folder.ts'
import type { Bench, BenchPart } from '../bench-part.ts'
import { type BenchRow, ownRow } from '../bench-row.ts'
import { zipfArticleOf, zipfContent } from '../zipf-content.ts'

/** How soon an edit is seen. */
export const reload: BenchPart = {
  name: 'reload',
  shows: 'The time from saving a file until an open tab of the preview shows the change.',
  articles: [1000],
  rounds: 10,
  onlyByName: true,
  async *run(bench) {
    if (missingBrowser) throw new Error(missingBrowser)
    for (const articles of bench.articles) yield* await rowsOf(bench, articles)
  },
}

async function rowsOf(bench: Bench, articles: number): Promise<BenchRow[]> {
  using content = copyOf(bench.sites.content(articles))
  await using cli = startCli(['start', '--content', content.path, '--port', '0'])
  const [, origin = ''] = await cli.until('stdout', /Open (http:\/\/127\.0\.0\.1:\d+)\/ /)
  await using browser = await startBrowser()
  const rows: BenchRow[] = []
  for (const shown of shownThings(articles)) {
    bench.progress(shown.name)
    const { page } = await openTab(browser)
    await page.goto(`${origin}${shown.path}`)
    const times = await timesOf(page, shown, content.path, bench.rounds)
    const name = `${articles.toLocaleString('en')} articles, ${shown.name}`
    rows.push(ownRow({ name, unit: 's' }, times))
    await page.close()
  }
  return rows
}

/** A title that is edited, and where it is seen. */
interface ShownThing {
  name: string
  /** Of the page. */
  path: string
  /** Of what holds the title there. */
  selector: string
  /** The first title of which is edited, in the content folder. */
  file: string
}

function shownThings(articles: number): ShownThing[] {
  const article = zipfArticleOf(articles)
  const { slug, topics } = zipfContent()
  const [newest, older] = [articles - 2, articles >> 1]
  return [
    {
      name: 'title of the newest article, on the home page',
      path: '/',
      selector: 'h2, h3',
      file: article(newest).path,
    },
    {
      name: 'title of an older article, on its page',
      path: `/articles/${slug(older)}/`,
      selector: 'h1',
      file: article(older).path,
    },
    {
      name: 'title of the site, on the home page',
      path: '/',
      selector: 'h1, header',
      file: 'site.yaml',
    },
    {
      name: 'title of a topic, on its page',
      path: `/topics/${topics[0]}/`,
      selector: 'h1',
      file: 'topics.yaml',
    },
  ]
}

async function timesOf(
  page: Page,
  { file, selector }: ShownThing,
  content: string,
  edits: number,
): Promise<number[]> {
  const times: number[] = []
  for (let edit = 0; edit < edits; edit += 1) {
    const path = join(content, file)
    const text = `Edit ${edit} of ${basename(file)}`
    const saved = performance.now()
    writeFileSync(path, readFileSync(path, 'utf8').replace(title, `$1title: ${text}`))
    await shown(page, selector, text)
    times.push((performance.now() - saved) / 1000)
  }
  return times
}

const title = /^( *)title: .*$/m

/** Asks at once, and every few milliseconds: waiting as the browser's driver does is too coarse. */
async function shown(page: Page, selector: string, text: string): Promise<void> {
  const element = page.locator(selector, { hasText: text })
  // While the page is being replaced there is nothing to ask.
  while ((await element.count().catch(() => 0)) === 0) await setTimeout(10)
}
