import type { Article } from '../../model/article.ts'
import type { Position } from '../../model/problem.ts'
import type { Topic } from '../../model/site.ts'

/** The file that an article or a setting was read from. */
export interface Origin {
  /** Path, as the person who ran the command would write it. */
  file: string
  /** Where a field stands; where the file begins when it is missing. */
  at(...field: (string | number)[]): Position
  /** Where the first of these that stands in the text does; where the text begins when none does. */
  find(...ways: string[]): Position
}

/** An article, and what the rules look at. */
export interface CheckedArticle {
  article: Article
  origin: Origin
  /** Its words, without markup. */
  text: string
  /** Addresses that it links to, absolute. */
  links: readonly string[]
  pictures: readonly { address: string; alt: string }[]
}

/** A whole content folder that has no problems: what could still be better is to be found. */
export interface CheckedContent {
  topics: readonly Topic[]
  /** Where the topics come from. */
  topicsOrigin: Origin
  /** Newest first: all that are to be seen or to come. */
  articles: readonly CheckedArticle[]
  now: Date
}
