import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { parse, stringify } from 'yaml'
import { now } from '../support/local-site.ts'
import { buildSample, memorySite } from './memory-site.ts'
import { channelPaths, documentsWith, feeds } from './sample-site.ts'

const file = 'articles/one-more.md'
const page = '/articles/one-more/'
const everyDocument = [...feeds.map(({ path }) => path), ...channelPaths, '/feeds/', '/llms.txt']

describe('the validators of a build', () => {
  it('are the same for the same content, whenever it is built', async () => {
    const first = await memorySite({ [file]: article({}) }, now)
    const second = await memorySite({ [file]: article({}) }, new Date('2026-12-24T00:00:00Z'))
    for (const path of [...everyDocument, page]) {
      const [one, two] = [await first(path, now), await second(path, now)]
      assert.deepEqual([...two.headers], [...one.headers], path)
    }
  })

  it('change with the bytes, and only with them', async () => {
    const first = await memorySite({ [file]: article({}) }, now)
    const second = await memorySite({ [file]: article({ summary: 'Told differently.' }) }, now)
    const changed = [...documentsWith('visas'), page]
    for (const path of [...everyDocument, page]) {
      const [one, two] = [await first(path, now), await second(path, now)]
      const isNew = changed.includes(path)
      assert.equal((await one.text()) !== (await two.text()), isNew, path)
      assert.equal(one.headers.get('etag') !== two.headers.get('etag'), isNew, path)
    }
  })

  it('date a document by the last edit that is in it', async () => {
    const updated = '2026-10-31T10:00:00Z'
    const ask = await memorySite({ [file]: article({ updated }) }, now)
    for (const path of ['/rss.xml', '/topics/visas/atom.xml', '/topics/visas/', '/', page]) {
      assert.equal(await dateOf(ask(path, now)), new Date(updated).toUTCString(), path)
    }
    assert.notEqual(
      await dateOf(ask('/topics/flights/rss.xml', now)),
      new Date(updated).toUTCString(),
    )
  })

  it('date every document by a later change of the settings', async () => {
    const updated = '2026-10-31T20:00:00Z'
    const ask = await memorySite({ [file]: article({}), 'site.yaml': settings({ updated }) }, now)
    for (const path of [...feeds.map((feed) => feed.path), ...channelPaths, page]) {
      assert.equal(await dateOf(ask(path, now)), new Date(updated).toUTCString(), path)
    }
  })

  it('never come from a change of the settings that is to come', async () => {
    const built = await buildSample({ 'site.yaml': settings({ updated: '2027-01-01' }) }, now)
    assert.ok('problems' in built)
    assert.deepEqual(
      built.problems.map(({ field }) => field),
      ['updated'],
    )
  })
})

function article(fields: Record<string, string>): string {
  const matter = {
    title: 'One more article',
    id: 'tag:istanbul-talks.example,2025:one-more',
    published: '2026-10-30T09:00:00Z',
    topics: ['visas'],
    ...fields,
  }
  return `---\n${stringify(matter)}---\n\nA text.\n`
}

function settings(fields: Record<string, string>): string {
  return stringify({ ...parse(readFileSync('content/site.yaml', 'utf8')), ...fields })
}

async function dateOf(response: Promise<Response>): Promise<string | null> {
  return (await response).headers.get('last-modified')
}
