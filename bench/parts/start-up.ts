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
    'CPU time of parsing the Worker and running its global scope, of the thread that runs the ' +
    'code: that of a new process with the code of the Worker until it has given an answer that ' +
    'imports it, above that of a new process with a Worker that does nothing; and above one that ' +
    'formats a date, since the first use of Intl in a process costs milliseconds, whoever it is. ' +
    'Memory of the isolate after garbage collection, with its buffers, as the inspector of workerd tells it; workerd counts ' +
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
  const { folder } = worker
  const code = { ...(folder && { folder: { ...folder, isCodeOnly: true } }), main: importing }
  const times = await inTurns(bench.rounds, {
    ours: () => firstAnswerCpu(code),
    idle: () => firstAnswerCpu(idleWorker),
    dated: () => firstAnswerCpu({ main: formatting }),
  })
  bench.progress(`${of}, memory`)
  const heaps = await inTurns(Math.min(bench.rounds, 3), {
    ours: () => heapAfter(worker, '/rss.xml'),
    modules: () => heapAfter({ ...worker, ...idleWorker }, '/'),
    idle: () => heapAfter(idleWorker, '/'),
  })
  const cpu = `${of}, parse and global scope`
  return [
    ownRow(
      { name: cpu, unit: 'ms of CPU', target: { of: 'ours', most: 30 } },
      differences(times.ours, times.idle),
    ),
    ownRow(
      { name: `${of}, of it above a Worker that formats a date`, unit: 'ms of CPU' },
      differences(times.ours, times.dated),
    ),
    comparedRow(
      { name: `${of}, memory after the first feed`, unit: 'MB', target: { of: 'ours', most: 40 } },
      heaps.ours,
      { name: 'a Worker that does nothing', values: heaps.idle },
    ),
    ownRow(
      { name: `${of}, of it above the same modules, none imported`, unit: 'MB' },
      differences(heaps.ours, heaps.modules),
    ),
  ]
}

/** Round by round. */
function differences(ours: readonly number[], others: readonly number[]): number[] {
  return ours.map((value, round) => value - (others[round] ?? 0))
}

const formatting = `new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(0)
${idleWorker.main}`

const importing = `export default {
  async fetch() {
    await import('./index.js')
    return new Response('')
  },
}
`

/** CPU time in milliseconds of a new process until it has given its first answer. */
async function firstAnswerCpu(site: ServedWorker): Promise<number> {
  await using workerd = await startWorkerd({ site })
  const answer = await fetch(`http://127.0.0.1:${workerd.ports.get('site')}/`)
  if (!answer.ok) throw new Error(`start up: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
  return await settledCpu(workerd.pid)
}
