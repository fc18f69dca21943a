import { packColumns } from '../../model/columns.ts'
import { type Recall, recall } from '../../model/recall.ts'
import { shardOf } from '../../model/search-shard.ts'
import type { OutputFile } from '../output-file.ts'
import { type ArticleWords, articleWords, type SearchableArticle } from './article-words.ts'
import { type Postings, packArticleList, packRuns } from './pack-word.ts'

// A shard is loaded for each word that is searched for: small ones are read sooner, many take more
// room in the main module.
const shardBytes = 150_000

/**
 * The index by which articles are searched, in shards as `model/search-shard.ts` has them; at least
 * one.
 * @param articles the oldest first: the number of an article is its place
 * @param memory what is known of articles of earlier builds
 */
export function packSearch(
  articles: readonly SearchableArticle[],
  memory: Recall<ArticleWords> = recall(),
): OutputFile[] {
  const words = articles.map((article) =>
    memory.of(JSON.stringify([article.title, article.summary, article.html]), () =>
      articleWords(article),
    ),
  )
  const postings = postingsOf(words)
  const lists = Array.from({ length: shardCount(words) }, (): string[] => [])
  for (const word of [...postings.keys()].sort()) lists[shardOf(word, lists.length)]?.push(word)
  return lists.map((list, index) => ({
    path: `search/${index}.bin`,
    bytes: packShard(list, postings, words),
  }))
}

function postingsOf(words: readonly ArticleWords[]): Map<string, Postings> {
  const all = new Map<string, Postings>()
  for (const [article, { words: own }] of words.entries()) {
    for (const [index, word] of own.entries()) {
      const known = all.get(word)
      if (!known) all.set(word, { articles: [article], indexes: [index] })
      else {
        known.articles.push(article)
        known.indexes.push(index)
      }
    }
  }
  return all
}

function shardCount(words: readonly ArticleWords[]): number {
  const bytes = words.reduce((sum, own) => sum + own.runs.length + own.words.length, 0)
  return Math.max(1, Math.ceil(bytes / shardBytes))
}

function packShard(
  list: readonly string[],
  postings: ReadonlyMap<string, Postings>,
  words: readonly ArticleWords[],
): Uint8Array {
  const own = list.map((word) => postings.get(word) ?? { articles: [], indexes: [] })
  const articles = own.map((posting) => packArticleList(posting.articles, words.length))
  const runs = own.map((posting) => packRuns(posting, words))
  return packColumns({
    words: Buffer.from(list.join('\n')),
    articleStarts: startsOf(articles),
    runStarts: startsOf(runs),
    articles: Buffer.concat(articles),
    runs: Buffer.concat(runs),
  })
}

function startsOf(parts: readonly Uint8Array[]): Uint32Array {
  const starts = new Uint32Array(parts.length + 1)
  for (const [index, { length }] of parts.entries()) {
    starts[index + 1] = (starts[index] ?? 0) + length
  }
  return starts
}
