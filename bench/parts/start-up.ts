import type { Bench, BenchPart } from '../bench-part.ts'
import { type BenchRow, comparedRow, ownRow } from '../bench-row.ts'
import { inTurns } from '../in-turns.ts'
import { startRuntime } from '../measured-runtime.ts'
import { idleWorker, type ServedWorker } from '../start-workerd.ts'
import { heapAfter } from './start-up/heap-after.ts'

/** What it costs that a new isolate of the Worker begins to run; Linux only. */
export const startUp: BenchPart = {
  name: 'start-up',
  shows:
    'CPU time of parsing the Worker and running its global scope, of the thread that runs the ' +
    'code: a new process is asked for an answer that imports the Worker, as `wrangler check ' +
    'startup` does it, and that of a Worker that does nothing is taken off. It is the first of ' +
    'its process that uses Intl, which is some 8 ms of it. Memory of the isolate after ' +
    'garbage collection, with its buffers, as the inspector of workerd tells it; workerd counts ' +
    'the bytes of all modules in it from the start, imported or not.',
  articles: [1000, 10_000, 100_000],
  rounds: 30,
  async *run(bench) {
    for (const articles of bench.articles) yield* await rowsOf(bench, articles)
  },
}

async function rowsOf(bench: Bench, articles: number): Promise<BenchRow[]> {
  const { worker } = await bench.sites.built(articles)
  const of = `${articles.toLocaleString('en')} articles`
  bench.progress(`${of}, parse and global scope`)
  const { times } = await inTurns(bench.rounds, { times: () => startCpu(worker) })
  bench.progress(`${of}, memory`)
  const heaps = await inTurns(Math.min(bench.rounds, 3), {
    ours: () => heapAfter(worker, '/rss.xml'),
    modules: () => heapAfter({ ...worker, ...idleWorker }, '/'),
    idle: () => heapAfter(idleWorker, '/'),
  })
  const cpu = `${of}, parse and global scope`
  return [
    ownRow({ name: cpu, unit: 'ms of CPU', target: { of: 'ours', most: 30 } }, times),
    comparedRow(
      { name: `${of}, memory after the first feed`, unit: 'MB', target: { of: 'ours', most: 40 } },
      heaps.ours,
      { name: 'a Worker that does nothing', values: heaps.idle },
    ),
    ownRow(
      { name: `${of}, of it above the same modules, none imported`, unit: 'MB' },
      heaps.ours.map((heap, round) => heap - (heaps.modules[round] ?? 0)),
    ),
  ]
}

const importing = `export default {
  async fetch() {
    await import('./index.js')
    return new Response('')
  },
}
`

/** CPU time in milliseconds of the import of a Worker in a new process. */
async function startCpu(site: ServedWorker): Promise<number> {
  await using runtime = await startRuntime({ ...site, main: importing })
  return await runtime.cpuOf({ path: '/' })
}
