import type { Article } from '../../model/article.ts'
import { wordsOf } from '../../model/words.ts'
import { type ByteList, byteList } from './byte-list.ts'
import { plainText } from './plain-text.ts'
import { wordTable } from './word-table.ts'

/** What of an article is searched. */
export type SearchableArticle = Pick<Article, 'title' | 'summary' | 'html'>

/** The words of one article. */
export interface ArticleWords {
  /** Each of them once. */
  readonly words: readonly string[]
  /** The same as UTF-8, a space after each; to decode them takes longer than to read their bytes. */
  text: Uint8Array
  /** The places of each word, as a run (`model/search-shard.ts`), in the order of the words. */
  runs: Uint8Array
  /** Where the run of each word ends. */
  ends: Uint32Array
}

const space = 0x20

// What stands at the place that is left out between two texts.
const noWord = -1

/** The words of an article and their places: those of the title, of the summary and of the text. */
export function articleWords({ title, summary, html }: SearchableArticle): ArticleWords {
  const texts = [title, summary, plainText(html)].map((text) =>
    Buffer.from(joinWords(wordsOf(text))),
  )
  const all = Buffer.concat(texts)
  const table = wordTable(all)
  // What stands at each place: the number of a word.
  const numbers: number[] = []
  let start = 0
  let last = 0
  for (const { length } of texts) {
    last += length
    while (start < last) {
      const end = all.indexOf(space, start) + 1
      numbers.push(table.numberOf(start, end))
      start = end
    }
    numbers.push(noWord)
  }
  const text = table.text()
  return {
    text,
    ...runsOf(numbers, table.count()),
    get words() {
      return splitWords(text)
    },
  }
}

function joinWords(words: readonly string[]): string {
  return words.length === 0 ? '' : `${words.join(' ')} `
}

/** The words that are joined with a space after each. */
export function splitWords(text: Uint8Array): string[] {
  return new TextDecoder().decode(text).split(' ').slice(0, -1)
}

/** @param count how many words there are */
function runsOf(numbers: readonly number[], count: number): Pick<ArticleWords, 'runs' | 'ends'> {
  // The first place of each word, and for each place the next one of its word; 0 where there is none.
  const first = new Uint32Array(count)
  const next = new Uint32Array(numbers.length)
  for (let place = numbers.length - 1; place >= 0; place -= 1) {
    const word = numbers[place] ?? noWord
    if (word === noWord) continue
    next[place] = first[word] ?? 0
    first[word] = place
  }
  const runs = byteList()
  const ends = first.map((place) => writeRun(runs, place, next))
  return { runs: runs.bytes(), ends }
}

/** @returns where the run ends */
function writeRun(runs: ByteList, first: number, next: Uint32Array): number {
  let distance = first
  for (let place = first; ; ) {
    const after = next[place] ?? 0
    runs.writeVarint(distance * 2 + (after === 0 ? 1 : 0))
    if (after === 0) return runs.length
    distance = after - place
    place = after
  }
}
