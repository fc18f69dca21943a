import { partitionPoint } from '../../model/partition-point.ts'
import { byteList } from './byte-list.ts'
import type { AddedPosting, WordChange } from './changed-words.ts'
import { articlesOf, type OpenShard, runStart } from './open-shard.ts'
import type { Renumber } from './renumbering.ts'

/** What an index has of a word. */
export interface Postings {
  /** Ascending. */
  articles: Uint32Array
  /** Those in the newest article first. */
  runs: Uint8Array
}

/** At a place of the articles that had a word, one comes in, or the one that is there goes. */
interface Edit {
  place: number
  added?: AddedPosting
}

/**
 * A word after a change.
 * @param word its place in the shard, if it is there
 */
export function patchWord(
  shard: OpenShard,
  word: number | undefined,
  change: WordChange,
  renumber?: Renumber,
): Postings {
  const before = word === undefined ? new Uint32Array() : articlesOf(shard, word)
  const edits = editsOf(before, change)
  return {
    articles: patchArticles(before, edits, renumber),
    runs: patchRuns(shard, word, before.length, edits),
  }
}

/** In the order of their places; of those at one place, what comes in is first. */
function editsOf(before: Uint32Array, { removed, added }: WordChange): Edit[] {
  const placeOf = (article: number): number =>
    partitionPoint(before.length, (place) => (before[place] ?? 0) < article)
  const edits = added.map((one): Edit => ({ place: placeOf(one.before), added: one }))
  for (const article of removed) {
    const place = placeOf(article)
    if (before[place] !== article) {
      throw new Error(`patch search: article ${article} loses a word that it does not have`)
    }
    edits.push({ place })
  }
  return edits.sort((a, b) => a.place - b.place)
}

function patchArticles(
  before: Uint32Array,
  edits: readonly Edit[],
  renumber: Renumber | undefined,
): Uint32Array {
  const parts: ArrayLike<number>[] = []
  let next = 0
  const keepTo = (place: number): void => {
    const kept = before.subarray(next, place)
    parts.push(renumber ? kept.map(renumber) : kept)
  }
  for (const { place, added } of edits) {
    keepTo(place)
    if (added) parts.push([added.article])
    next = added ? place : place + 1
  }
  keepTo(before.length)
  return joined(parts)
}

function joined(parts: readonly ArrayLike<number>[]): Uint32Array {
  const numbers = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    numbers.set(part, at)
    at += part.length
  }
  return numbers
}

/** @param count how many runs there are, one for each article */
function patchRuns(
  shard: OpenShard,
  word: number | undefined,
  count: number,
  edits: readonly Edit[],
): Uint8Array {
  const runs = byteList()
  let next = 0
  const keepTo = (run: number): void => {
    if (word === undefined || run === next) return
    runs.copy(shard.runs, runStart(shard, word, next), runStart(shard, word, run))
  }
  // The newest article is the last one, and its run the first.
  for (const { place, added } of edits.toReversed()) {
    const run = count - place
    keepTo(added ? run : run - 1)
    if (added) runs.copy(added.run, 0, added.run.length)
    next = run
  }
  keepTo(count)
  return runs.bytes()
}
