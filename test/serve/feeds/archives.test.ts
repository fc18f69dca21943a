import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  anyEvent,
  type Event,
  eventOf,
  type Known,
  steadyEvent,
  type World,
  windowOf,
  worldAfter,
} from '../../model/drawn-history.ts'
import { assertComplete, twice, type Walked } from '../../model/walked.ts'
import { channels, type DrawnSite, drawnSite, seenIn, siteAfter, titleOf } from './drawn-site.ts'
import { answerAt, documentAt, olderThan, type SeenDocument } from './seen-document.ts'

const year = 365 * 24 * 3600
const files = ['rss.xml', 'atom.xml', 'feed.json']
const aFile = fc.constantFrom(...files)
const aChannel = fc.constantFrom(...Object.keys(channels))
const aWorld = worldAfter(anyEvent).filter(({ articles }) => articles.length > 0)

/** What happens before each step of a walk. */
const meanwhile = (event: fc.Arbitrary<Event>) =>
  fc.array(fc.array(event, { maxLength: 2 }), { maxLength: 6, size: 'max' })

describe('a program that follows the links to older documents', () => {
  it('meets all that is to be seen all the while, whatever happens between its steps', async () => {
    await fc.assert(
      fc.asyncProperty(aWorld, meanwhile(steadyEvent), aChannel, aFile, async (...drawn) => {
        const [world, events, channel, file] = drawn
        const walked = await walkBack(await drawnSite(world), channel + file, events)
        assertComplete(walked, (one) => seenIn(channel, one))
      }),
      { numRuns: 6 },
    )
  })

  it('meets nothing twice while articles appear, change and leave', async () => {
    const event = eventOf('publish', 'schedule', 'leave', 'edit', 'pass')
    await fc.assert(
      fc.asyncProperty(aWorld, meanwhile(event), aChannel, aFile, async (...drawn) => {
        const [world, events, channel, file] = drawn
        const { seen } = await walkBack(await drawnSite(world), channel + file, events)
        assert.deepEqual(twice(seen), [])
      }),
      { numRuns: 6 },
    )
  })
})

describe('a program that goes on to newer documents', () => {
  it('meets all that is to be seen all the while, whatever happens between its steps', async () => {
    await fc.assert(
      fc.asyncProperty(aWorld, meanwhile(steadyEvent), aChannel, async (world, events, channel) => {
        const walked = await walkOn(await drawnSite(world), `${channel}atom.xml`, events)
        assertComplete(walked, (one) => seenIn(channel, one))
      }),
      { numRuns: 5 },
    )
  })

  it('meets everything once when nothing happens', async () => {
    await fc.assert(
      fc.asyncProperty(aWorld, aChannel, async (world, channel) => {
        const { seen } = await walkOn(await drawnSite(world), `${channel}atom.xml`, [])
        assert.deepEqual(twice(seen), [])
        assert.equal(seen.length, seenIn(channel, world).length)
      }),
      { numRuns: 7 },
    )
  })
})

describe('archives', () => {
  it('have every article once at every moment, and never answer anything else', async () => {
    await fc.assert(
      fc.asyncProperty(aWorld, fc.array(anyEvent, { maxLength: 5 }), async (world, events) => {
        const known = new Map<string, string>()
        let site = await drawnSite(world)
        await assertMoment(site, known)
        // What is to come comes without a new build.
        const passing = [10, 60, 200].map((hours) => ({ kind: 'pass' as const, hours }))
        for (const event of [...events, ...passing]) {
          site = await siteAfter(site, [event])
          await assertMoment(site, known)
        }
      }),
      { numRuns: 4 },
    )
  })
})

/** Compares the whole history of each channel with a model, and with what was answered before. */
async function assertMoment(site: DrawnSite, known: Map<string, string>): Promise<void> {
  for (const channel of Object.keys(channels)) {
    for (const file of files) await assertHistory(site, channel, file, known)
  }
  for (const [path, text] of known) await assertUnchanged(site, path, text)
}

