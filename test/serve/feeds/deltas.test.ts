import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import {
  afterEvents,
  anyEvent,
  type Event,
  type World,
  windowOf,
  worldAfter,
} from '../../model/drawn-history.ts'
import { articleText, asciiJson } from '../../support/memory-content.ts'
import { plainSite } from '../../support/plain-site.ts'
import { type Ask, livingContent } from '../memory-site.ts'
import { channels, drawnSite, seenIn, siteAfter, titleOf } from './drawn-site.ts'

const at = Date.parse('2025-06-01T00:00:00Z')
const takes = { 'A-IM': 'feed' }
const boats = { title: 'Boats', description: 'On boats.', keywords: ['boat'] }
const files = {
  'site.yaml': asciiJson({
    ...JSON.parse(plainSite['site.yaml'] ?? ''),
    window: { items: 4, days: 0 },
  }),
  'topics.yaml': asciiJson({ boats }),
}

/** The file of an article that was published on a day of May. */
function day(number: number, text = 'The boats are out.', fields: object = {}) {
  const published = new Date(Date.UTC(2025, 4, number, 9)).toISOString()
  const id = `tag:harbour.example,2025:day-${number}`
  const all = { title: `Article ${number}`, id, published, topics: ['boats'], ...fields }
  return { [`articles/day-${number}.md`]: articleText(all, text) }
}

const days = (...numbers: number[]): Record<string, string> =>
  Object.assign({}, ...numbers.map((number) => day(number)))

const siteOf = (articles: object): Promise<Ask> =>
  livingContent({ ...files, ...articles }, new Date(at))

/** What a client gets that had the document before, and asks for its items from then on. */
async function etagOf(ask: Ask, path = '/atom.xml', now = at): Promise<string> {
  const { headers } = await ask(path, now, { ...takes, 'If-None-Match': 'W/"before"' })
  return headers.get('etag') ?? ''
}

function titlesIn(text: string): string[] {
  return [...text.matchAll(/<title>(Article [^<]+)</g)].map(([, title = '']) => title)
}

function removedIn(text: string): string[] {
  return [...text.matchAll(/<at:deleted-entry ref="([^"]+)"/g)].map(([, id = '']) => id)
}

/** What a document says besides its items, and besides how many of all these are and where others are. */
function headOf(text: string): string {
  return text
    .slice(0, text.indexOf('<entry>'))
    .replace(/ xmlns:fh="[^"]*"/, '')
    .replace('<fh:complete/>\n', '')
    .replace(/<(?:atom:)?link rel="prev-archive"[^>]*>\n/, '')
    .replace(/<link rel="alternate"[^>]* hreflang=[^>]*>\n/, '')
}

interface Question {
  path?: string
  now?: number
  headers?: Record<string, string>
}

/** What a client that has a document of the first site is given by the second one. */
async function delta(
  first: object,
  second: object,
  { path = '/atom.xml', now = at, headers = {} }: Question = {},
): Promise<{ status: number; titles: string[]; headers: Headers; text: string }> {
  const known = await etagOf(await siteOf(first), path)
  const ask = await siteOf(second)
  const answer = await ask(path, now, { ...takes, 'If-None-Match': known, ...headers })
  const text = await answer.text()
  return { status: answer.status, titles: titlesIn(text), headers: answer.headers, text }
}

