import type { NumberedFiles } from '../../model/bundle.ts'
import { passRuns } from '../../model/search-shard.ts'
import { type IndexedWord, openRuns, type WordRuns } from './open-word.ts'

/** What may still be read. */
export interface Budget {
  /** Of places; to reach those in an article counts as some more. */
  bytes: number
  /** Files of older places. */
  files: number
}

// The time that it takes in bytes that could be read instead, as measured before V8 has compiled
// anything.
const reachBytes = 16

/** Where a word stands in an article that has it; the newest article is asked for first. */
export type PlacesIn = (article: number) => readonly number[]

/** The places of a word in some of its articles; those in the others are passed over. */
export interface WordPlaces {
  placesIn: PlacesIn
  /** Loads what has the places in an article; undefined when nothing has to be loaded for it. */
  toLoad(article: number): (() => Promise<void>) | undefined
}

/** Some of the runs of a word. */
interface Part extends WordRuns {
  /** The first of them. */
  start: number
  /** The first one that is not among them. */
  end: number
}

/** @param files those of older places */
export function readPlaces(word: IndexedWord, budget: Budget, files: NumberedFiles): WordPlaces {
  const { articles, newest, older } = word
  const newerThan = newerCounter(articles)
  const endOf = (part: number): number => older[part]?.start ?? Number.POSITIVE_INFINITY
  let known: { article: number; places: readonly number[] } = { article: -1, places: [] }
  let part: Part = { ...newest, start: 0, end: endOf(0) }
  let next = { run: 0, at: part.blocks[0] ?? 0 }

  async function load(place: number): Promise<void> {
    const { start, file } = older[place] ?? { start: 0, file: -1 }
    part = { ...openRuns(await files.load(file)), start, end: endOf(place + 1) }
    next = { run: 0, at: 0 }
  }

  return {
    toLoad(article) {
      if (older.length === 0) return undefined
      // Articles that nobody may see count, too; decision 15 has what that tells.
      const run = newerThan(article)
      if (run < part.end) return undefined
      return () => load(older.findLastIndex(({ start }) => start <= run))
    },
    placesIn(article) {
      if (article === known.article) return known.places
      const { runs, blocks, blockRuns } = part
      const run = newerThan(article) - part.start
      const block = Math.floor(run / blockRuns)
      if (block * blockRuns > next.run) next = { run: block * blockRuns, at: blocks[block] ?? 0 }
      const start = passRuns(runs, next.at, run - next.run)
      const { places, end } = decodeRun(runs, start)
      // What is passed over is not counted: it can be of articles that nobody may see.
      budget.bytes -= reachBytes + end - start
      next = { run: run + 1, at: end }
      known = { article, places }
      return places
    },
  }
}

/** Tells how many articles of a set are newer than one, each time than an older one. */
function newerCounter(bits: Uint32Array): (article: number) => number {
  let counted = bits.length
  let newer = 0
  return (article) => {
    const own = article >> 5
    for (; counted > own + 1; counted -= 1) newer += bitCount(bits[counted - 1] ?? 0)
    // In two steps: a shift by 32 would be one by 0.
    return newer + bitCount(((bits[own] ?? 0) >>> (article & 31)) >>> 1)
  }
}

/** How many bits of 32 are set, counted in pairs, fours and eights at once. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  const eights = (fours + (fours >>> 4)) & 0x0f0f0f0f
  return Math.imul(eights, 0x01010101) >>> 24
}

function decodeRun(runs: Uint8Array, start: number): { places: number[]; end: number } {
  const places: number[] = []
  let [at, place, value] = [start, 0, 0]
  while ((value & 1) === 0) {
    value = 0
    let byte = runs[at] ?? 1
    for (; byte >= 0x80; byte = runs[at] ?? 1) {
      value = (value << 7) | (byte & 0x7f)
      at += 1
    }
    value = (value << 7) | byte
    at += 1
    place += value >>> 1
    places.push(place)
  }
  return { places, end: at }
}
