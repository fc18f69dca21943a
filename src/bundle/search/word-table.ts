import { hashOfWord } from '../../model/search-shard.ts'
import { byteList } from './byte-list.ts'

/** Different words of a text, numbered as they come. */
export interface WordTable {
  /** The number of the word that stands from `start` to before `end`. */
  numberOf(start: number, end: number): number
  count(): number
  /** All of them in the order of their numbers, one after the other. */
  text(): Uint8Array
}

/**
 * No words yet. A `Map` takes strings, and to make and to hash them takes longer than all else that
 * it takes to pack an index.
 * @param text bytes of UTF-8
 */
export function wordTable(text: Uint8Array): WordTable {
  // By the numbers of the words where they first stand.
  const starts: number[] = []
  const ends: number[] = []
  const hashes: number[] = []
  // For each word one more than its number, at the place to which its hash leads, or else at the
  // next that is free. In an object: V8 gives up what it has compiled for variables that change.
  const table = { slots: new Int32Array(256) }

  function add(start: number, end: number, hash: number, slot: number): number {
    const number = starts.push(start)
    ends.push(end)
    hashes.push(hash)
    table.slots[slot] = number
    if (number * 2 > table.slots.length) table.slots = slotsOf(hashes, table.slots.length * 2)
    return number - 1
  }

  function isWord(number: number, start: number, end: number): boolean {
    const from = starts[number] ?? 0
    if ((ends[number] ?? 0) - from !== end - start) return false
    for (let at = start; at < end; at += 1) {
      if (text[from + at - start] !== text[at]) return false
    }
    return true
  }

  return {
    numberOf(start, end) {
      const hash = hashOfWord(text, start, end)
      const { slots } = table
      let slot = firstSlot(slots, hash)
      for (let used = slots[slot] ?? 0; used > 0; used = slots[slot] ?? 0) {
        if (hashes[used - 1] === hash && isWord(used - 1, start, end)) return used - 1
        slot = nextSlot(slots, slot)
      }
      return add(start, end, hash, slot)
    },
    count: () => starts.length,
    text() {
      const all = byteList()
      for (const [number, start] of starts.entries()) all.copy(text, start, ends[number] ?? start)
      return all.bytes()
    },
  }
}

/** The lowest bits of the hash are the same for all words of a shard; multiplied, they reach up. */
function firstSlot(slots: Int32Array, hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> 8) & (slots.length - 1)
}

function nextSlot(slots: Int32Array, slot: number): number {
  return (slot + 1) & (slots.length - 1)
}

/** All words by their hashes, in so many slots. */
function slotsOf(hashes: readonly number[], length: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(length)
  for (const [number, hash] of hashes.entries()) {
    let slot = firstSlot(slots, hash)
    while (slots[slot]) slot = nextSlot(slots, slot)
    slots[slot] = number + 1
  }
  return slots
}