async function assertHistory(
  { ask, world }: DrawnSite,
  channel: string,
  file: string,
  known: Map<string, string>,
): Promise<void> {
  const seen = seenIn(channel, world)
  const feed = await documentAt(ask, channel + file, world.now)
  const titles = [...(feed?.titles ?? [])]
  assert.deepEqual(titles, shownIn(channel, world).map(titleOf))
  let document = feed
  while (document && olderThan(document) !== undefined) {
    const path = olderThan(document)
    document = await documentAt(ask, path ?? '', world.now)
    // The ready feed and the archives name what is there without a detour.
    assert.equal(document?.path, path)
    assert.ok(document && document.titles.length > 0)
    assertArchive(document, channel + file)
    assertKept(document, seen, world.now)
    known.set(document.path, fingerprint(document.headers, document.text))
    titles.push(...document.titles)
  }
  assert.deepEqual(titles, seen.map(titleOf))
  if (!file.endsWith('.xml')) return
  assert.equal(
    feed?.text.includes('<fh:complete/>'),
    shownIn(channel, world).length === seen.length,
  )
}

/** What an archive document says of itself and of the others. */
function assertArchive({ path, text, links }: SeenDocument, feed: string): void {
  if (feed.endsWith('.json')) {
    assert.equal(links['feed_url'], feed)
    return
  }
  assert.ok(text.includes('<fh:archive/>'))
  assert.ok(!text.includes('<fh:complete/>'))
  assert.equal(links['self'], path)
  assert.equal(links['current'], feed)
  const { folder, file } = /^(?<folder>.*\/)(?<file>[^/]+)$/.exec(path)?.groups ?? {}
  assert.equal(
    links['next-archive'],
    `${folder?.replace(/(?<=Z)-\w+\/$/, '/').replace('archives/', 'archives/after-')}${file}`,
  )
}

/** It may be kept for a year, but not when an article of it has left. */
function assertKept({ titles, headers }: SeenDocument, seen: readonly Known[], now: number): void {
  const [, age = ''] =
    /^public, max-age=(\d+), immutable$/.exec(headers.get('cache-control') ?? '') ?? []
  const newest = seen.findIndex((article) => titleOf(article) === titles[0])
  const leave = Math.min(...seen.slice(newest).map(({ expires }) => expires))
  assert.ok(Number(age) <= Math.min(year, (leave - now) / 1000), `${age} seconds`)
}

async function assertUnchanged(
  { ask, world }: DrawnSite,
  path: string,
  expected: string,
): Promise<void> {
  const { status, headers, body } = await answerAt(ask, path, world.now)
  if (status === 200) assert.equal(fingerprint(headers, body), expected, path)
  else if (status === 307) assert.ok(await documentAt(ask, path, world.now), path)
  else assert.equal(status, 404, path)
}

function fingerprint(headers: Headers, text: string): string {
  return `${headers.get('etag')} ${text.replace(/(?:The boats are in the harbour\. ?)+/g, '…')}`
}

/** What the subscription document holds, the newest first. */
function shownIn(channel: string, world: World): Known[] {
  const carries = channels[channel] ?? (() => false)
  return windowOf({ ...world, articles: world.articles.filter(carries) })
}

async function walkBack(
  first: DrawnSite,
  feed: string,
  events: readonly Event[][],
): Promise<Walked> {
  const seen: { id: number }[] = []
  const worlds = [first.world]
  let site = first
  let next: string | undefined = feed
  while (next !== undefined) {
    const document: SeenDocument | undefined = await documentAt(site.ask, next, site.world.now)
    seen.push(...(document?.titles ?? []).map(articleIn))
    next = document && olderThan(document)
    if (next === undefined) break
    site = await siteAfter(site, events[worlds.length - 1] ?? [])
    worlds.push(site.world)
  }
  return { seen, worlds }
}

async function walkOn(first: DrawnSite, feed: string, events: readonly Event[][]): Promise<Walked> {
  const seen: { id: number }[] = []
  const worlds = [first.world]
  let site = first
  let next: string | undefined = await oldestPath(first, feed)
  while (next !== undefined) {
    const document: SeenDocument | undefined = await documentAt(site.ask, next, site.world.now)
    seen.push(...(document?.titles ?? []).map(articleIn))
    next = document?.links['next-archive']
    if (next === undefined) break
    site = await siteAfter(site, events[worlds.length - 1] ?? [])
    worlds.push(site.world)
  }
  return { seen, worlds }
}

async function oldestPath({ ask, world }: DrawnSite, feed: string): Promise<string> {
  let path = feed
  for (;;) {
    const document = await documentAt(ask, path, world.now)
    const older = document && olderThan(document)
    if (older === undefined) return path
    path = older
  }
}

function articleIn(title: string): { id: number } {
  return { id: Number(/\d+/.exec(title)?.[0]) }
}
