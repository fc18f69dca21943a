import assert from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { queryBounds } from '../../../src/model/query-bounds.ts'
import { queryParameters } from '../../../src/model/query-parameters.ts'
import { formats } from '../../../src/render/formats.ts'
import { createWorker } from '../../../src/worker.ts'
import { articleText, asciiJson } from '../../support/memory-content.ts'
import { plainSite } from '../../support/plain-site.ts'
import { contentBundle } from '../content-bundle.ts'
import { countingBundle, type Loads } from './counting-bundle.ts'

const built = Date.parse('2026-03-20T12:00:00Z')
const count = 260
const hour = 3_600_000
const now = built + 5 * hour
const origin = 'https://harbour.example'

const files: Readonly<Record<string, string>> = {
  ...plainSite,
  'site.yaml': (plainSite['site.yaml'] ?? '').replace(/}$/, ',"window":{"items":50,"days":0}}'),
  'topics.yaml': asciiJson({
    world: { title: 'The World', description: 'All.', keywords: ['world'], aliases: ['globe'] },
    sea: { title: 'Sea', description: 'On the sea.', keywords: ['sea'] },
  }),
  ...Object.fromEntries(
    Array.from({ length: count }, (_, number) => [
      `articles/a-${number}.md`,
      articleText(
        {
          ...{ title: `The ${number}`, id: `tag:harbour.example,2025:${number}`, summary: 'War.' },
          published: new Date(built + (8 - number) * hour).toISOString(),
          topics: number % 3 === 0 ? ['world', 'sea'] : ['world'],
          tags: number % 2 === 0 ? ['Élan'] : [],
        },
        `The text of ${number} on a quiet sea.`,
      ),
    ]),
  ),
}

const points = fc
  .array(fc.nat(0x10ffff), { maxLength: 20 })
  .map((codes) => String.fromCodePoint(...codes))

/** Words of the grammar, and what has been trouble elsewhere. */
const value = fc.oneof(
  fc.constantFrom(
    ...['', 'world', 'Globe', 'ÉLAN', 'a,b,,c', ',', '*', 'en', 'zh-hant', 'e', 'x-a', 'war'],
    ...['"a quiet sea"', '"', 'so-called', 'quiet sea text', '2026-03-20', '2026-03-19T10:00:00Z'],
    ...['2026-02-30', '9999-12-31T23:59:59-14:00', '1', '200', '201', '0', '-1', '1e9', '007'],
    ...['full', 'Summary', '__proto__', 'constructor', 'toString', '\0', '\ufeff', '\ud800', 'ﷺ'],
    ...['https://[', 'http://www.a.example:99999/', "'", '%', '\u202e', '😀'],
  ),
  fc.string({ maxLength: 12 }),
  points,
  fc
    .tuple(fc.constantFrom('a', 'é,', '"b ', 'ﷺ,', '%2C', '戦'), fc.integer({ max: 900, min: 1 }))
    .map(([text, times]) => text.repeat(times)),
)

const name = fc.oneof(
  { arbitrary: fc.constantFrom(...queryParameters.map((parameter) => parameter.name)), weight: 9 },
  { arbitrary: fc.constantFrom('raw', 'utm_source', '__proto__', 'ANY', 'any[]', ''), weight: 1 },
)

const search = fc.oneof(
  {
    arbitrary: fc
      .array(fc.tuple(name, value), { maxLength: 6 })
      .map((pairs) => new URLSearchParams(pairs).toString()),
    weight: 6,
  },
  {
    arbitrary: fc
      .tuple(name, value, fc.integer({ min: 1, max: 200 }))
      .map(([one, text, times]) =>
        Array(times)
          .fill(`${one}=${encodeURIComponent(text.toWellFormed())}`)
          .join('&'),
      )
      .map((text) => text.slice(0, 16_000)),
    weight: 1,
  },
  // Bytes that nobody has escaped, and escapes that are none.
  {
    arbitrary: fc
      .tuple(name, fc.array(fc.constantFrom('%', '%f', '%ff', '%00', '+', '&', '=', '#', ';', 'é')))
      .map(([one, parts]) => `${one}=${parts.join('')}`),
    weight: 2,
  },
  { arbitrary: points, weight: 1 },
)

const moment = new Date(now).toISOString().replace(/[-:]|\.000/g, '')
const archive = fc.oneof(
  fc.constantFrom(
    ...[`${moment}-00000000000000`, `${moment}-zzzzzzzzzzzzzz`, `after-${moment}`, 'after-', '.'],
    ...['after-00010101T000000Z', 'after-99991231T235959Z', '20260230T000000Z-0', '__proto__'],
  ),
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
)

const folder = fc.constantFrom('/', '/topics/sea/', '/topics/globe/', '/topics/none/')
const feedFile = fc.constantFrom(...formats.flatMap(({ file, aliases }) => [file, ...aliases]))

/** Every kind of address that takes questions, and those that ignore them. */
const paths: readonly fc.Arbitrary<string>[] = [
  fc.constantFrom(...formats.map(({ file }) => `/${file}`)),
  fc.tuple(folder, feedFile).map((parts) => parts.join('')),
  fc
    .tuple(folder, archive, feedFile)
    .map(([channel, document, file]) => `${channel}archives/${document}/${file}`),
  fc.constant('/api/articles'),
  fc.constantFrom(
    ...['/api/topics', '/api/articles/a-30', '/api/articles/none', '/api/', '/openapi.json'],
    ...['/feeds/', '/articles/a-30/'],
  ),
]

