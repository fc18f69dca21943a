import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startClockedWorker } from './clocked-worker.ts'
import { startEdge } from './edge.ts'
import { article, idOf, siteText, topicsText } from './harbour-site.ts'
import { readers } from './readers.ts'

const known = {
  name: 'known',
  title: 'The harbour opens',
  published: '2025-02-01T09:00:00Z',
  topics: ['boats'],
}
const toCome = {
  name: 'to-come',
  title: 'The harbour is open',
  published: '2025-03-01T09:00:00Z',
  topics: ['boats'],
}
const files = {
  'site.yaml': siteText('old.example'),
  'topics.yaml': topicsText,
  'articles/known.md': article(known, 'A text.'),
  'articles/to-come.md': article(toCome, 'Another text.'),
}
const feeds = ['rss.xml', 'atom.xml', 'topics/boats/rss.xml']
const appears = new Date(toCome.published)

describe('an article to come', () => {
  for (const { name, skip, subscribe } of readers) {
    it(`is there once at its moment, without a new build, in ${name}`, { skip }, async () => {
      await using worker = await startClockedWorker(files, new Date('2025-02-15T00:00:00Z'))
      await using edge = await startEdge(worker.origin)
      using reader = subscribe(
        feeds.map((path) => `http://old.example/${path}`),
        edge.port,
      )
      const state = () => reader.items().map(({ id, read }) => ({ id, read }))

      await reader.poll()
      await reader.poll()
      assert.deepEqual(state(), [{ id: idOf('known'), read: false }])
      reader.markRead()

      worker.set(new Date(appears.getTime() - 1000))
      edge.taken()
      await reader.poll()
      assert.deepEqual(
        edge.taken().map(({ status }) => status),
        feeds.map(() => 304),
      )
      assert.deepEqual(state(), [{ id: idOf('known'), read: true }])

      worker.set(appears)
      for (const _ of ['first', 'again']) {
        await reader.poll()
        assert.deepEqual(state(), [
          { id: idOf('known'), read: true },
          { id: idOf('to-come'), read: false },
        ])
      }
    })
  }
})
