import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { build } from '../../src/build.ts'
import { moduleBudget } from '../../src/commands/module-budget.ts'
import { articlePath } from '../../src/model/article.ts'
import { articleMarkdown } from '../../src/render/article-markdown.ts'
import { bundleAsWorker, loadBundle } from '../serve/load-bundle.ts'
import { askBundle } from '../serve/memory-site.ts'
import { assertGolden } from '../support/golden.ts'
import { now } from '../support/local-site.ts'
import { readFolder } from '../support/read-files.ts'
import { renderedContent } from '../support/rendered-content.ts'

const root = 'test/complete-site'
const read = await readFolder(root)
const rendered = await renderedContent(read, now)
const golden = 'test/golden/complete'

describe('renderSite', () => {
  for (const { path, stretches } of rendered.documents) {
    for (const { from, text } of stretches) {
      it(`gives ${path} from ${from.toISOString()}`, () => {
        const since = from.getTime() === 0 ? '' : `.from-${from.toISOString().slice(0, 10)}`
        const file = `${golden}${path.replace(/\/$/, '/index.html')}${since}`
        assertGolden(file, withoutHashes(text))
      })
    }
  }

  for (const article of read.content.articles) {
    it(`gives ${article.slug} as Markdown`, () => {
      const markdown = articleMarkdown(read.content.site.url, article)
      assertGolden(`${golden}/articles/${article.slug}.md`, markdown)
    })
  }
})

describe('createWorker', async () => {
  const built = await build({
    content: root,
    worker: bundleAsWorker,
    now,
    moduleBudget: moduleBudget(),
  })
  assert.ok('files' in built)
  const ask = askBundle(await loadBundle(built.files))
  const slugs = read.content.articles.map(({ slug }) => slug)
  const pages: [path: string, file: string][] = [
    ...slugs.map((slug): [string, string] => [articlePath(slug), `/articles/${slug}/index.html`]),
    ...rendered.documents
      .filter(({ kind }) => kind === 'feed')
      .map(({ path }): [string, string] => [path, `${path}.preview.html`]),
  ]
  // By then every article has been published, and none has expired.
  const moment = new Date('2026-12-25T12:00:00Z')
  for (const [path, file] of pages) {
    it(`gives a browser ${path}`, async () => {
      const page = await ask(path, moment, { 'Sec-Fetch-Dest': 'document' })
      assertGolden(golden + file, withoutHashes(await page.text()))
    })
  }
})

/** A page does not change with the stylesheet. */
function withoutHashes(page: string): string {
  return page.replace(/(?<=\.(?:css|js)\?v=)\w+/g, 'hash')
}
