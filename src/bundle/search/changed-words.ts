import { shardOfWord } from '../../model/search-shard.ts'
import type { ArticleWords } from './article-words.ts'

/** An article that is removed or added. */
export interface ChangedArticle {
  article: number
  words: ArticleWords
}

/** What becomes of a word. */
export interface WordChange {
  /** The old numbers of articles that no longer have it, ascending. */
  removed: number[]
  /** The new numbers of those that have it now, ascending, and its run in them. */
  added: { article: number; run: Uint8Array }[]
}

/**
 * The words that change, by their shards; a shard without any is undefined.
 * @param sameNumbers whether articles keep their numbers: then a word that stands in a removed
 * article where it stands in the added one of its number does not change
 */
export function changedWords(
  removed: readonly ChangedArticle[],
  added: readonly ChangedArticle[],
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
  for (const [article, runs] of changedRuns(removed, sameNumbers ? added : [])) {
    for (const word of runs.keys()) changeOf(word).removed.push(article)
  }
  for (const [article, runs] of changedRuns(added, sameNumbers ? removed : [])) {
    for (const [word, run] of runs) changeOf(word).added.push({ article, run })
  }
  return changed
}

/** The runs of each article but those that the other one of its number has too. */
function* changedRuns(
  articles: readonly ChangedArticle[],
  others: readonly ChangedArticle[],
): Generator<[article: number, runs: Map<string, Uint8Array>]> {
  const otherWords = new Map(others.map(({ article, words }) => [article, words]))
  for (const { article, words } of articles) {
    const runs = runsOf(words)
    const other = otherWords.get(article)
    for (const [word, run] of other ? runsOf(other) : []) {
      if (areEqual(run, runs.get(word))) runs.delete(word)
    }
    yield [article, runs]
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