describe('a client that takes no items only', () => {
  let ask: Ask
  before(async () => {
    ask = await siteOf(days(1, 2, 3))
  })

  it('is given a validator without a state, and never a delta', async () => {
    const long = await etagOf(await siteOf(days(1, 2)))
    for (const [path, headers] of [
      ['/rss.xml', {}],
      ['/atom.xml', { 'A-IM': 'diffe, gzip' }],
      ['/atom.xml', { 'A-IM': 'feed;q=0' }],
      ['/feed.json', takes],
      ['/atom.xml?any=boats', takes],
    ] as const) {
      const answer = await ask(path, at, { ...headers, 'If-None-Match': long })
      assert.equal(answer.status, 200, path)
      assert.match(answer.headers.get('etag') ?? '', /^W\/"[^".]+"$/)
      assert.equal(answer.headers.get('im'), null)
    }
  })

  it('may have any validator of the document to be told that nothing has changed', async () => {
    const long = await etagOf(ask)
    const older = await etagOf(await siteOf(days(1, 2)))
    const short = long.replace(/\.[^"]+/, '')
    assert.match(long, /^W\/"[\w-]+\.[\w-]+"$/)
    for (const headers of [{}, takes]) {
      for (const tag of [
        long,
        short,
        `"other", ${long}`,
        '*',
        long.slice(2),
        `${older}, ${long}`,
      ]) {
        const { status } = await ask('/atom.xml', at, { ...headers, 'If-None-Match': tag })
        assert.equal(status, 304, tag)
      }
    }
  })

  it('is given no delta for HEAD', async () => {
    const long = await etagOf(await siteOf(days(1, 2)))
    const answer = await ask('/atom.xml', at, { ...takes, 'If-None-Match': long }, 'HEAD')
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('im'), null)
    assert.equal(await answer.text(), '')
  })
})

describe('a program that takes items only before it has any', () => {
  it('is never given a delta', async () => {
    const [first, second] = [await siteOf(days(1, 2)), await siteOf(days(1, 2, 3))]
    const known = (await first('/atom.xml', at, takes)).headers.get('etag') ?? ''
    const headers = { ...takes, 'If-None-Match': known }
    assert.equal((await first('/atom.xml', at, headers)).status, 304)
    const changed = await second('/atom.xml', at, headers)
    assert.equal(changed.status, 200)
    assert.match(changed.headers.get('etag') ?? '', /\.0"$/)
    assert.deepEqual(titlesIn(await changed.text()), ['Article 3', 'Article 2', 'Article 1'])
    const again = { ...takes, 'If-None-Match': changed.headers.get('etag') ?? '' }
    assert.equal((await second('/atom.xml', at, again)).status, 304)
    assert.equal((await first('/atom.xml', at, again)).status, 200)
  })
})

describe('a client that takes items only', () => {
  it('is given what is new', async () => {
    for (const path of ['/atom.xml', '/rss.xml', '/topics/boats/rss.xml', '/feed']) {
      const { status, titles } = await delta(days(1, 2), days(1, 2, 3), { path })
      assert.deepEqual([status, titles], [226, ['Article 3']], path)
    }
  })

  it('may write in capitals what it takes (RFC 3229 §10.5.3)', async () => {
    const { status } = await delta(days(1, 2), days(1, 2, 3), { headers: { 'A-IM': 'Feed' } })
    assert.equal(status, 226)
  })

  it('is told what it was given', async () => {
    const first = days(1, 2)
    const { headers, text } = await delta(first, days(1, 2, 3))
    const next = await siteOf(days(1, 2, 3))
    assert.equal(headers.get('im'), 'feed')
    assert.equal(headers.get('etag'), await etagOf(next))
    assert.equal(headers.get('delta-base'), await etagOf(await siteOf(first)))
    assert.equal(headers.get('cache-control'), 'no-store, im')
    assert.equal(headers.get('vary'), 'Accept-Encoding, Sec-Fetch-Dest, A-IM, If-None-Match')
    assert.equal(headers.get('content-length'), String(new TextEncoder().encode(text).length))
    const full = await (await next('/atom.xml', at)).text()
    assert.equal(headOf(text), headOf(full))
  })

  it('is not told that these items are all, nor where others are', async () => {
    for (const path of ['/atom.xml', '/rss.xml']) {
      const full = await (await (await siteOf(days(1, 2, 3)))(path, at)).text()
      assert.match(full, /<fh:complete\/>/)
      const { status, text } = await delta(days(1, 2), days(1, 2, 3), { path })
      assert.equal(status, 226)
      assert.doesNotMatch(text, /fh:complete/)
    }
    const { text } = await delta(days(1, 2, 3, 4, 5), days(1, 2, 3, 4, 5, 6))
    assert.doesNotMatch(text, /rel="prev-archive"/)
  })

  it('is given what was mended, with a date that no client throws it away for', async () => {
    const mended = { ...days(1, 2, 3), ...day(2, 'The boats are in.') }
    const headers = { 'If-Modified-Since': 'Sat, 03 May 2025 09:00:00 GMT' }
    const found = await delta(days(1, 2, 3), mended, { headers })
    assert.deepEqual([found.status, found.titles], [226, ['Article 2']])
    assert.match(found.text, /The boats are in\./)
    assert.match(found.text, /<updated>2025-05-03T09:00:00Z<\/updated>\n<link/)
    assert.equal(found.headers.get('last-modified'), null)
    const { headers: later } = await delta(days(1, 2), days(1, 2, 3))
    assert.equal(later.get('last-modified'), 'Sat, 03 May 2025 09:00:00 GMT')
  })

  it('is given what has appeared by its date, without a new build', async () => {
    const more = { ...days(1, 2), ...day(40) }
    const { status, titles } = await delta(days(1, 2), more, { now: Date.UTC(2025, 5, 9, 9) })
    assert.deepEqual([status, titles], [226, ['Article 40']])
  })

  it('is given all when an article was deleted, has expired or has come between', async () => {
    const expired = { ...days(1, 3, 4), ...day(2, undefined, { expires: '2025-05-20T00:00:00Z' }) }
    for (const [first, second] of [
      [days(1, 2, 3), days(1, 3, 4)],
      [days(1, 2, 3), expired],
      [days(1, 3), days(1, 2, 3, 4)],
      [days(1, 2), days(3, 4)],
    ] as const) {
      const { status, headers } = await delta(first, second)
      assert.equal(status, 200)
      assert.match(headers.get('etag') ?? '', /\.[\w-]+"$/)
      assert.equal(headers.get('im'), null)
    }
  })

  it('is given all when all has changed, or nothing but what stands around the items', async () => {
    const other = { 'topics.yaml': asciiJson({ boats: { ...boats, title: 'Ships' } }) }
    const feed = { path: '/topics/boats/atom.xml' }
    assert.equal((await delta(days(1, 2), { ...days(1, 2), ...other }, feed)).status, 200)
    const described = { 'topics.yaml': asciiJson({ boats: { ...boats, description: 'Sails.' } }) }
    assert.equal((await delta(days(1, 2), { ...days(1, 2), ...described }, feed)).status, 200)
  })

  it('is told in a delta of what had left the feed before it was taken back', async () => {
    const id = 'tag:harbour.example,2025:day-1'
    const tombstone = articleText({ id, removed: '2025-05-28T09:00:00Z' }, '')
    const now = { ...days(2, 3, 4, 5, 6), 'articles/day-1.md': tombstone }
    const { status, titles, text } = await delta(days(1, 2, 3, 4, 5), now)
    assert.deepEqual([status, titles], [226, ['Article 6']])
    assert.match(text, new RegExp(`<at:deleted-entry ref="${id}" when="2025-05-28T09:00:00Z"/>`))
  })

  it('is told in a delta of no more removals than in the whole feed', async () => {
    const removal = (number: number, topic: string, removed: string) => ({
      [`articles/day-${number}.md`]: articleText(
        { id: `tag:harbour.example,2025:day-${number}`, removed, topics: [topic] },
        '',
      ),
    })
    const trains = { title: 'Trains', description: 'On trains.', keywords: ['train'] }
    const more = {
      'topics.yaml': asciiJson({ boats, trains }),
      ...removal(11, 'boats', '2025-05-28T09:00:00Z'),
      ...removal(12, 'trains', '2025-05-28T09:00:00Z'),
      ...removal(13, 'boats', '2025-05-01T10:00:00Z'),
    }
    const [first, second] = [days(1, 2, 3, 4, 5), days(1, 2, 3, 4, 5, 6)]
    const now = { ...second, ...more }
    const path = '/topics/boats/atom.xml'
    const full = await (await (await siteOf(now))(path, at)).text()
    const { status, text } = await delta({ ...first, ...more }, now, { path })
    assert.equal(status, 226)
    assert.deepEqual(removedIn(text), ['tag:harbour.example,2025:day-11'])
    assert.deepEqual(removedIn(full), removedIn(text))
  })

  it('is given what is new since the one of its validators that can be placed', async () => {
    const ask = await siteOf(days(1, 2, 3))
    const known = await etagOf(await siteOf(days(1, 2)))
    const unknown = 'W/"hash.AAAAAAAAAAAAAAAAAAAA"'
    const answer = async (...tags: string[]) =>
      await ask('/atom.xml', at, { ...takes, 'If-None-Match': tags.join(', ') })
    const found = await answer('"none"', unknown, known)
    assert.deepEqual([found.status, found.headers.get('delta-base')], [226, known])
  })

  it('is given all for a state that is none', async () => {
    const ask = await siteOf(days(1, 2, 3))
    const [hash = '', state = ''] = (await etagOf(await siteOf(days(1, 2)))).slice(3, -1).split('.')
    const broken = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'AZaz09-_'), maxLength: 60 }),
      fc.nat({ max: state.length }).map((end) => state.slice(0, end)),
      fc
        .tuple(fc.nat({ max: state.length - 1 }), fc.constantFrom(...'AZaz09-_'))
        .map(([place, letter]) => state.slice(0, place) + letter + state.slice(place + 1)),
      fc.string({ maxLength: 40 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
    )
    await fc.assert(
      fc.asyncProperty(broken, async (text) => {
        const headers = { ...takes, 'If-None-Match': `W/"${hash}.${text}"` }
        const { status } = await ask('/rss.xml', at, headers)
        assert.ok(status === 200 || status === 226)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a client of a feed that was empty', () => {
  it('is given what is new from the second article on', async () => {
    const ask = await siteOf(days(40, 41))
    const empty = await etagOf(ask)
    const [first, second] = [Date.UTC(2025, 5, 9, 9), Date.UTC(2025, 5, 10, 9)]
    const one = await ask('/atom.xml', first, { ...takes, 'If-None-Match': empty })
    assert.deepEqual([one.status, titlesIn(await one.text())], [200, ['Article 40']])
    const known = { ...takes, 'If-None-Match': one.headers.get('etag') ?? '' }
    assert.equal((await ask('/atom.xml', second, known)).status, 226)
  })
})

describe('a delta of a drawn history', () => {
  const published: Event = { kind: 'publish', later: 1, length: 1, lasts: undefined }
  const passed: Event = { kind: 'pass', hours: 1 }
  const removed: Event = { kind: 'remove', which: 0 }
  const two = afterEvents([published, published])
  // One for each answer, whatever is drawn besides.
  const examples = [published, passed, removed].map((event): [World, Event[], string] => [
    two,
    [event],
    '/',
  ])

  it('makes the document of now out of the one that the client has', async () => {
    const aWorld = worldAfter(anyEvent)
      .filter(({ articles }) => articles.length > 0)
      // A feed does not mind how long its articles are.
      .map((world) => ({
        ...world,
        articles: world.articles.map((one) => ({ ...one, length: 1 })),
      }))
    const events = fc.array(anyEvent, { minLength: 1, maxLength: 4 })
    const aChannel = fc.constantFrom(...Object.keys(channels))
    const found = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(aWorld, events, aChannel, async (world, happening, channel) => {
        const first = await drawnSite(world)
        const path = `${channel}atom.xml`
        const known = await first.ask(path, world.now, { ...takes, 'If-None-Match': '"before"' })
        const second = await siteAfter(first, happening)
        const headers = { ...takes, 'If-None-Match': known.headers.get('etag') ?? '' }
        const answer = await second.ask(path, second.world.now, headers)
        found.set(answer.status, (found.get(answer.status) ?? 0) + 1)
        const text = await answer.text()
        const titles = titlesIn(text)
        const [before, now] = [shownIn(channel, world), shownIn(channel, second.world)]
        if (answer.status === 304) return assert.deepEqual(now.map(titleOf), before.map(titleOf))
        if (answer.status === 200) return assert.deepEqual(titles, now.map(titleOf))
        assert.equal(answer.status, 226)
        const full = await (await second.ask(path, second.world.now)).text()
        assert.equal(headOf(text), headOf(full))
        const had = new Set(before.map(titleOf))
        assert.deepEqual(
          titles,
          now.map(titleOf).filter((title) => !had.has(title)),
        )
        const visible = new Set(seenIn(channel, second.world).map(({ id }) => id))
        assert.ok(before.every(({ id }) => visible.has(id)))
      }),
      { numRuns: 18, examples },
    )
    for (const status of [200, 226, 304]) assert.ok(found.has(status), `never ${status}`)
  })
})

/** What the subscription document holds, the newest first. */
function shownIn(channel: string, world: World) {
  const carries = channels[channel] ?? (() => false)
  return windowOf({ ...world, articles: world.articles.filter(carries) })
}
