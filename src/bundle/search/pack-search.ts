import { type Recall, recall } from '../../model/recall.ts'
import { shardOfWord } from '../../model/search-shard.ts'
import type { OutputFile } from '../output-file.ts'
import { type ArticleWords, articleWords, type SearchableArticle } from './article-words.ts'
import { packShard } from './pack-shard.ts'
import { postingsOf } from './postings-of.ts'

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
  const known = articles.map((article) =>
    memory.of(JSON.stringify([article.title, article.summary, article.html]), () =>
      articleWords(article),
    ),
  )
  const postings = postingsOf(known)
  const shards = Array.from({ length: shardCount(known) }, (): number[] => [])
  for (const [number, word] of postings.words.entries()) {
    shards[shardOfWord(word, shards.length)]?.push(number)
  }
  return shards.map((words, index) => ({
    path: `search/${index}.bin`,
    bytes: packShard(words, postings, known),
  }))
}

function shardCount(articles: readonly ArticleWords[]): number {
  const bytes = articles.reduce((sum, { runs, words }) => sum + runs.length + words.length, 0)
  return Math.max(1, Math.ceil(bytes / shardBytes))
}
