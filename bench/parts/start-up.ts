import type { Bench, BenchPart } from '../bench-part.ts'
import { type BenchRow, comparedRow, ownRow } from '../bench-row.ts'
import { inTurns } from '../in-turns.ts'
import { settledCpu } from '../measured-runtime.ts'
import { idleWorker, type ServedWorker, startWorkerd } from '../start-workerd.ts'
import { heapAfter } from './start-up/heap-after.ts'

/** What it costs that a new isolate of the Worker begins to run; Linux only. */
export const startUp: BenchPart = {
  name: 'start-up',
  shows:
    'CPU time of parsing the Worker and running its global scope: of the thread that runs the ' +
    'code, above that of the same modules of which none is imported. Memory of the isolate after ' +
    'garbage collection, with its buffers, as the inspector of workerd tells it; workerd counts ' +
    'the bytes of all modules in it from the start, imported or not.',
  articles: [1000, 10_000, 100_000],
  rounds: 15,
  async *run(bench) {
    for (const articles of bench.articles) yield* await rowsOf(bench, articles)
  },
}

async function rowsOf(bench: Bench, articles: number): Promise<BenchRow[]> {
  const { worker } = await bench.sites.built(articles)
  const of = `${articles.toLocaleString('en')} articles`
  bench.progress(`${of}, parse and global scope`)
  const { site, idle } = await inTurns(bench.rounds, {
    site: () => startCpu(worker),
    idle: () => startCpu({ ...worker, ...idleWorker }),
  })
  const times = site.map((time, round) => time - (idle[round] ?? 0))
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

/** CPU time in milliseconds until a process is ready to answer. */
async function startCpu(site: ServedWorker): Promise<number> {
  await using workerd = await startWorkerd({ site })
  return await settledCpu(workerd.pid)
}
