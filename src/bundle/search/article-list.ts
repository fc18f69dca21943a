import type { ByteList } from './byte-list.ts'

/**
 * Appends the numbers of articles, ascending, as `model/search-shard.ts` has them.
 * @returns whether as a set of bits
 */
export function writeArticles(into: ByteList, articles: Uint32Array): boolean {
  const bits = ((articles.at(-1) ?? 0) >> 3) + 1
  const start = into.length
  // A varint has a byte at least.
  if (articles.length <= bits) {
    writeDistances(into, articles)
    if (into.length - start <= bits) return false
    into.cut(start)
  }
  into.copy(bitsOf(articles, bits), 0, bits)
  return true
}

/**
 * The numbers that `writeArticles` has written.
 * @param into where they are put, if there is room for them
 */
export function readArticles(list: Uint8Array, isSet: boolean, into?: Uint32Array): Uint32Array {
  return isSet ? readBits(list, into) : readVarints(list, into)
}

function writeDistances(into: ByteList, articles: Uint32Array): void {
  let before = 0
  for (let index = 0; index < articles.length; index += 1) {
    const article = articles[index] ?? 0
    into.writeVarint(article - before)
    before = article
  }
}

function bitsOf(articles: Uint32Array, length: number): Uint8Array {
  const bits = new Uint8Array(length)
  for (let index = 0; index < articles.length; index += 1) {
    const article = articles[index] ?? 0
    bits[article >> 3] = (bits[article >> 3] ?? 0) | (1 << (article & 7))
  }
  return bits
}

function readBits(
  list: Uint8Array,
  articles: Uint32Array = new Uint32Array(list.length * 8),
): Uint32Array {
  let count = 0
  for (let index = 0; index < list.length; index += 1) {
    for (let rest = list[index] ?? 0; rest !== 0; rest &= rest - 1) {
      articles[count++] = index * 8 + 31 - Math.clz32(rest & -rest)
    }
  }
  return articles.subarray(0, count)
}

function readVarints(
  list: Uint8Array,
  articles: Uint32Array = new Uint32Array(list.length),
): Uint32Array {
  let [count, article, distance] = [0, 0, 0]
  for (let index = 0; index < list.length; index += 1) {
    const byte = list[index] ?? 0
    distance = (distance << 7) | (byte & 0x7f)
    if (byte >= 0x80) continue
    article += distance
    articles[count++] = article
    distance = 0
  }
  return articles.subarray(0, count)
}
