import { cpus } from 'node:os'
import type { OutputFile } from '../src/bundle/output-file.ts'
import { temporaryFolder } from '../test/support/temporary-folder.ts'
import { type Asked, layOut, type MeasuredRuntime, startRuntime } from './measured-runtime.ts'
import { modulesOf } from './modules-of.ts'
import { requestsOf } from './site-requests.ts'
import { medianAndWorst } from './worker-cpu.ts'
import { writeZipfContent, zipfContent } from './zipf-content.ts'

// CPU time of requests in workerd: `npm run bench -- serve-cpu [ARTICLES] [WARM] [COLD]`, Linux only
const [count = 10_000, warm = 100, cold = 5] = process.argv.slice(2).map(Number)

using content = temporaryFolder()
using site = temporaryFolder()
writeZipfContent(content.path, count)
const before = process.cpuUsage().user
const modules = await modulesOf(content.path)
const seconds = ((process.cpuUsage().user - before) / 1e6).toFixed(0)
console.log(`${count} articles, ${seconds} s of CPU to build; ${cpus()[0]?.model}`)
tellSizes(modules)
layOut(site.path, modules)
await using runtime = await startRuntime(site.path)
console.log(`${runtime.memory().toFixed(0)} MB before the first request`)
const requests = await requestsOf(runtime, zipfContent(), count)
console.log('\nmilliseconds of CPU | first: median, worst | later: median, worst')
for (const [name, asked] of Object.entries(requests)) await tellTimes(name, asked)
await askForAll(runtime)
console.log(`${runtime.memory().toFixed(0)} MB when every file has been read`)

/** What counts against the 64 MiB of a Worker, by folder. */
function tellSizes(files: readonly OutputFile[]): void {
  const folders = Map.groupBy(files, ({ path }) => path.split('/')[0] ?? path)
  for (const [name, own] of [...folders, ['all', files] as const]) {
    const sizes = own.map(({ bytes }) => bytes.length)
    const sum = sizes.reduce((all, size) => all + size, 0)
    const largest = Math.max(...sizes)
    console.log(`${name}: ${(sum / 2 ** 20).toFixed(2)} MiB in ${own.length}, at most ${largest} B`)
  }
}

async function tellTimes(name: string, asked: Asked): Promise<void> {
  const first: number[] = []
  for (let round = 0; round < cold; round += 1) {
    await using fresh = await startRuntime(site.path)
    first.push(await fresh.cpuOf(asked))
  }
  const later: number[] = []
  for (let round = 0; round < warm; round += 1) later.push(await runtime.cpuOf(asked))
  const rows = [first, later].map((times) =>
    medianAndWorst(times)
      .map((time) => time.toFixed(2))
      .join(', '),
  )
  console.log([name, ...rows].join(' | '))
}

/** Asks for something of every shard; the archives have been walked through. */
async function askForAll(site: MeasuredRuntime): Promise<void> {
  const { slug, words } = zipfContent()
  for (let article = 0; article < count - 1; article += 50) {
    await site.ask({ path: `/articles/${slug(article)}/` })
    await site.ask({ path: `/articles/${slug(article)}.md` })
  }
  for (const word of words.slice(0, 1000)) await site.ask({ path: `/rss.xml?q=${word}&limit=1` })
}
