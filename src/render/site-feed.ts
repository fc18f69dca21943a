import { Feed } from 'feed'
import type { FeedDocument, FeedDocumentOptions, FeedItem } from './feed-document.ts'
import { renderAtom } from './render-atom.ts'
import { renderJsonFeed } from './render-json-feed.ts'
import { renderRss } from './render-rss.ts'

/**
 * A feed in the neutral model of the package `feed`, with renderers that no content can break
 * (docs/decisions/0002-own-renderers.md).
 */
export class SiteFeed extends Feed implements FeedDocument {
  declare options: FeedDocumentOptions
  declare items: FeedItem[]

  constructor(options: FeedDocumentOptions, items: readonly FeedItem[]) {
    super(options)
    for (const item of items) this.addItem(item)
  }

  override rss2(): string {
    return renderRss(this)
  }

  override atom1(): string {
    return renderAtom(this)
  }

  override json1(): string {
    return renderJsonFeed(this)
  }
}
