const syllables =
  'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu'.split(' ')

/** Articles whose words are as frequent as those of a language: the r-th one has the share 1/r. */
export interface ZipfArticles {
  articles: { title: string; summary: string; html: string }[]
  /** The most frequent one first. */
  vocabulary: readonly string[]
}

/**
 * So many articles of so many words, and `once everywhere` in each; equal numbers give equal texts.
 */
export function zipfArticles(count: number, length: number, words: number): ZipfArticles {
  const vocabulary = Array.from({ length: words }, (_, index) => wordOf(index))
  const shares = new Float64Array(words)
  for (let index = 0, sum = 0; index < words; index += 1) {
    sum += 1 / (index + 1)
    shares[index] = sum
  }
  const draw = drawFrom(12345)
  const phrase = (size: number): string =>
    Array.from(
      { length: size },
      () => vocabulary[firstAbove(shares, draw() * (shares.at(-1) ?? 0))],
    ).join(' ')
  const articles = Array.from({ length: count }, () => ({
    title: phrase(8),
    summary: phrase(30),
    html: `<p>${phrase(length)}</p><p>Once everywhere</p>`,
  }))
  return { articles, vocabulary }
}

function wordOf(index: number): string {
  let word = ''
  for (let rest = index + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length)) {
    word += syllables[rest % syllables.length]
  }
  return word
}

function firstAbove(sums: Float64Array, value: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Numbers from 0 to 1 that look random and are the same in every run: of Park and Miller. */
function drawFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
