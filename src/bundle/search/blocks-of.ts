import { passRuns } from '../../model/search-shard.ts'

// What is passed over to reach the places in one article, about.
const blockBytes = 32

/** Places of a word in blocks (`model/search-shard.ts`). */
export interface Blocks {
  /** How many runs each of them has, but for the last one. */
  perBlock: number
  /** Where each of them begins. */
  starts: Uint32Array
}

/** @param count how many runs there are: one at least */
export function blocksOf(runs: Uint8Array, count: number): Blocks {
  const perBlock = Math.max(1, Math.floor((blockBytes * count) / runs.length))
  const starts = new Uint32Array(Math.ceil(count / perBlock))
  let at = 0
  for (let block = 0; block < starts.length; block += 1) {
    starts[block] = at
    at = passRuns(runs, at, Math.min(perBlock, count - block * perBlock))
  }
  return { perBlock, starts }
}
