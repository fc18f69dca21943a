import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { articlePath } from '../../src/model/article.ts'
import { readContent } from '../../src/read/read-content.ts'
import { loadFiles } from '../../src/read/source/load-files.ts'
import { formats } from '../../src/render/formats.ts'
import { articlePage } from '../../src/render/pages/article-page.ts'
import { renderDocuments } from '../../src/render/render-documents.ts'
import { assertGolden } from '../support/golden.ts'
import { now } from '../support/local-site.ts'

const root = 'test/complete-site'
const read = readContent(loadFiles(root), { root, feedFiles: formats.map(({ file }) => file), now })
assert.ok('content' in read, JSON.stringify(read))
const { content } = read

describe('renderDocuments', async () => {
  for (const { path, kind, stretches } of await renderDocuments(content, now)) {
    if (kind === 'style') continue
    for (const { from, text } of stretches) {
      it(`gives ${path} from ${from.toISOString()}`, () => {
        const since = from.getTime() === 0 ? '' : `.from-${from.toISOString().slice(0, 10)}`
        assertGolden(`test/golden/complete${path.replace(/\/$/, '/index.html')}${since}`, text)
      })
    }
  }
})

describe('articlePage', () => {
  const titles = Object.fromEntries(content.topics.map(({ slug, title }) => [slug, title]))
  for (const article of content.articles) {
    it(`gives ${article.slug}`, async () => {
      const path = decodeURIComponent(articlePath(article.slug))
      const page = await articlePage(content.site, titles, article)
      assertGolden(`test/golden/complete${path}index.html`, page)
    })
  }
})
