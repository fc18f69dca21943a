/** Different words, numbered as they come. */
export interface WordNumbers {
  /** By their numbers. */
  readonly words: readonly string[]
  /** @param hash the same for equal words */
  numberOf(word: string, hash: number): number
}

/** No words yet. A `Map` of them takes three times as long, which is half of packing an index. */
export function wordNumbers(): WordNumbers {
  const words: string[] = []
  // For each word one more than its number, and its hash, at the place to which the hash leads, or
  // else at the next that is free.
  const table = { slots: new Int32Array(64) }

  function add(word: string, hash: number, slot: number): number {
    // What is cut out of a text can keep the whole text in memory.
    const count = words.push(Buffer.from(word).toString())
    table.slots[slot] = count
    table.slots[slot + 1] = hash
    if (count * 4 > table.slots.length) table.slots = doubled(table.slots)
    return count - 1
  }

  return {
    words,
    numberOf(word, hash) {
      const { slots } = table
      let slot = firstSlot(slots, hash)
      for (let count = slots[slot] ?? 0; count > 0; count = slots[slot] ?? 0) {
        if (slots[slot + 1] === hash && words[count - 1] === word) return count - 1
        slot = nextSlot(slots, slot)
      }
      return add(word, hash, slot)
    },
  }
}

function firstSlot(slots: Int32Array, hash: number): number {
  // The lower bits are the same for all words of a shard.
  return (hash >>> 12) & (slots.length - 2)
}

function nextSlot(slots: Int32Array, slot: number): number {
  return (slot + 2) & (slots.length - 1)
}

function doubled(slots: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(slots.length * 2)
  for (let from = 0; from < slots.length; from += 2) {
    const [count = 0, hash = 0] = slots.subarray(from, from + 2)
    if (count === 0) continue
    let slot = firstSlot(larger, hash)
    while (larger[slot]) slot = nextSlot(larger, slot)
    larger[slot] = count
    larger[slot + 1] = hash
  }
  return larger
}
