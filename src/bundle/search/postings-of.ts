import type { ArticleWords } from './article-words.ts'

/** Where the words of all articles stand. Words are numbered as they appear. */
export interface Postings {
  words: readonly string[]
  /** Where what belongs to a word begins in the next two; that of the next word begins at its end. */
  starts: Uint32Array
  /** The articles of each word, in order. */
  articles: Uint32Array
  /** The place of the word among the words of each of these articles. */
  indexes: Uint32Array
}

/** What the articles have, by words instead of by articles. */
export function postingsOf(articles: readonly ArticleWords[]): Postings {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const numbered = articles.map(({ words }) =>
    Uint32Array.from(words, (word) => {
      const number = numbers.get(word) ?? counts.length
      if (number === counts.length) numbers.set(word, number)
      counts[number] = (counts[number] ?? 0) + 1
      return number
    }),
  )
  const starts = new Uint32Array(counts.length + 1)
  for (const [number, count] of counts.entries()) starts[number + 1] = (starts[number] ?? 0) + count
  return { words: [...numbers.keys()], starts, ...placed(numbered, starts) }
}

function placed(
  numbered: readonly Uint32Array[],
  starts: Uint32Array,
): Pick<Postings, 'articles' | 'indexes'> {
  const next = starts.slice()
  const articles = new Uint32Array(starts.at(-1) ?? 0)
  const indexes = new Uint32Array(articles.length)
  for (const [article, words] of numbered.entries()) {
    for (let index = 0; index < words.length; index += 1) {
      const word = words[index] ?? 0
      const at = next[word] ?? 0
      articles[at] = article
      indexes[at] = index
      next[word] = at + 1
    }
  }
  return { articles, indexes }
}
