import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, BenchPart } from '../bench-part.ts'
import { type BenchRow, comparedRow, ownRow } from '../bench-row.ts'
import { inTurns } from '../in-turns.ts'
import { settledCpu } from '../measured-runtime.ts'
import { runBuild } from '../run-build.ts'
import { type ServedWorker, startWorkerd, type Workerd } from '../start-workerd.ts'
import { writeZipfContent, zipfArticleOf } from '../zipf-content.ts'
import { clockedWorker, clockHeader } from './poll/clocked-worker.ts'
import { daysOfMonth, freeRequests, monthlyBill, type Work } from './poll/monthly-bill.ts'
import { type DayOfReader, pollDay } from './poll/poll-day.ts'
import { readers } from './poll/readers.ts'
import { importedArticles, renderAsToday } from './serve/render-as-today.ts'

/** What readers cost that ask all day. */
export const poll: BenchPart = {
  name: 'poll',
  shows:
    `A day of polls by ${readers.length} kinds of readers, one of each but eight NetNewsWires, which ` +
    'forget validators every eight days; with their own headers, intervals and ways with ' +
    'validators, while four articles appear; and the same day with a ' +
    'Worker that renders at each request and has no validators, where the platform compresses ' +
    'RSS, and neither Atom nor JSON Feed. A month has 30 days. A million subscribers are as many ' +
    'of each kind; services that ask once for all who read with them would make it less.',
  articles: [1000],
  rounds: 3,
  async *run(bench) {
    for (const articles of bench.articles) yield* await rowsOf(bench, articles)
  },
}

// A build knows of states to come only, so the day is one that no build has seen, before the
// articles of the corpus that are to come.
const start = Date.UTC(2089, 0, 10)
const hour = 3_600_000
const appearing = [7.2, 9.9, 13.4, 18.7].map((time) => new Date(start + time * hour))

/** A day with one Worker. */
interface Day {
  readers: readonly DayOfReader[]
  /** Milliseconds of CPU of all answers. */
  cpu: number
}

async function rowsOf(bench: Bench, articles: number): Promise<BenchRow[]> {
  await using workerd = await startBoth(bench, articles)
  bench.progress('a day of polls')
  const dayAt = (worker: string) => async (): Promise<Day> => {
    const before = await settledCpu(workerd.pid)
    const polled = await pollDay(workerd.ports.get(worker) ?? 0, readers, start)
    return { readers: polled, cpu: (await settledCpu(workerd.pid)) - before }
  }
  const days = await inTurns(bench.rounds, {
    ours: dayAt('ours'),
    rendering: dayAt('rendering'),
  })
  return [...dayRows(days), ...readerRows(days), ...millionRows(days)]
}

type Days = Readonly<Record<'ours' | 'rendering', readonly Day[]>>

/** A site some of whose articles appear on the day, and a Worker that renders the same articles. */
async function startBoth({ sites }: Bench, count: number): Promise<Workerd> {
  const folder = sites.folder()
  const [content, out] = [join(folder, 'content'), join(folder, 'site')]
  writeZipfContent(content, count)
  const article = zipfArticleOf(count)
  for (const [place, date] of appearing.entries()) {
    const { path, text } = article(count + place)
    const published = `published: ${date.toISOString()}`
    writeFileSync(join(content, path), text.replace(/^published: .*$/m, published))
  }
  await runBuild({ content, out, cache: join(folder, 'cache') })
  const site = { folder: { modules: join(out, 'worker'), assets: join(out, 'assets') } }
  const ours = clockedWorker(site, join(folder, 'ours'))
  const today = await renderAsToday(join(folder, 'today'), await articlesOf(ours))
  return await startWorkerd({ ours, rendering: clockedWorker(today, join(folder, 'rendering')) })
}

async function articlesOf(ours: ServedWorker) {
  await using workerd = await startWorkerd({ ours })
  const origin = `http://127.0.0.1:${workerd.ports.get('ours')}`
  return await importedArticles(origin, { [clockHeader]: String(start + 24 * hour) })
}

