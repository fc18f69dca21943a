import type { Part } from './feed-parts.ts'
import type { OpenedFeed } from './opened-feed.ts'

/**
 * Whether the document says that a title is text and no HTML: in JSON always, in Atom by the type,
 * in RSS by numbers in the place of `&lt;` and `&amp;`, as the best practices of the RSS Advisory
 * Board advise for plain text.
 */
export function isTitleText({ format, text }: OpenedFeed, { at }: Part): boolean {
  if (format === 'json') return true
  const [, tag = '', written = ''] = /^(<[^>]*>)([^<]*)/.exec(text.slice(at)) ?? []
  if (format === 'atom') return !/\stype\s*=\s*["'](?!text["'])/.test(tag)
  return /&#(?:0*60|x0*3c|0*38|x0*26);/i.test(written) && !/&(?:lt|amp);/.test(written)
}
