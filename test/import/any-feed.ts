import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { guidOf } from '../../src/model/article-ids.ts'
import { carriable } from '../../src/model/text.ts'
import { feedText } from '../support/feed-text.ts'
import { importFolder } from './import-folder.ts'
import { contentIn } from './read-folder.ts'

const line = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })
const items = fc.array(
  fc.record({ guid: line.filter(isSeen), title: line, html: line, tag: line }),
  { minLength: 1, maxLength: 12 },
)

/** Imports feeds of any texts: whatever they are, readers find the guids that they know. */
export async function assertAnyFeed(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(items, async (drawn) => {
      using folder = importFolder()
      const file = join(folder.path, '.feed.xml')
      const feed = drawn.map((item) => ({ ...item, html: `<p>Text.</p>${item.html}` }))
      writeFileSync(file, feedText(feed))
      const { code, stdout } = await folder.import(file, '--publish', '--topic', 'boats')
      assert.equal(code, 0, stdout)
      const { articles } = await contentIn(folder)
      // One that is there twice comes once.
      const guids = new Set(drawn.map(({ guid }) => carriable(guid)))
      assert.deepEqual(articles.map(guidOf).sort(), [...guids].sort())
      const titles = new Set(drawn.map(({ title }) => plain(title)))
      for (const { title } of articles.filter((one) => isSeen(one.title))) {
        assert.ok(titles.has(plain(title)) || /^Text/.test(title), title)
      }
    }),
    { numRuns },
  )
}

function plain(text: string): string {
  return carriable(text).replace(/\s+/g, ' ').trim()
}

/** Nobody could tell others from nothing. */
function isSeen(text: string): boolean {
  return /[^\s\p{C}]/u.test(text)
}