function dayRows({ ours, rendering }: Days): BenchRow[] {
  const share = (status: number) =>
    ours.map(
      (day) => (100 * statusesOf(day).filter((one) => one === status).length) / requestsOf(day),
    )
  const compared = (name: string, unit: string, measure: (day: Day) => number): BenchRow =>
    comparedRow({ name, unit }, ours.map(measure), {
      name: 'rendering Worker',
      values: rendering.map(measure),
    })
  return [
    ownRow({ name: 'requests of the day', unit: 'requests' }, ours.map(requestsOf)),
    ownRow({ name: 'answered 304, nothing new', unit: '%' }, share(304)),
    ownRow({ name: 'answered 226, new items only', unit: '%' }, share(226)),
    compared('bytes of the day', 'MiB', (day) => bytesOf(day) / 2 ** 20),
    compared('CPU of the day', 'ms of CPU', ({ cpu }) => cpu),
    compared('CPU of a request', 'ms of CPU', (day) => day.cpu / requestsOf(day)),
  ]
}

function readerRows({ ours, rendering }: Days): BenchRow[] {
  return readers.map((reader) => {
    const kibibytes = (day: Day): number => meanBytes(day, reader.name) / 1024
    const text = { name: `bytes of a day, ${reader.name}`, unit: 'KiB' }
    const values = rendering.map(kibibytes)
    return comparedRow(text, ours.map(kibibytes), { name: 'rendering Worker', values })
  })
}

/** Of one of those of a kind. */
function meanBytes({ readers: polled }: Day, name: string): number {
  const own = polled.filter(({ reader }) => reader.name === name)
  return own.reduce((sum, { bytes }) => sum + bytes, 0) / own.length
}

const subscribers = 1e6

function millionRows({ ours, rendering }: Days): BenchRow[] {
  const requests = readers.reduce((sum, { interval }) => sum + (24 * 60) / interval, 0)
  const aDay = requests / readers.length
  const free = Math.floor(freeRequests / aDay)
  const bill = (day: Day): number => monthlyBill(monthOf(day, aDay))
  const [first] = ours
  if (!first) throw new Error('poll: there was no round')
  const month = monthOf(first, aDay)
  const other = { name: 'rendering Worker', values: rendering.map(bill) }
  return [
    ownRow({ name: 'a million subscribers, requests a month', unit: 'million' }, [
      month.requests / 1e6,
    ]),
    comparedRow(
      {
        name: 'a million subscribers, Paid plan',
        unit: 'dollars a month',
        note: arithmetic(first, aDay),
      },
      ours.map(bill),
      other,
    ),
    ownRow(
      {
        name: 'Free plan, at most',
        unit: 'subscribers',
        note: `${freeRequests.toLocaleString('en')} requests a day / ${aDay.toFixed(1)} a subscriber`,
      },
      [free],
    ),
  ]
}

/** What a million subscribers make of a day, in a month. */
function monthOf(day: Day, aDay: number): Work {
  const requests = subscribers * aDay * daysOfMonth
  return { requests, cpu: (requests * day.cpu) / requestsOf(day) }
}

function arithmetic(day: Day, aDay: number): string {
  const { requests, cpu } = monthOf(day, aDay)
  const million = (value: number): string => `${(value / 1e6).toFixed(0)} M`
  const each = (day.cpu / requestsOf(day)).toFixed(3)
  return (
    `1 M subscribers × ${aDay.toFixed(1)} requests a day × ${daysOfMonth} days = ` +
    `${million(requests)} requests, × ${each} ms = ${million(cpu)} ms of CPU; $5, ` +
    `(${million(requests)} − 10 M) × $0.30 / M and (${million(cpu)} − 30 M) × $0.02 / M`
  )
}

function requestsOf(day: Day): number {
  return statusesOf(day).length
}

function statusesOf({ readers: polled }: Day): number[] {
  return polled.flatMap(({ statuses }) => statuses)
}

function bytesOf({ readers: polled }: Day): number {
  return polled.reduce((sum, { bytes }) => sum + bytes, 0)
}