const visible = fc
  .array(fc.integer({ min: 0x20, max: 0xff }), { maxLength: 20 })
  .map((codes) => String.fromCharCode(...codes))

/** The validators of the feed as it is, as it was, and such as no answer has had. */
const tag = fc.oneof(
  fc.constantFrom('*', '"', '""', 'W/"."', 'W/"a.b.c"', '"a', 'W/', ',', 'own', 'held'),
  visible,
  fc.base64String({ maxLength: 60 }).map((text) => `W/"x.${text}"`),
)

const anyHeaders = fc.record(
  {
    'If-None-Match': fc
      .tuple(tag, fc.constantFrom(1, 2, 300))
      .map(([one, times]) => Array(times).fill(one).join(', ')),
    'If-Modified-Since': fc.oneof(
      fc.constantFrom(new Date(now).toUTCString(), 'Fri, 99 Foo 0000', '0', '-1'),
      visible,
    ),
    'A-IM': fc.oneof(
      fc.constantFrom('feed', 'FEED;q=0.5, gzip', 'feed;q=0', ';;q=,', '*'),
      visible,
    ),
    'Sec-Fetch-Dest': fc.constantFrom('document', 'empty', ''),
    'Accept-Encoding': fc.oneof(fc.constantFrom('gzip', 'gzip;q=0', 'br, gzip;q=x', '*'), visible),
    Accept: visible,
  },
  { requiredKeys: [] },
)

const headers = fc.oneof(
  { arbitrary: anyHeaders, weight: 9 },
  { arbitrary: fc.constant({ 'A-IM': 'feed', 'If-None-Match': 'x, held' }), weight: 1 },
)

const drawnRequest = fc.record({
  path: fc.oneof(...paths),
  search: fc.oneof({ arbitrary: search, weight: 9 }, { arbitrary: fc.constant(''), weight: 1 }),
  headers,
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD'),
  // Whether the window of the site is longer than what is ever put together.
  isWide: fc.boolean(),
})

type DrawnRequest = typeof drawnRequest extends fc.Arbitrary<infer Value> ? Value : never

const statuses = [200, 226, 304, 307, 308, 400, 404]

/**
 * Whatever the address and the headers say, the Worker knows an answer, and finds it with work that
 * has a bound.
 * @param seed the same draws for the same number; a new one each time when it is left out
 */
export async function assertDrawnRequests(runs: number, seed?: number): Promise<void> {
  const { bundle, loads } = countingBundle(await contentBundle(files, built))
  const worker = createWorker(bundle, () => now)
  const wideSite = { ...bundle.site, window: { items: count, days: 0 } }
  const wide = createWorker({ ...bundle, site: wideSite }, () => now)
  const given = new Map<number, number>()
  const held = await tagAt(createWorker(bundle, () => built))
  const own = await tagAt(worker)
  const property = fc.asyncProperty(drawnRequest, async (drawn) => {
    const before = { ...loads }
    const answer = await (drawn.isWide ? wide : worker).fetch(requestOf(drawn, { own, held }))
    const { status } = answer
    assert.ok(statuses.includes(status), `${status}`)
    given.set(status, (given.get(status) ?? 0) + 1)
    const bytes = await answer.arrayBuffer()
    assert.ok(bytes.byteLength <= 2 ** 20, `${bytes.byteLength} bytes`)
    if (drawn.method === 'GET')
      assertWork(drawn.path, answer, Buffer.from(bytes), since(before, loads))
  })
  await fc.assert(property, { numRuns: runs, ...(seed !== undefined && { seed }) })
  assert.deepEqual([...given.keys()].sort(), statuses, 'not every answer was given')
}

async function tagAt(worker: ReturnType<typeof createWorker>): Promise<string> {
  const request = new Request(`${origin}/rss.xml`, {
    headers: { 'A-IM': 'feed', 'If-None-Match': '"before"' },
  })
  return (await worker.fetch(request)).headers.get('etag') ?? ''
}

function requestOf(
  { path, search, headers, method }: DrawnRequest,
  tags: Readonly<Record<'own' | 'held', string>>,
): Request {
  const asked = new Headers(headers as Record<string, string>)
  const list = asked.get('If-None-Match')
  const known = list?.replaceAll(/\bown\b/g, tags.own).replaceAll(/\bheld\b/g, tags.held)
  if (known !== undefined) asked.set('If-None-Match', known)
  return new Request(new URL(`${path}?${search}`, origin), { method, headers: asked })
}

function since(before: Loads, after: Loads): Loads {
  return {
    items: after.items - before.items,
    articles: after.articles - before.articles,
    search: after.search - before.search,
  }
}

function assertWork(path: string, { status, headers }: Response, bytes: Buffer, read: Loads): void {
  const isGzip = headers.get('content-encoding') === 'gzip'
  const text = (isGzip ? gunzipSync(bytes) : bytes).toString()
  const items = text.match(/<item>|<entry[ >]|"content_html"/g)?.length ?? 0
  assert.ok(items <= queryBounds.limit.most, `${items} items`)
  // The item of the API is read to know its validator.
  const isItem = status === 304 && path.startsWith('/api/articles/')
  assert.ok(read.items <= (isItem ? 1 : items), `${read.items} shards for ${items} items`)
  const named = new Set(text.match(/\/articles\/a-\d+\/(?=")/g))
  const isPage = headers.get('content-type')?.startsWith('text/html') === true
  assert.ok(!isPage || named.size <= 10, `a page with ${named.size} articles`)
  assert.ok(read.articles <= 10, `${read.articles} shards of articles`)
  assert.ok(read.search <= queryBounds.words, `${read.search} words`)
}
