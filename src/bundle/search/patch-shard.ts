import { textAt } from '../../model/packed-texts.ts'
import { partitionPoint } from '../../model/partition-point.ts'
import type { WordChange } from './changed-words.ts'
import { type OpenShard, openShard } from './open-shard.ts'
import { patchWord } from './patch-word.ts'
import type { Renumber } from './renumbering.ts'
import { shardWriter } from './shard-writer.ts'

// For an article that is added, without growing.
const spareBytes = 1024

/** A shard after some of its words have changed. */
export function patchShard(
  bytes: Uint8Array,
  changes: ReadonlyMap<string, WordChange>,
  renumber?: Renumber,
): Uint8Array {
  const shard = openShard(bytes)
  const writer = shardWriter({
    articles: shard.articles.length + spareBytes,
    runs: shard.runs.length + spareBytes,
  })
  let next = 0
  for (const [word, change] of [...changes].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const { place, isThere } = placeOf(shard, word)
    writer.copy(shard, next, place, renumber)
    const { articles, runs } = patchWord(shard, isThere ? place : undefined, change, renumber)
    if (articles.length > 0) writer.write(Buffer.from(word), articles, runs)
    next = isThere ? place + 1 : place
  }
  writer.copy(shard, next, shard.count, renumber)
  return writer.bytes()
}

/** Where a word is, or where it would be. */
function placeOf({ count, words, wordEnds }: OpenShard, word: string) {
  const place = partitionPoint(count, (index) => textAt(words, wordEnds, index) < word)
  return { place, isThere: place < count && textAt(words, wordEnds, place) === word }
}
