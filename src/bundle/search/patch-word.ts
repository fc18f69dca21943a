import { byteList } from './byte-list.ts'
import type { WordChange } from './changed-words.ts'
import { articlesOf, type OpenShard, runStart } from './open-shard.ts'
import type { Renumber } from './renumbering.ts'

/** What an index has of a word. */
export interface Postings {
  /** Ascending. */
  articles: Uint32Array
  /** Those in the newest article first. */
  runs: Uint8Array
}

/**
 * A word after a change.
 * @param word its place in the shard, if it is there
 */
export function patchWord(
  shard: OpenShard,
  word: number | undefined,
  { removed, added }: WordChange,
  renumber: Renumber = (article) => article,
): Postings {
  const before = word === undefined ? new Uint32Array() : articlesOf(shard, word)
  const articles = new Uint32Array(Math.max(0, before.length - removed.length) + added.length)
  const runs = byteList()
  // From the newest article on, as the runs are.
  const left = { places: articles.length, removed: removed.length, added: added.length }
  let copied = 0

  function copyTo(run: number): void {
    if (word === undefined || run === copied) return
    runs.copy(shard.runs, runStart(shard, word, copied), runStart(shard, word, run))
    copied = run
  }

  function addNewer(than: number, run: number): void {
    for (let next = added[left.added - 1]; next && next.article > than; ) {
      copyTo(run)
      runs.copy(next.run, 0, next.run.length)
      articles[--left.places] = next.article
      next = added[--left.added - 1]
    }
  }

  for (let run = 0; run < before.length; run += 1) {
    const article = before[before.length - 1 - run] ?? 0
    if (article === removed[left.removed - 1]) {
      copyTo(run)
      copied = run + 1
      left.removed -= 1
    } else {
      const number = renumber(article)
      addNewer(number, run)
      articles[--left.places] = number
    }
  }
  addNewer(-1, before.length)
  copyTo(before.length)
  if (left.removed > 0) throw new Error('patch search: a word is removed that is not there')
  return { articles, runs: runs.bytes() }
}
