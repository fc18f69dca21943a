import { grown } from './grown.ts'

/** Different words, numbered as they come. */
export interface WordTable {
  /**
   * The number of the word that stands from `start` to before `end`.
   * @param hash the same for equal words
   */
  numberOf(text: Uint8Array, start: number, end: number, hash: number): number
  count(): number
  /** All of them in the order of their numbers, one after the other; it shares the memory. */
  text(): Uint8Array
}

/**
 * No words yet. A `Map` takes strings, and to make and to hash them takes longer than all else that
 * it takes to pack an index.
 */
export function wordTable(): WordTable {
  // Words one after the other, and by their numbers where they begin; the next one begins at the end.
  const starts = [0]
  // For each word one more than its number, and its hash, at the place to which the hash leads, or
  // else at the next that is free. In an object: V8 gives up what it has compiled for variables that
  // change.
  const table = { text: new Uint8Array(1024), slots: new Int32Array(256) }

  function add(text: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const number = starts.length - 1
    const start = starts[number] ?? 0
    const end = start + to - from
    table.text = grown(table.text, end)
    for (let at = from; at < to; at += 1) table.text[start + at - from] = text[at] ?? 0
    starts.push(end)
    table.slots[slot] = number + 1
    table.slots[slot + 1] = hash
    if (number * 4 > table.slots.length) table.slots = rehashed(table.slots)
    return number
  }

  function isWord(number: number, text: Uint8Array, start: number, end: number): boolean {
    const from = starts[number] ?? 0
    if ((starts[number + 1] ?? 0) - from !== end - start) return false
    for (let at = start; at < end; at += 1) {
      if (table.text[from + at - start] !== text[at]) return false
    }
    return true
  }

  return {
    numberOf(text, start, end, hash) {
      const { slots } = table
      let slot = firstSlot(slots, hash)
      for (let used = slots[slot] ?? 0; used > 0; used = slots[slot] ?? 0) {
        if (slots[slot + 1] === hash && isWord(used - 1, text, start, end)) return used - 1
        slot = nextSlot(slots, slot)
      }
      return add(text, start, end, hash, slot)
    },
    count: () => starts.length - 1,
    text: () => table.text.subarray(0, starts.at(-1)),
  }
}

function firstSlot(slots: Int32Array, hash: number): number {
  return (hash << 1) & (slots.length - 1)
}

function nextSlot(slots: Int32Array, slot: number): number {
  return (slot + 2) & (slots.length - 1)
}

/** The same in twice as many slots. */
function rehashed(slots: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(slots.length * 2)
  for (let from = 0; from < slots.length; from += 2) {
    const used = slots[from] ?? 0
    const hash = slots[from + 1] ?? 0
    if (used === 0) continue
    let slot = firstSlot(larger, hash)
    while (larger[slot]) slot = nextSlot(larger, slot)
    larger[slot] = used
    larger[slot + 1] = hash
  }
  return larger
}
