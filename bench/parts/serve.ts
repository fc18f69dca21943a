import { gunzipSync } from 'node:zlib'
import type { Bench, BenchPart } from '../bench-part.ts'
import { type BenchRow, comparedRow, ownRow, type Target } from '../bench-row.ts'
import { inTurns } from '../in-turns.ts'
import { startRuntime } from '../measured-runtime.ts'
import { zipfContent } from '../zipf-content.ts'
import type { RecordedAnswer } from './serve/bare-worker.ts'
import { type Contenders, siteHeaders, startContenders } from './serve/contenders.ts'
import { type LoadClient, startLoad } from './serve/start-load.ts'

/** What answers cost, against a Worker that only has bytes and against one that renders. */
export const serve: BenchPart = {
  name: 'serve',
  shows:
    'Three Workers in one process of workerd, asked by 32 connections at once: ours; a bare one ' +
    'without a framework that gives the same bytes with the same headers; and one with Hono that ' +
    'renders with the package `feed` at each request, whose answers nobody has compressed. CPU is ' +
    'that of the thread that runs the code: while it is all used, a second of it is a second.',
  articles: [1000],
  rounds: 30,
  async *run(bench) {
    for (const articles of bench.articles) yield* rowsOf(bench, articles)
  },
}

const connections = 32
// Answers that differ little are compared in many short turns: what a machine does besides seldom
// falls into both of a round, and the median of the rounds leaves it out.
const moreRounds = 5
// Of new processes, each of which gives a first answer.
const mostFirst = 5
// It takes far longer, and is asked less often.
const rarely = 20

/** A request that is sent again and again. */
interface Kind {
  name: string
  path: string
  /** What the rendering Worker is asked for instead. */
  rendered?: string
  method?: string
  /** Whether the client has it already. */
  isKnown?: boolean
  /** Whether the bare Worker can answer it. */
  isReady: boolean
  /** How often it is sent in a round. */
  count: number
  /** Of the requests a second, by those of the bare Worker. */
  target?: Target
}

const closeToBare: Target = { of: 'ratio', least: 0.9 }
const fewMilliseconds: Target = { of: 'ours', most: 3 }

function kindsOf({ articles, answers }: Contenders): Kind[] {
  const ready = { isReady: true, count: 100 }
  const made = { isReady: false, count: 100 }
  const [topic = ''] = zipfContent().topics
  const page = `/articles/${articles[0]?.slug}/`
  const filter = { path: `/rss.xml?any=${topic}`, rendered: `/rss.xml?any=Title+of+${topic}` }
  const archive = { path: archiveNamedIn(answers[0]), rendered: '/rss.xml?page=1' }
  return [
    { ...ready, name: 'feed, 200', path: '/rss.xml', target: closeToBare },
    { ...ready, name: 'feed, 304', path: '/rss.xml', isKnown: true, target: closeToBare },
    { ...ready, name: 'feed, HEAD', path: '/rss.xml', method: 'HEAD' },
    { ...ready, name: 'home page', path: '/', rendered: page },
    { ...made, ...filter, name: 'filtered feed' },
    { ...made, ...archive, name: 'archive' },
    { ...made, name: 'article page', path: page },
  ]
}

/** The document with the articles before those of a feed (RFC 5005 §4). */
function archiveNamedIn(feed: RecordedAnswer | undefined): string {
  const text = feed ? gunzipSync(feed.bytes).toString() : ''
  const address = /<[^>]*rel="prev-archive"[^>]*href="([^"]*)"/.exec(text)?.[1]
  if (address === undefined) throw new Error('find archive: the feed names none')
  return new URL(address).pathname
}

async function* rowsOf(bench: Bench, articles: number): AsyncIterable<BenchRow> {
  await using contenders = await startContenders(bench, articles, ['/rss.xml', '/'])
  await using load = startLoad()
  const of = `${articles.toLocaleString('en')} articles`
  for (const kind of kindsOf(contenders)) {
    bench.progress(`${of}, ${kind.name}`)
    const times = await timesOf(kind, contenders, load, bench.rounds)
    yield* comparisons({ ...kind, name: `${of}, ${kind.name}` }, times)
    if (!kind.isReady) {
      const text = { name: `${of}, ${kind.name}, first of a process`, unit: 'ms of CPU' }
      yield ownRow(text, await firstAnswers(bench, articles, kind))
    }
  }
}

/** Milliseconds of CPU a request, round by round. */
type Times<Other extends string> = Record<'ours' | Other, readonly number[]>

/** Ours beside each of the others. */
interface Comparisons {
  bare?: Times<'bare'>
  rendering: Times<'rendering'>
}

async function timesOf(
  kind: Kind,
  { workerd, answers }: Contenders,
  load: LoadClient,
  rounds: number,
): Promise<Comparisons> {
  const { path, rendered = path, isKnown = false, isReady, count } = kind
  const etag = isKnown ? answers.find((answer) => answer.path === path)?.etag : undefined
  const { pid, ports } = workerd
  const asks = (worker: string, asked: string, status: number, often: number) => {
    const request = requestText(asked, kind.method, etag)
    const port = ports.get(worker) ?? 0
    const times = { warm: often >> 1, count: often }
    return async () => await load.run({ port, request, status, connections, pid, ...times })
  }
  const status = isKnown ? 304 : 200
  const ours = asks('ours', path, status, count)
  const bare = asks('bare', path, status, count)
  const rendering = asks('rendering', rendered, 200, rarely)
  return {
    // Not while the other one leaves garbage to be collected.
    ...(isReady && { bare: await warmTurns(rounds * moreRounds, { ours, bare }) }),
    rendering: await warmTurns(rounds, { ours, rendering }),
  }
}

/** The first answers of each cost more, and do not count. */
async function warmTurns<Name extends string>(
  rounds: number,
  acts: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  await inTurns(Math.ceil(rounds / 10), acts)
  return await inTurns(rounds, acts)
}

function requestText(path: string, method = 'GET', etag?: string): string {
  const headers = {
    ...siteHeaders,
    'Accept-Encoding': 'gzip',
    ...(etag !== undefined && { 'If-None-Match': etag }),
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`
}

function comparisons({ name, target }: Kind, { bare, rendering }: Comparisons): BenchRow[] {
  const byRendering = { name: 'rendering Worker', values: rendering.rendering }
  const cpu = { name, unit: 'ms of CPU' }
  if (!bare) return [comparedRow({ ...cpu, target: fewMilliseconds }, rendering.ours, byRendering)]
  const speed = { name, unit: 'requests/s of CPU', ...(target && { target }) }
  const byBare = { name: 'bare Worker', values: bare.bare.map(perSecond) }
  return [
    comparedRow(speed, bare.ours.map(perSecond), byBare),
    comparedRow(cpu, rendering.ours, byRendering),
  ]
}

function perSecond(milliseconds: number): number {
  return 1000 / milliseconds
}

async function firstAnswers(bench: Bench, articles: number, { path }: Kind): Promise<number[]> {
  const { worker } = await bench.sites.built(articles)
  const times: number[] = []
  for (let round = 0; round < Math.min(mostFirst, bench.rounds); round += 1) {
    await using runtime = await startRuntime(worker)
    times.push(await runtime.cpuOf({ path }))
  }
  return times
}
