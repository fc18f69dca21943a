import { drawFrom, spelled, zipfDraw } from '../../zipf-words.ts'

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
  const vocabulary = spelled(syllables, words)
  const draw = drawFrom(12345)
  const one = zipfDraw(words)
  const phrase = (size: number): string =>
    Array.from({ length: size }, () => vocabulary[one(draw)]).join(' ')
  const articles = Array.from({ length: count }, () => ({
    title: phrase(8),
    summary: phrase(30),
    html: `<p>${phrase(length)}</p><p>Once everywhere</p>`,
  }))
  return { articles, vocabulary }
}
