import type { FeedDocumentOptions } from './feed-document.ts'
import { emptyElement, type Xml } from './xml.ts'

/** The namespace of `historyElement`, where it is used. */
export function historyNamespace({ history }: FeedDocumentOptions): Record<string, string> {
  return history?.is ? { 'xmlns:fh': 'http://purl.org/syndication/history/1.0' } : {}
}

/** What the document says of its place in the history of the feed (RFC 5005 §2, §4). */
export function historyElement({ history }: FeedDocumentOptions): Xml | undefined {
  return history?.is && emptyElement(`fh:${history.is}`, {})
}
