import { type Column, openColumns } from '../../model/columns.ts'
import { findSorted, textAt } from '../../model/packed-texts.ts'
import { bitsLength, type PlacesColumn, type ShardColumn } from '../../model/search-shard.ts'

/** What the index tells of a word, as `model/search-shard.ts` has it. */
export interface IndexedWord {
  /** The articles that have it, as a set of bits. */
  articles: Uint32Array
  /** Its places in the newest of them. */
  newest: WordRuns
  /** Where those in older ones are, the newest first; nowhere for nearly all words. */
  older: readonly OlderRuns[]
}

/** Places of a word, those in the newest article first. */
export interface WordRuns {
  /** The first one begins where the first block does. */
  runs: Uint8Array
  blocks: Uint32Array
  blockRuns: number
}

/** A file of places. */
export interface OlderRuns {
  /** How many newer articles have the word. */
  start: number
  file: number
}

/**
 * A word of the index, unless nothing has it.
 * @param shard the one that `shardOfWord` tells
 * @param count how many articles the index knows
 */
export function openWord(shard: ArrayBuffer, word: string, count: number): IndexedWord | undefined {
  const open = openColumns(shard)
  const column = (name: ShardColumn) => open(name)
  const [words, ends] = [column('words'), column('wordEnds')]
  const index = findSorted(ends.length, word, (place) => textAt(words, ends, place))
  if (index === undefined) return undefined
  const [start = 0, end = 0] = column('articleStarts').subarray(index, index + 2)
  const [first = 0, last = 0] = column('blockStarts').subarray(index, index + 2)
  const list = new Uint8Array(shard, column('articles').byteOffset + start, end - start)
  const blocks = column('blocks')
  const runs = column('runs')
  return {
    articles: articleBits(list, column('articleSets')[index] === 1, bitsLength(count)),
    newest: {
      runs: new Uint8Array(shard, runs.byteOffset, runs.length),
      blocks: new Uint32Array(shard, blocks.byteOffset + first * 4, last - first),
      blockRuns: column('blockRuns')[index] ?? 1,
    },
    older: olderRuns(column('older'), index),
  }
}

/** The places of a file of them. */
export function openRuns(file: ArrayBuffer): WordRuns {
  const open = openColumns(file)
  const column = (name: PlacesColumn) => open(name)
  return {
    runs: column('runs') as Uint8Array,
    blocks: column('blocks') as Uint32Array,
    blockRuns: column('blockRuns')[0] ?? 1,
  }
}

function olderRuns(older: Column, word: number): OlderRuns[] {
  const found: OlderRuns[] = []
  for (let at = 0; at < older.length; at += 3) {
    const [own, start = 0, file = 0] = older.subarray(at, at + 3)
    if (own === word) found.push({ start, file })
  }
  return found
}

function articleBits(list: Uint8Array, isSet: boolean, length: number): Uint32Array {
  const bits = new Uint32Array(length)
  if (isSet) new Uint8Array(bits.buffer).set(list)
  else setBits(bits, list)
  return bits
}

function setBits(bits: Uint32Array, list: Uint8Array): void {
  let [article, distance] = [0, 0]
  for (const byte of list) {
    distance = (distance << 7) | (byte & 0x7f)
    if (byte >= 0x80) continue
    article += distance
    bits[article >> 5] = (bits[article >> 5] ?? 0) | (1 << (article & 31))
    distance = 0
  }
}
