import { runsInBlock } from '../../model/search-shard.ts'
import type { IndexedWord } from './open-word.ts'

/** How many bytes of places may still be read. */
export interface Budget {
  left: number
}

/** Where a word stands in an article that has it; the newest article is asked for first. */
export type PlacesIn = (article: number) => readonly number[]

/** Reads the places of a word in some of its articles, and passes over those in the others. */
export function readPlaces({ articles, runs }: IndexedWord, budget: Budget): PlacesIn {
  const starts = blockStarts(runs, Math.ceil(newerCounter(articles)(-1) / runsInBlock))
  const newerThan = newerCounter(articles)
  let known: { article: number; places: readonly number[] } = { article: -1, places: [] }
  let next = { run: 0, at: starts[0] ?? 0 }
  return (article) => {
    if (article === known.article) return known.places
    const run = newerThan(article)
    const block = Math.floor(run / runsInBlock)
    if (block * runsInBlock > next.run) next = { run: block * runsInBlock, at: starts[block] ?? 0 }
    const start = passRuns(runs, next.at, run - next.run)
    const { places, end } = decodeRun(runs, start)
    budget.left -= end - next.at
    next = { run: run + 1, at: end }
    known = { article, places }
    return places
  }
}

/** Tells how many articles of a set are newer than one, each time than an older one. */
function newerCounter(bits: Uint8Array): (article: number) => number {
  let byte = bits.length
  let newer = 0
  return (article) => {
    const own = article >> 3
    for (; byte > own + 1; byte -= 1) newer += bitCount(bits[byte - 1] ?? 0)
    return newer + (own < 0 ? 0 : bitCount((bits[own] ?? 0) >> ((article & 7) + 1)))
  }
}

function bitCount(byte: number): number {
  const pairs = byte - ((byte >> 1) & 0x55)
  const halves = (pairs & 0x33) + ((pairs >> 2) & 0x33)
  return (halves + (halves >> 4)) & 0x0f
}

/** Where each block of runs begins. */
function blockStarts(runs: Uint8Array, blocks: number): number[] {
  const lengths: number[] = []
  let [at, length] = [0, 0]
  for (; lengths.length < blocks - 1; at += 1) {
    const byte = runs[at] ?? 0
    length = (length << 7) | (byte & 0x7f)
    if (byte >= 0x80) continue
    lengths.push(length)
    length = 0
  }
  const starts = [at]
  for (const own of lengths) starts.push((starts.at(-1) ?? 0) + own)
  return starts
}

/** @returns where the run after so many others begins */
function passRuns(runs: Uint8Array, start: number, count: number): number {
  let at = start
  for (let left = count; left > 0; at += 1) {
    // What is not there ends the run.
    if (((runs[at] ?? 1) & 0x81) === 1) left -= 1
  }
  return at
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
