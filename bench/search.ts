import { fileURLToPath } from 'node:url'
import { compileWorker } from '../src/bundle/compile-worker.ts'
import type { OutputFile } from '../src/bundle/output-file.ts'
import { articleWords } from '../src/bundle/search/article-words.ts'
import { packSearch } from '../src/bundle/search/pack-search.ts'
import { searchSource } from '../src/bundle/search/search-source.ts'
import { type LocalWorker, startLocalWorker } from '../src/commands/local-worker.ts'
import type { SearchTerms } from '../src/model/feed-query.ts'
import type { FoundArticles } from '../src/serve/search/search-articles.ts'
import { type CpuTime, cpuWhile, medianAndWorst, runtimeProcess } from './worker-cpu.ts'
import { zipfArticles } from './zipf-articles.ts'

// CPU time of searches in workerd: `npm run bench -- search [ARTICLES] [COLD] [WARM]`, Linux only
const [count = 10_000, cold = 5, warm = 100] = process.argv.slice(2).map(Number)

const { articles, vocabulary } = zipfArticles(count, 700, 60_000)
const word = (rank: number): string => vocabulary[rank - 1] ?? ''
const searches: Readonly<Record<string, SearchTerms>> = {
  'a rare word': { words: [word(20_000)], phrases: [] },
  'the most frequent word': { words: [word(1)], phrases: [] },
  'two words': { words: [word(10), word(300)], phrases: [] },
  'ten frequent words': { words: vocabulary.slice(0, 10), phrases: [] },
  'ten rare words': { words: vocabulary.slice(3000, 3010), phrases: [] },
  'a word that nothing has': { words: ['nothing'], phrases: [] },
  'two rare words as a phrase': { words: [], phrases: [[word(2000), word(3000)]] },
  'a frequent and a rare word as a phrase': { words: [], phrases: [[word(1), word(2000)]] },
  'two words as a phrase': { words: [], phrases: [[word(10), word(300)]] },
  'the four most frequent as a phrase': { words: [], phrases: [vocabulary.slice(0, 4)] },
  'two words of every article as a phrase': { words: [], phrases: [['everywhere', 'once']] },
  'the most frequent one three times': { words: [], phrases: [[word(1), word(1), word(1)]] },
  'the ten most frequent as a phrase': { words: [], phrases: [vocabulary.slice(0, 10)] },
}

const words = articles.map(articleWords)
const start = process.cpuUsage()
const shards = packSearch(searchSource(words)).map((bytes, shard) => ({
  path: `search/${shard}.bin`,
  bytes,
}))
const used = process.cpuUsage(start)
const seconds = ((used.user + used.system) / 1e6).toFixed(1)
const bytes = shards.reduce((sum, shard) => sum + shard.bytes.length, 0)
const largest = Math.max(...shards.map((shard) => shard.bytes.length))
console.log(`${count} articles: ${shards.length} shards in ${seconds} s of CPU`)
console.log(`${Math.round(bytes / count)} bytes an article, ${largest} in the largest shard\n`)

const modules = [mainModule(), await compiled(), ...shards]
console.log('milliseconds of CPU | first: median, worst, beside | later: median, worst | found')
for (const [name, terms] of Object.entries(searches)) {
  const first: CpuTime[] = []
  for (let round = 0; round < cold; round += 1) {
    await using site = await startSite()
    first.push(await cpuOfSearch(site.origin, terms))
  }
  await using site = await startSite()
  const later: CpuTime[] = []
  for (let round = 0; round < warm; round += 1) later.push(await cpuOfSearch(site.origin, terms))
  const { articles: found, examinedTo } = await search(site.origin, terms)
  const [median, worst] = medianAndWorst(first.map(({ code }) => code))
  const [beside] = medianAndWorst(first.map((time) => time.beside))
  const warmed = medianAndWorst(later.slice(1).map(({ code }) => code))
  const end = examinedTo === undefined ? '' : `, looked at down to ${examinedTo}`
  const times = [median, worst, beside, ...warmed].map((time) => time.toFixed(2))
  console.log([name, ...times, `${found.length}${end}`].join(' | '))
}

/** What a search costs above a request that does nothing. */
async function cpuOfSearch(origin: string, terms: SearchTerms): Promise<CpuTime> {
  const runtime = runtimeProcess()
  const nothing = await cpuWhile(runtime, () => fetch(origin).then((answer) => answer.text()))
  const all = await cpuWhile(runtime, () => search(origin, terms))
  return { code: all.code - nothing.code, beside: all.beside - nothing.beside }
}

async function search(origin: string, terms: SearchTerms): Promise<FoundArticles> {
  const url = `${origin}/?${new URLSearchParams({ terms: JSON.stringify(terms) })}`
  const answer = await fetch(url)
  return (await answer.json()) as FoundArticles
}

/** A runtime that has answered once, and has not searched. */
async function startSite(): Promise<LocalWorker & AsyncDisposable> {
  const worker = await startLocalWorker({ modules, assets: [] }, 0)
  await fetch(worker.origin).then((answer) => answer.text())
  return { ...worker, [Symbol.asyncDispose]: () => worker.stop() }
}

async function compiled(): Promise<OutputFile> {
  return await compileWorker(fileURLToPath(new URL('search-worker.ts', import.meta.url)))
}

function mainModule(): OutputFile {
  const loaders = shards.map(({ path }) => `() => import('./${path}').then(bytes)`)
  const source = `import { createWorker } from './worker.js'
const bytes = (module) => module.default
export default createWorker([${loaders}], ${count})`
  return { path: 'index.js', bytes: Buffer.from(source) }
}
