import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { build } from '../../src/build.ts'
import type { Bundle } from '../../src/model/bundle.ts'
import type { Ping } from '../../src/push/ping.ts'
import { scheduledPush } from '../../src/push/scheduled-push.ts'
import { formats } from '../../src/render/formats.ts'
import { createWorker } from '../../src/worker.ts'
import { contentBundle } from '../serve/content-bundle.ts'
import {
  appears,
  built,
  harbourFiles,
  laterFile,
  leaves,
  origin,
} from '../serve/feeds/harbour-feeds.ts'
import { bundleAsWorker, loadBundle } from '../serve/load-bundle.ts'
import { askBundle, livingBundle } from '../serve/memory-site.ts'
import { asciiJson } from '../support/memory-content.ts'

const minute = 60_000
const files = { ...harbourFiles, ...laterFile }
const bundle = await contentBundle(withHub('https://hub.example/'), built)
const all = feedsOf('/', '/topics/sea/', '/topics/world/')

function withHub(hub: string): Record<string, string> {
  const settings = JSON.parse(files['site.yaml'] ?? '')
  return { ...files, 'site.yaml': asciiJson({ ...settings, hub }) }
}

function feedsOf(...channels: readonly string[]): string[] {
  return channels.flatMap((path) => formats.map(({ file }) => origin + path + file)).sort()
}

const taken = (feeds: readonly string[]): Ping[] =>
  feeds.map((feed) => ({ feed, ok: true, status: 204, text: '', attempts: 1 }))

/** What a hub is told of at a tick, in this order. */
async function toldAt(
  scheduledTime: number,
  now = scheduledTime,
  of: Bundle = bundle,
): Promise<readonly string[]> {
  const told: string[] = []
  const publish = async (feeds: readonly string[]) => {
    told.push(...feeds)
    return taken(feeds)
  }
  await scheduledPush(of, { clock: () => now, publish })({ scheduledTime }, undefined)
  return told
}

const inOrder = (feeds: readonly string[]) => feeds.toSorted()

describe('a tick', () => {
  it('tells of the feeds in which an article appears, at that moment and not before', async () => {
    assert.deepEqual(await toldAt(appears - 1), [])
    assert.deepEqual(inOrder(await toldAt(appears)), inOrder(all))
    assert.deepEqual(inOrder(await toldAt(appears + 4 * minute)), inOrder(all))
  })

  it('tells of those that it leaves, and of no others', async () => {
    assert.deepEqual(inOrder(await toldAt(leaves + minute)), inOrder(feedsOf('/', '/topics/sea/')))
  })

  it('tells once more of what the tick before was to tell of, and then no more', async () => {
    assert.deepEqual(inOrder(await toldAt(appears + 10 * minute - 1)), inOrder(all))
    assert.deepEqual(await toldAt(appears + 10 * minute), [])
  })

  it('begins with what the tick before may not have come to', async () => {
    const first = await toldAt(appears + minute)
    assert.deepEqual(await toldAt(appears + 6 * minute), first.toReversed())
  })

  it('tells of nothing that the clock of the Worker has not come to', async () => {
    assert.deepEqual(await toldAt(appears, appears - 1), [])
    assert.deepEqual(inOrder(await toldAt(appears, appears + 1)), inOrder(all))
  })

  it('tells of exactly those feeds whose bytes are others than ten minutes before', async () => {
    const ask = livingBundle(bundle)
    const etagAt = async (feed: string, moment: number) =>
      (await ask(feed, moment)).headers.get('etag')
    const times = fc.integer({ min: built + 11 * minute, max: leaves + 30 * minute })
    const near = fc
      .constantFrom(appears, leaves)
      .chain((change) =>
        fc.integer({ min: -2 * minute, max: 12 * minute }).map((by) => change + by),
      )
    await fc.assert(
      fc.asyncProperty(fc.oneof(times, near), async (time) => {
        const told = new Set(await toldAt(time))
        for (const feed of all) {
          const same = (await etagAt(feed, time)) === (await etagAt(feed, time - 10 * minute))
          assert.equal(told.has(feed), !same, `${feed} at ${new Date(time).toISOString()}`)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('leaves nothing out, whichever tick fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 5 * minute - 1 }),
        fc.nat(3),
        async (offset, failing) => {
          const told = new Set<string>()
          for (let tick = 0; tick < 4; tick++) {
            const time = appears - 5 * minute + offset + tick * 5 * minute
            if (tick !== failing) for (const feed of await toldAt(time)) told.add(feed)
          }
          assert.deepEqual([...told].toSorted(), inOrder(all))
        },
      ),
      { numRuns: 20 },
    )
  })

  it('fails, with what the hub said, when the hub has not taken something', async (context) => {
    const log = context.mock.method(console, 'error', () => {})
    const publish = async (feeds: readonly string[]): Promise<Ping[]> =>
      taken(feeds).map((ping, place) =>
        place > 0 ? ping : { ...ping, ok: false, status: 403, text: 'Not for you.' },
      )
    const scheduled = scheduledPush(bundle, { clock: () => appears, publish })
    await assert.rejects(
      async () => await scheduled({ scheduledTime: appears }, undefined),
      new Error('tell https://hub.example/: it has not taken 1 of 9 feeds'),
    )
    assert.deepEqual(
      log.mock.calls.map(({ arguments: [line] }) => line),
      [`${origin}/atom.xml was not taken by https://hub.example/: 403 Not for you.`],
    )
  })
})

describe('a tick after a deploy', () => {
  const appears = Date.parse('2026-12-24T15:00:00Z')
  const bundleOf = async (now: number, push: boolean) => {
    const content = 'test/complete-site'
    const made = await build({ content, worker: bundleAsWorker, now: new Date(now), push })
    assert.ok('files' in made)
    return await loadBundle(made.files)
  }

  it('tells of what had appeared just before, which the deploy could not see', async () => {
    const before = await bundleOf(appears - 60 * minute, true)
    const after = await bundleOf(appears + 4 * minute, true)
    const now = appears + 5 * minute
    for (const path of ['/rss.xml', '/atom.xml', '/', '/sitemap.xml', '/topics/harbours/']) {
      const [live, fresh] = await Promise.all(
        [before, after].map(async (bundle) => (await askBundle(bundle)(path, now)).headers),
      )
      assert.equal(fresh?.get('etag'), live?.get('etag'), path)
    }
    const feeds = await toldAt(now, now, before)
    assert.ok(feeds.includes('https://complete.example/rss.xml'))
    assert.deepEqual(await toldAt(now, now, after), feeds)
  })

  it('is of use only where it is told of: other builds begin with what is there', async () => {
    const bundle = await bundleOf(appears + 4 * minute, false)
    const [first, second] = bundle.documents.at('/rss.xml')?.stretches ?? []
    assert.equal(first?.from, 0)
    assert.ok(second && second.from > appears + 4 * minute)
  })
})

describe('the Worker of a site without a hub', () => {
  it('answers no ticks', async () => {
    assert.equal('scheduled' in createWorker(await contentBundle(files, built)), false)
    assert.equal('scheduled' in createWorker(bundle), true)
  })
})
