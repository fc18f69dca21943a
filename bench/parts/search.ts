import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileWorker } from '../../src/bundle/compile-worker.ts'
import { type FileBytes, fileAt, type OutputFile } from '../../src/bundle/output-file.ts'
import { articleWords } from '../../src/bundle/search/article-words.ts'
import { packSearch } from '../../src/bundle/search/pack-search.ts'
import { mostSearchBytes } from '../../src/bundle/search/search-files.ts'
import { type SplitIndex, splitShards } from '../../src/bundle/search/split-shards.ts'
import type { SearchTerms } from '../../src/model/feed-query.ts'
import type { FoundArticles } from '../../src/serve/search/search-articles.ts'
import { searchSource } from '../../test/support/search-source.ts'
import type { Bench, BenchPart } from '../bench-part.ts'
import { type BenchRow, ownRow } from '../bench-row.ts'
import { type MeasuredRuntime, startRuntime } from '../measured-runtime.ts'
import type { ServedWorker } from '../start-workerd.ts'
import { zipfArticles } from './search/zipf-articles.ts'

// Later searches are short, and have to be done more often to tell something.
const later = 20

/** What searches cost in workerd, without the feeds that are made of what they find; Linux only. */
export const search: BenchPart = {
  name: 'search',
  shows:
    'Searches alone, in articles of 700 words of one language: CPU time of the thread that runs ' +
    'the code, above that of a Worker that does nothing, and the index of words.',
  articles: [10_000],
  rounds: 5,
  onlyByName: true,
  async *run(bench) {
    for (const articles of bench.articles) yield* await rowsOf(bench, articles)
  },
}

type Index = SplitIndex<FileBytes>

async function rowsOf(bench: Bench, count: number): Promise<BenchRow[]> {
  const { articles, vocabulary } = zipfArticles(count, 700, 60_000)
  const of = `${count.toLocaleString('en')} articles`
  bench.progress(`${of}, packing the index of words`)
  const start = process.cpuUsage()
  const shards = Array.from(packSearch(searchSource(articles.map(articleWords))), (bytes) => ({
    bytes,
  }))
  const { user, system } = process.cpuUsage(start)
  const index = splitShards(shards, mostSearchBytes)
  const worker = await laidOut(bench.sites.folder(), index, count)
  await using runtime = await startRuntime(worker)
  const rows = [...sizeRows(of, index, count), packRow(of, (user + system) / 1e6)]
  for (const [name, terms] of Object.entries(searches(vocabulary))) {
    bench.progress(`${of}, ${name}`)
    rows.push(...(await searchRows(bench, `${of}, ${name}`, terms, { worker, runtime })))
  }
  return rows
}

function searches(vocabulary: readonly string[]): Readonly<Record<string, SearchTerms>> {
  const word = (rank: number): string => vocabulary[rank - 1] ?? ''
  return {
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
}

function packRow(of: string, seconds: number): BenchRow {
  return ownRow({ name: `${of}, packing the index of words`, unit: 's of CPU' }, [seconds])
}

function sizeRows(of: string, { search, places }: Index, count: number): BenchRow[] {
  const sizes = [...search, ...places].map(({ bytes }) => bytes.length)
  const sum = sizes.reduce((all, size) => all + size, 0)
  const row = (name: string, bytes: number): BenchRow =>
    ownRow({ name: `${of}, index of words, ${name}`, unit: 'bytes' }, [bytes])
  return [row('an article', Math.round(sum / count)), row('largest file', Math.max(...sizes))]
}

/** @param sites the Worker, and a runtime in which it has answered already */
async function searchRows(
  { rounds }: Bench,
  name: string,
  terms: SearchTerms,
  sites: { worker: ServedWorker; runtime: MeasuredRuntime },
): Promise<BenchRow[]> {
  const asked = { path: `/?${new URLSearchParams({ terms: JSON.stringify(terms) })}` }
  const first: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await using fresh = await startRuntime(sites.worker)
    await fresh.ask({ path: '/' })
    first.push(await fresh.cpuOf(asked))
  }
  const { text } = await sites.runtime.ask(asked)
  const times: number[] = []
  for (let round = 0; round < rounds * later; round += 1) {
    times.push(await sites.runtime.cpuOf(asked))
  }
  const { articles: found, examinedTo }: FoundArticles = JSON.parse(text)
  const end = examinedTo === undefined ? '' : `, looked at down to ${examinedTo}`
  const unit = 'ms of CPU'
  return [
    ownRow({ name: `${name}, first`, unit, note: `${found.length} found${end}` }, first),
    ownRow({ name: `${name}, later`, unit }, times),
  ]
}

function filesAt(folder: string, files: readonly FileBytes[]): OutputFile[] {
  return files.map((file, number) => fileAt(`${folder}/${number}.bin`, file))
}

/** Writes a Worker that searches. */
async function laidOut(folder: string, index: Index, count: number): Promise<ServedWorker> {
  const entry = fileURLToPath(new URL('search/search-worker.ts', import.meta.url))
  const [search, places] = [filesAt('search', index.search), filesAt('places', index.places)]
  for (const { path, bytes } of [await compileWorker(entry), ...search, ...places]) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  const loaders = (files: readonly OutputFile[]): string =>
    `[${files.map(({ path }) => `() => import('./${path}').then(bytes)`)}]`
  const main = `import { createWorker } from './worker.js'
const bytes = (module) => module.default
export default createWorker(${loaders(search)}, ${loaders(places)}, ${count})`
  return { folder: { modules: folder }, main }
}
