import type { ArticlePart } from './article-parts.ts'
import type { FoundDates } from './find-published.ts'
import type { PageLine } from './page-line.ts'
import type { Byline } from './read-byline.ts'

/** What was found in the text of a page, before it is an article. */
export interface PageText {
  lines: readonly PageLine[]
  /** Those that are not of the text. */
  around: readonly PageLine[]
  /** BCP 47. */
  language: string
  /** Whether the text told its language, and not the settings. */
  isGuessed: boolean
  title: PageLine | undefined
  parts: readonly ArticlePart[]
  bylines: readonly Byline[]
  dates: FoundDates
}
