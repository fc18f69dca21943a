import type { FeedDocument, FeedDocumentOptions, FeedItem } from './feed-document.ts'

/** How a format writes a feed. What it gives is text that is put together as it is. */
export interface FeedSyntax {
  /** Keeps the content of an item from being taken for something else. */
  escaping: Escaping
  /** What stands around the escaped content of an item. */
  contentTags: readonly [open: string, close: string]
  /** Between two items. */
  separator: string
  frame(options: FeedDocumentOptions): FeedFrame
  item(item: FeedItem): ItemParts
  /** The content of an item, escaped. */
  content(item: FeedItem): string
}

/** Formats of the same escaping write the content of an item in the same way. */
export const escapings = ['xml', 'json'] as const
export type Escaping = (typeof escapings)[number]

/** What stands before the first item of a feed and after the last. */
export interface FeedFrame {
  head: string
  tail: string
}

/** An item, without its content and what stands around it. */
export interface ItemParts {
  before: string
  /** In place of the content, where only summaries are asked for. */
  brief: string
  after: string
}

/** A whole document. */
export function renderDocument(syntax: FeedSyntax, { options, items }: FeedDocument): string {
  const { head, tail } = syntax.frame(options)
  const [open, close] = syntax.contentTags
  const texts = items.map((item) => {
    const { before, after } = syntax.item(item)
    return before + open + syntax.content(item) + close + after
  })
  return head + texts.join(syntax.separator) + tail
}
