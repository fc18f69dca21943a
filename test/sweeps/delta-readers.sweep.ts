import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startChangingSite } from '../lifecycle/changing-site.ts'
import { startEdge } from '../lifecycle/edge.ts'
import { article, idOf, siteText, topicsText } from '../lifecycle/harbour-site.ts'
import { readers } from '../lifecycle/readers.ts'

const start = new Date('2025-06-01T00:00:00Z')
const feeds = ['rss.xml', 'atom.xml']
const files = { 'site.yaml': siteText('old.example'), 'topics.yaml': topicsText }

function fileOf(day: number, text = 'A text.'): Record<string, string> {
  const name = `day-${day}`
  const published = `2025-05-0${day}T09:00:00Z`
  const fields = { name, title: `The harbour on day ${day}`, published, topics: ['boats'] }
  return { [`articles/${name}.md`]: article(fields, text) }
}

describe('a delta of a feed', () => {
  for (const { name, skip, subscribe } of readers) {
    it(`or all of it brings what is new and what was mended to ${name}`, { skip }, async () => {
      await using site = await startChangingSite({ ...files, ...fileOf(1), ...fileOf(2) }, start)
      await using edge = await startEdge(site.origin)
      using reader = subscribe(
        feeds.map((path) => `http://old.example/${path}`),
        edge.port,
      )
      // feedparser asks for them from the start, and programs on it may know no 226.
      const changed = name === 'a reader on feedparser' ? [200, 200] : [226, 226]
      const poll = async (): Promise<number[]> => {
        await reader.poll()
        return edge.taken().map(({ status }) => status)
      }

      // Newsboat keeps a validator from the second time on, and then asks for deltas.
      await poll()
      await poll()
      await site.publish(fileOf(3))
      await poll()
      reader.markRead()

      await site.publish(fileOf(4))
      assert.deepEqual(await poll(), changed)
      assert.deepEqual(await poll(), [304, 304])
      // The date of the feed stays what it was.
      await site.publish(fileOf(2, 'A text without its mistake.'))
      assert.deepEqual(await poll(), changed)
      assert.deepEqual(await poll(), [304, 304])

      const items = reader.items()
      assert.deepEqual(
        items.map(({ id, read }) => [id, read]),
        [1, 2, 3, 4].map((day) => [idOf(`day-${day}`), day < 4]),
      )
      assert.match(items[1]?.text ?? '', /without its mistake/)
      assert.match(items[0]?.text ?? '', /A text\./)
    })
  }
})
