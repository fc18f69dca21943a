import { type ChangedArticle, changedWords } from './changed-words.ts'
import { patchShard } from './patch-shard.ts'
import { placesAmong, renumbering } from './renumbering.ts'

/** What has become of the articles of an index. An edited one is removed and added. */
export interface SearchChange {
  /**
   * The new number of each article, by its old number; 0xffffffff for those that are no more. Those
   * that stay keep their order.
   */
  numbers: Uint32Array
  /** Their words, by their old numbers, ascending. */
  removed: readonly ChangedArticle[]
  /** Words of new articles, by their new numbers, ascending. */
  added: readonly ChangedArticle[]
}

/**
 * What `packSearch` gives after a change, made of what it gave before, as long as `shardCount` is
 * the same.
 * @param shards loads each of them; those that have no word of the change are not loaded as long as
 * the articles that stay keep their numbers
 * @returns undefined for those that stay as they are
 */
export function patchSearch(
  shards: readonly (() => Uint8Array)[],
  { numbers, removed, added }: SearchChange,
): (Uint8Array | undefined)[] {
  const renumber = renumbering(numbers)
  const places = renumber && placesAmong(numbers, added)
  const placed = added.map((one, index) => ({ ...one, before: places?.[index] ?? one.article }))
  const changed = changedWords(removed, placed, !renumber, shards.length)
  return shards.map((load, shard) => {
    const words = changed[shard]
    if (!words && !renumber) return undefined
    const before = load()
    const after = patchShard(before, words ?? new Map(), renumber)
    return Buffer.compare(before, after) === 0 ? undefined : after
  })
}
