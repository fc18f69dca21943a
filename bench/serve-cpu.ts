import { cpus } from 'node:os'
import { build } from '../src/build.ts'
import { compileWorker } from '../src/bundle/compile-worker.ts'
import type { OutputFile } from '../src/bundle/output-file.ts'
import { workerEntry } from '../src/commands/worker-entry.ts'
import { temporaryFolder } from '../test/support/temporary-folder.ts'
import { type LaidOut, layOut, startRuntime } from './measured-runtime.ts'
import { requestsOf } from './site-requests.ts'
import { writeZipfContent, zipfContent } from './zipf-content.ts'

// CPU time of requests in workerd: `npm run bench -- serve-cpu [ARTICLES] [WARM] [COLD]`, Linux only
const [count = 10_000, warm = 100, cold = 5] = process.argv.slice(2).map(Number)

using content = temporaryFolder()
using site = temporaryFolder()
writeZipfContent(content.path, count)
const started = performance.now()
const built = await build({
  content: content.path,
  worker: await compileWorker(workerEntry),
  // Between the articles that are there and those that are to come.
  now: new Date('2026-06-01'),
})
if ('problems' in built) throw new Error(`build: ${JSON.stringify(built.problems[0])}`)
const seconds = ((performance.now() - started) / 1000).toFixed(0)
console.log(`${count} articles, built in ${seconds} s; ${cpus()[0]?.model}`)
tellSizes(built.files.modules)
await tellTimes(layOut(site.path, built.files.modules))

/** What counts against the 64 MiB of a Worker, by folder. */
function tellSizes(modules: readonly OutputFile[]): void {
  const folders = Map.groupBy(modules, ({ path }) => path.split('/')[0] ?? path)
  for (const [name, files] of [...folders, ['all', modules] as const]) {
    const sizes = files.map(({ bytes }) => bytes.length)
    const sum = sizes.reduce((all, size) => all + size, 0)
    console.log(`${name}: ${files.length} files, ${sum} bytes, ${Math.max(...sizes)} the largest`)
  }
}

async function tellTimes(site: LaidOut): Promise<void> {
  await using runtime = await startRuntime(site)
  const requests = await requestsOf(runtime, zipfContent(), count)
  console.log('milliseconds of CPU | first: median, worst | later: median, worst')
  for (const [name, one] of Object.entries(requests)) {
    const first: number[] = []
    for (let round = 0; round < cold; round += 1) {
      await using fresh = await startRuntime(site)
      first.push(await fresh.cpuOf(one))
    }
    const later: number[] = []
    for (let round = 0; round < warm; round += 1) later.push(await runtime.cpuOf(one))
    console.log(`${name} | ${medianAndWorst(first)} | ${medianAndWorst(later)}`)
  }
  console.log(`memory of the runtime after all requests: ${runtime.memory().toFixed(0)} MB`)
}

function medianAndWorst(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b)
  return [sorted[sorted.length >> 1], sorted.at(-1)].map((time) => time?.toFixed(2)).join(', ')
}
