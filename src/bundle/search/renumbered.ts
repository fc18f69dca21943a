import { partitionPoint } from '../../model/partition-point.ts'
import { gone } from './renumbering.ts'

/** How the numbers of articles have changed. */
export interface Renumbered {
  /** The new number of each article of before; `gone` for those that are no more. */
  numbers: Uint32Array
  /** The numbers of those that are new, in order. */
  added: number[]
}

/**
 * Compares two lists of articles, each by a digest. As many as possible stay that keep their order;
 * an article that has moved among them counts as gone and new.
 */
export function renumbered(before: readonly string[], after: readonly string[]): Renumbered {
  const numbers = new Uint32Array(before.length).fill(gone)
  const isNew = new Uint8Array(after.length).fill(1)
  for (const [old, place] of longestInOrder(pairsOf(before, after))) {
    numbers[old] = place
    isNew[place] = 0
  }
  return {
    numbers,
    added: Array.from(isNew.keys()).filter((place) => isNew[place] === 1),
  }
}

type Pair = readonly [old: number, place: number]

/** Each article of before with its place now, the first of several equal ones with the first. */
function pairsOf(before: readonly string[], after: readonly string[]): Pair[] {
  const places = new Map<string, number[]>()
  for (let place = after.length - 1; place >= 0; place -= 1) {
    const digest = after[place] ?? ''
    const known = places.get(digest)
    if (known) known.push(place)
    else places.set(digest, [place])
  }
  return before.flatMap((digest, old): Pair[] => {
    const place = places.get(digest)?.pop()
    return place === undefined ? [] : [[old, place]]
  })
}

/** The longest run of pairs whose places rise (patience sorting). */
function longestInOrder(pairs: readonly Pair[]): Pair[] {
  // For each length the pair that ends such a run with the lowest place, and the one before each.
  const ends: number[] = []
  const earlier = new Int32Array(pairs.length)
  for (const [index, [, place]] of pairs.entries()) {
    const length = partitionPoint(ends.length, (at) => placeOf(pairs, ends[at]) < place)
    earlier[index] = ends[length - 1] ?? -1
    ends[length] = index
  }
  const run: Pair[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = earlier[index] ?? -1) {
    const pair = pairs[index]
    if (pair) run.push(pair)
  }
  return run.reverse()
}

function placeOf(pairs: readonly Pair[], index = -1): number {
  return pairs[index]?.[1] ?? -1
}
