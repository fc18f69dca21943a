import type { ArticleWords } from '../../src/bundle/search/article-words.ts'
import type { SearchSource } from '../../src/bundle/search/pack-search.ts'
import {
  openArticleWords,
  packArticleWords,
  searchRoom,
} from '../../src/bundle/search/packed-words.ts'

/** The words of articles that are all in memory, the oldest first. */
export function searchSource(articles: readonly ArticleWords[]): SearchSource {
  return {
    count: articles.length,
    room: articles.reduce((sum, words) => sum + searchRoom(words), 0),
    wordsOf(article) {
      const words = articles[article]
      if (!words) throw new Error(`read words of article ${article}: there is none`)
      return openArticleWords(packArticleWords(words))
    },
  }
}
