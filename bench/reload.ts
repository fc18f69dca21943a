import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { missingBrowser, openTab, startBrowser } from '../test/support/browser.ts'
import { generatedArticlePath, writeGeneratedContent } from '../test/support/generated-content.ts'
import { startCli } from '../test/support/run-cli.ts'
import { temporaryFolder } from '../test/support/temporary-folder.ts'

// How long a saved edit takes until an open tab shows it: `npm run bench -- reload [ARTICLES] [EDITS]`
const [articles = 1000, edits = 10] = process.argv.slice(2).map(Number)

if (missingBrowser) throw new Error(missingBrowser)
using content = temporaryFolder()
writeGeneratedContent(content.path, articles)
await using cli = startCli(['start', '--content', content.path, '--port', '0'])
const [, origin = ''] = await cli.until('stdout', /Open (http:\/\/127\.0\.0\.1:\d+)\/ /)
await using browser = await startBrowser()
const newest = generatedArticlePath(articles - 1)
const title = /^( *)title: .*$/m

const home = (await openTab(browser)).page
await home.goto(`${origin}/`)
tell('title of the newest article, on the home page', await timesOf(home, 'h2, h3', newest))

const older = generatedArticlePath(Math.floor(articles / 2))
const own = (await openTab(browser)).page
await own.goto(`${origin}/articles/${older.slice(9, -3)}/`)
tell('title of an older article, on its page', await timesOf(own, 'h1', older))

await home.goto(`${origin}/`)
tell('title of the site, on the home page', await timesOf(home, 'h1, header', 'site.yaml'))

const topic = (await openTab(browser)).page
await topic.goto(`${origin}/topics/topic-0/`)
tell('title of a topic, on its page', await timesOf(topic, 'h1', 'topics.yaml'))

/** @param path of a file whose first title is shown by what the selector finds */
async function timesOf(page: Page, selector: string, path: string): Promise<number[]> {
  const file = join(content.path, path)
  const times: number[] = []
  for (let edit = 0; edit < edits; edit += 1) {
    const text = `Edit ${edit} of ${basename(path)}`
    const saved = performance.now()
    writeFileSync(file, readFileSync(file, 'utf8').replace(title, `$1title: ${text}`))
    await shown(page, selector, text)
    times.push(performance.now() - saved)
  }
  return times.sort((a, b) => a - b)
}

/** Asks at once, and every few milliseconds: waiting as the browser's driver does is too coarse. */
async function shown(page: Page, selector: string, text: string): Promise<void> {
  const element = page.locator(selector, { hasText: text })
  // While the page is being replaced there is nothing to ask.
  while ((await element.count().catch(() => 0)) === 0) await setTimeout(10)
}

function tell(what: string, times: readonly number[]): void {
  const [min = 0, median = 0, max = 0] = [0, times.length >> 1, times.length - 1].map(
    (index) => times[index],
  )
  const row = [min, median, max].map((time) => `${(time / 1000).toFixed(2)} s`)
  console.log(`${what}: min ${row[0]}, median ${row[1]}, max ${row[2]} of ${times.length} edits`)
}
