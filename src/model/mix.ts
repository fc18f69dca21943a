/**
 * 64 bits that stand for all the numbers they were mixed from, in their order. Two rows of numbers
 * that differ in one place never have equal bits; others by chance only. It is fast and the same in
 * every engine; it is no protection against those who look for equal bits.
 */
export interface Mixed {
  left: number
  right: number
}

/** What nothing has been mixed into. */
export const unmixed: Mixed = { left: 0x243f6a88, right: 0x13198a2e }

/** @param words integers, of which the lower 32 bits count */
export function mix({ left, right }: Mixed, words: ArrayLike<number>): Mixed {
  let a = left
  let b = right
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? 0
    a = mixLeft(a, word)
    b = mixRight(b, word)
  }
  return { left: a >>> 0, right: b >>> 0 }
}

/** The length goes first, so that of two texts each has its own end. */
export function mixText({ left, right }: Mixed, text: string): Mixed {
  let a = mixLeft(left, text.length)
  let b = mixRight(right, text.length)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    a = mixLeft(a, unit)
    b = mixRight(b, unit)
  }
  return { left: a >>> 0, right: b >>> 0 }
}

// Each step can be undone in both halves, and spreads a bit differently in each.

function mixLeft(half: number, word: number): number {
  const mixed = Math.imul(half ^ word, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

function mixRight(half: number, word: number): number {
  const mixed = Math.imul(half ^ word, 0x85ebca77)
  return mixed ^ (mixed >>> 13)
}
