import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { articleText, asciiJson } from '../../support/memory-content.ts'
import { plainSite } from '../../support/plain-site.ts'
import { type Ask, livingContent } from '../memory-site.ts'

const at = Date.parse('2025-06-01T00:00:00Z')
const boats = { title: 'Boats', description: 'On boats.', keywords: ['boat'] }
const settings = { 'site.yaml': plainSite['site.yaml'] ?? '', 'topics.yaml': asciiJson({ boats }) }

// One that no Atom feed can carry, and one that all formats can.
const guids = ['5 at https://old.example', 'URN:UUID:6E8BC430-9C3A-11D9-9669-0800200C9A66']

function day(number: number, fields: object): Record<string, string> {
  const published = new Date(Date.UTC(2025, 4, number, 9)).toISOString()
  const id = `tag:harbour.example,2025:day-${number}`
  const all = { title: `Day ${number}`, id, published, topics: ['boats'], ...fields }
  return { [`articles/day-${number}.md`]: articleText(all, 'The boats are out.') }
}

const older = { ...settings, ...day(1, {}), ...day(2, {}) }
const imported = { ...day(5, { guid: guids[0] }), ...day(6, { guid: guids[1] }) }

const expected = {
  'rss.xml': [guids[0], guids[1]],
  'feed.json': [guids[0], guids[1]],
  'atom.xml': ['tag:harbour.example,2025:day-5', guids[1]],
}

function idsIn(text: string): (string | undefined)[] {
  if (text.startsWith('{')) return JSON.parse(text).items.map(({ id }: { id: string }) => id)
  const items = text.slice(text.search(/<(?:item|entry)>/))
  return [...items.matchAll(/<(guid|id)\b[^>]*>([^<]*)<\/\1>/g)].map(([, , id]) => id)
}

describe('the ids that articles have brought from elsewhere', () => {
  let ask: Ask
  let askBefore: Ask
  before(async () => {
    askBefore = await livingContent(older, new Date(at))
    ask = await livingContent({ ...older, ...imported }, new Date(at))
  })

  for (const [file, [first, second]] of Object.entries(expected)) {
    it(`stand in ${file} that is filtered`, async () => {
      const answer = await ask(`/${file}?any=boats&limit=2`, at)
      assert.equal(answer.status, 200)
      assert.deepEqual(idsIn(await answer.text()), [second, first])
    })
  }

  for (const file of ['rss.xml', 'atom.xml'] as const) {
    it(`stand in what of ${file} is new to a client`, async () => {
      const takes = { 'A-IM': 'feed' }
      const first = await askBefore(`/${file}`, at, { ...takes, 'If-None-Match': 'W/"before"' })
      const tag = first.headers.get('etag') ?? ''
      const answer = await ask(`/${file}`, at, { ...takes, 'If-None-Match': tag })
      assert.equal(answer.status, 226)
      assert.deepEqual(idsIn(await answer.text()), [...expected[file]].reverse())
    })
  }
})
