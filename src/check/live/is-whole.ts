import type { FeedFormat } from '../feed/opened-feed.ts'
import { type Answer, headerOf } from '../http/exchange.ts'

const ends: Readonly<Record<FeedFormat, RegExp>> = {
  rss: /<\/(?:rss|(?:rdf:)?RDF)\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*$/s,
  atom: /<\/(?:\w+:)?feed\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*$/s,
  json: /\}\s*$/,
  opml: /<\/opml\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*$/s,
}

/** Whether a document has arrived to its end. */
export function isWhole(answer: Answer, format: FeedFormat | undefined): boolean {
  if (format === undefined || !answer.content) return true
  const length = headerOf(answer, 'content-length')
  if (length !== undefined && Number(length) > answer.body.length) return false
  return ends[format].test(new TextDecoder().decode(answer.content.subarray(-2048)))
}
