// Texts of fewer words are alike by chance.
const fewestWords = 30
const wordsInShingle = 4
const sketchSize = 64

// In scripts that do not divide words, each character stands for one.
const wordShape =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]|[\p{L}\p{N}]+/gu

/** A text and the earlier one that is most like it, by their places in the list. */
export interface Pair {
  first: number
  second: number
  /** From 0 to 1: shared sequences of words, of all that either has. */
  likeness: number
}

/**
 * Texts that are nearly the same as an earlier one (Broder, “On the resemblance and containment of
 * documents”): only those whose smallest hashes agree are compared word by word.
 */
export function nearDuplicates(texts: readonly string[], threshold: number): Pair[] {
  const shingles = texts.map(shinglesOf)
  const sketches = shingles.map((set) => [...set].sort((a, b) => a - b).slice(0, sketchSize))
  return nearest(sketches)
    .map(([first, second]) => ({
      first,
      second,
      likeness: likeness(shingles[first] ?? new Set(), shingles[second] ?? new Set()),
    }))
    .filter((pair) => pair.likeness >= threshold)
}

function shinglesOf(text: string): Set<number> {
  const words = text.toLowerCase().match(wordShape) ?? []
  if (words.length < fewestWords) return new Set()
  const hashes = words
    .slice(wordsInShingle - 1)
    .map((_, index) => hash(words.slice(index, index + wordsInShingle).join(' ')))
  return new Set(hashes)
}

/** FNV-1a in 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return value
}

/** Each sketch that shares much with an earlier one, and the one it shares most with. */
function nearest(sketches: readonly (readonly number[])[]): [first: number, second: number][] {
  const holders = new Map<number, number[]>()
  return sketches.flatMap((sketch, second): [number, number][] => {
    const shared = new Uint8Array(second)
    for (const one of sketch) {
      const earlier = holders.get(one) ?? []
      for (const first of earlier) shared[first] = (shared[first] ?? 0) + 1
      holders.set(one, earlier)
      earlier.push(second)
    }
    const most = shared.reduce((a, b) => Math.max(a, b), 0)
    return most > 0 && most >= sketch.length / 2 ? [[shared.indexOf(most), second]] : []
  })
}

function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const shared = a.intersection(b).size
  return shared / (a.size + b.size - shared)
}
