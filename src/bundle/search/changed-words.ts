import { shardOfWord } from '../../model/search-shard.ts'
import type { ArticleWords } from './article-words.ts'

/** An article that is removed, by its old number, or added, by its new one. */
export interface ChangedArticle {
  article: number
  words: ArticleWords
}

/** An article that is added. */
export interface PlacedArticle extends ChangedArticle {
  /** Which old articles come after it: those from this old number on. */
  before: number
}

/** What becomes of a word. */
export interface WordChange {
  /** The old numbers of articles that no longer have it, ascending. */
  removed: number[]
  /** Those that have it now, ascending. */
  added: AddedPosting[]
}

/** An article that has a word now. */
export interface AddedPosting extends Omit<PlacedArticle, 'words'> {
  /** The places of the word in it (`model/search-shard.ts`). */
  run: Uint8Array
}

/**
 * The words that change, by their shards; a shard without any is undefined.
 * @param sameNumbers whether articles keep their numbers: then a word that stands in a removed
 * article where it stands in the added one of its number does not change
 */
export function changedWords(
  removed: readonly ChangedArticle[],
  added: readonly PlacedArticle[],
  sameNumbers: boolean,
  shards: number,
): (Map<string, WordChange> | undefined)[] {
  const changed: (Map<string, WordChange> | undefined)[] = Array.from({ length: shards })
  function changeOf(word: string): WordChange {
    const shard = shardOfWord(word, shards)
    const words = changed[shard] ?? new Map<string, WordChange>()
    const change = words.get(word) ?? { removed: [], added: [] }
    changed[shard] = words.set(word, change)
    return change
  }
  for (const [{ article }, runs] of changedRuns(removed, sameNumbers ? added : [])) {
    for (const word of runs.keys()) changeOf(word).removed.push(article)
  }
  for (const [{ article, before }, runs] of changedRuns(added, sameNumbers ? removed : [])) {
    for (const [word, run] of runs) changeOf(word).added.push({ article, before, run })
  }
  return changed
}

/** The runs of each article but those that the other one of its number has too. */
function* changedRuns<Changed extends ChangedArticle>(
  articles: readonly Changed[],
  others: readonly ChangedArticle[],
): Generator<[one: Changed, runs: Map<string, Uint8Array>]> {
  const otherWords = new Map(others.map(({ article, words }) => [article, words]))
  for (const one of articles) {
    const runs = runsOf(one.words)
    const other = otherWords.get(one.article)
    for (const [word, run] of other ? runsOf(other) : []) {
      if (areEqual(run, runs.get(word))) runs.delete(word)
    }
    yield [one, runs]
  }
}

function runsOf({ words, runs, ends }: ArticleWords): Map<string, Uint8Array> {
  return new Map(
    words.map((word, index) => [word, runs.subarray(ends[index - 1] ?? 0, ends[index])]),
  )
}

function areEqual(run: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(run, other) === 0
}
