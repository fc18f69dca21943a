import type { Article } from '../model/article.ts'
import type { ItemFacts } from '../model/compiled-article.ts'
import type { ReadArticle } from '../read/article/read-article.ts'

/** What of an article the site as a whole needs to know; times are in milliseconds since 1970. */
export interface ArticleFacts
  extends Pick<
    Article,
    | 'id'
    | 'guid'
    | 'slug'
    | 'title'
    | 'topics'
    | 'tags'
    | 'authors'
    | 'language'
    | 'aliases'
    | 'inFeeds'
  > {
  published: number
  updated: number
  expires?: number
  source?: { name: string; url: string; published?: number }
}

/** What has been made of the file of an article, but for its texts: plain data. */
export interface ArticleRecord extends Omit<ReadArticle, 'article' | 'tombstone'> {
  /** A hash of the file. */
  source: string
  tombstone?: Omit<NonNullable<ReadArticle['tombstone']>, 'removed'> & { removed: number }
  /** Absent when there is a problem, of a draft and of a removed article. */
  compiled?: CompiledRecord
}

export interface CompiledRecord {
  facts: ArticleFacts
  /** Of all that is made of the article. */
  digest: string
  /** Of all that lists and titles of the index are made of. */
  listed: string
  item: ItemFacts
  search: { digest: string; room: number }
  /** Bytes of the texts, and after them of the words. */
  lengths: readonly [texts: number, words: number]
}
