import type { Article } from '../model/article.ts'
import type { Bundle, BundledChannel } from '../model/bundle.ts'
import type { FeedOutline, FeedPart, OutlinedFeed } from '../model/feed-outline.ts'
import type { LabelNames } from '../model/label-names.ts'
import type { Neighbours } from '../model/neighbours.ts'
import type { Articles } from './articles.ts'
import type { QueryProblem } from './query/query-problem.ts'
import type { RenderedAnswer } from './send-rendered.ts'

/** What is rendered when it is asked for. */
export interface Renderers {
  article(article: Article, neighbours: Neighbours): Promise<LinkedPage>
  /** @param gone whether there was something once */
  missing(gone: boolean): Promise<string>
  /** The page for a browser that asks a feed for what cannot be. */
  refused(problems: readonly QueryProblem[]): Promise<string>
  /**
   * The page about a feed.
   * @param items HTML of the newest items
   */
  preview(feed: FeedPart, items: string): Promise<LinkedPage>
  /** The newest items as that page shows them. */
  previewItems(articles: readonly Article[]): Promise<string>
  outline(feed: OutlinedFeed): FeedOutline
  /** What every archive document of the channel says besides its items. */
  archiveSeed(channel: BundledChannel): string
}

/** A page, and what its `Link` header says. */
export type LinkedPage = Pick<RenderedAnswer, 'text' | 'link'>

/** All that an answer can be made of. */
export interface Library {
  bundle: Bundle
  renderers: Renderers
  articles: Articles
  /** What topics are called. */
  labels: LabelNames
}
