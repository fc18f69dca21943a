import type { Article } from '../../model/article.ts'
import { wordsOf } from '../../model/words.ts'
import { type ByteList, byteList } from './byte-list.ts'
import { plainText } from './plain-text.ts'

/** What of an article is searched. */
export type SearchableArticle = Pick<Article, 'title' | 'summary' | 'html'>

/** The words of one article. */
export interface ArticleWords {
  /** Each of them once. */
  words: readonly string[]
  /** The places of each word, as a run (`model/search-shard.ts`), in the order of the words. */
  runs: Uint8Array
  /** Where the run of each word ends. */
  ends: Uint32Array
}

/** The words of an article and their places: those of the title, of the summary and of the text. */
export function articleWords({ title, summary, html }: SearchableArticle): ArticleWords {
  const places = new Map<string, number[]>()
  let place = 0
  for (const text of [title, summary, plainText(html)]) {
    for (const word of wordsOf(text)) {
      const known = places.get(word)
      if (known) known.push(place)
      else places.set(word, [place])
      place += 1
    }
    place += 1
  }
  const runs = byteList()
  const ends = Array.from(places.values(), (list) => writeRun(runs, list))
  return {
    words: [...places.keys()],
    runs: runs.bytes(),
    ends: Uint32Array.from(ends),
  }
}

/** @returns where the run ends */
function writeRun(runs: ByteList, places: readonly number[]): number {
  let before = 0
  for (const [index, place] of places.entries()) {
    const last = index === places.length - 1 ? 1 : 0
    runs.writeVarint((place - before) * 2 + last)
    before = place
  }
  return runs.length
}
