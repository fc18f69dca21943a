import type { Bench, BenchPart } from '../bench-part.ts'
import { type BenchRow, ownRow } from '../bench-row.ts'
import { type Asked, type MeasuredRuntime, startRuntime } from '../measured-runtime.ts'
import type { ServedWorker } from '../start-workerd.ts'
import { zipfContent } from '../zipf-content.ts'
import { requestsOf } from './serve-cpu/site-requests.ts'

// Later answers are short, and have to be asked for more often to tell something.
const later = 20

/** What every kind of request costs in the thread that runs the code; Linux only. */
export const serveCpu: BenchPart = {
  name: 'serve-cpu',
  shows:
    'CPU time of the thread that runs the Worker, above that of a Worker that does nothing: ' +
    'the first answer of a new process, and later ones.',
  articles: [10_000],
  rounds: 5,
  onlyByName: true,
  async *run(bench) {
    for (const articles of bench.articles) yield* await rowsOf(bench, articles)
  },
}

async function rowsOf(bench: Bench, articles: number): Promise<BenchRow[]> {
  const { worker } = await bench.sites.built(articles)
  await using runtime = await startRuntime(worker)
  const of = `${articles.toLocaleString('en')} articles`
  const memory = (when: string): BenchRow =>
    ownRow({ name: `${of}, memory of the process ${when}`, unit: 'MiB' }, [runtime.memory()])
  const rows = [memory('before the first request')]
  const requests = await requestsOf(runtime, zipfContent(), articles)
  for (const [name, asked] of Object.entries(requests)) {
    bench.progress(`${of}, ${name}`)
    const unit = 'ms of CPU'
    const first = await firstTimes(worker, asked, bench.rounds)
    rows.push(ownRow({ name: `${of}, ${name}, first`, unit }, first))
    const times = await laterTimes(runtime, asked, bench.rounds * later)
    rows.push(ownRow({ name: `${of}, ${name}, later`, unit }, times))
  }
  await askForAll(runtime, articles)
  return [...rows, memory('when every file has been read')]
}

async function firstTimes(worker: ServedWorker, asked: Asked, rounds: number): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await using fresh = await startRuntime(worker)
    times.push(await fresh.cpuOf(asked))
  }
  return times
}

async function laterTimes(
  runtime: MeasuredRuntime,
  asked: Asked,
  rounds: number,
): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await runtime.cpuOf(asked))
  return times
}

/** Asks for something of every shard; the archives have been walked through. */
async function askForAll(site: MeasuredRuntime, articles: number): Promise<void> {
  const { slug, words } = zipfContent()
  for (let article = 0; article < articles - 1; article += 50) {
    await site.ask({ path: `/articles/${slug(article)}/` })
    await site.ask({ path: `/articles/${slug(article)}.md` })
  }
  for (const word of words.slice(0, 1000)) await site.ask({ path: `/rss.xml?q=${word}&limit=1` })
}
