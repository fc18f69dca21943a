import { type Column, openColumns } from '../../model/columns.ts'
import { bitsLength } from '../../model/search-shard.ts'

/** What the index tells of a word. */
export interface IndexedWord {
  /** The articles that have it, as a set of bits. */
  articles: Uint8Array
  /** Where it stands in them, as the shard holds it. */
  runs: Uint8Array
}

/**
 * A word of the index, unless nothing has it.
 * @param shard the one that `shardOf` tells
 * @param count how many articles the index knows
 */
export function openWord(shard: ArrayBuffer, word: string, count: number): IndexedWord | undefined {
  const columns = openColumns(shard)
  const index = new TextDecoder().decode(columns('words')).split('\n').indexOf(word)
  if (index < 0) return undefined
  return {
    articles: articleBits(part(columns('articles'), columns('articleStarts'), index), count),
    runs: part(columns('runs'), columns('runStarts'), index),
  }
}

function part({ buffer, byteOffset }: Column, starts: Column, index: number): Uint8Array {
  const start = starts[index] ?? 0
  return new Uint8Array(buffer, byteOffset + start, (starts[index + 1] ?? start) - start)
}

function articleBits(list: Uint8Array, count: number): Uint8Array {
  const length = bitsLength(count)
  if (list.length === length) return list
  const bits = new Uint8Array(length)
  let [article, distance] = [0, 0]
  for (const byte of list) {
    distance = (distance << 7) | (byte & 0x7f)
    if (byte >= 0x80) continue
    article += distance
    bits[article >> 3] = (bits[article >> 3] ?? 0) | (1 << (article & 7))
    distance = 0
  }
  return bits
}
