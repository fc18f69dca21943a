import type { Part } from './feed-parts.ts'
import type { OpenedFeed } from './opened-feed.ts'

/**
 * Whether the document says that a `<` in a title is text and begins no tag: in JSON always, in
 * Atom by the type, in RSS by a number in the place of `&lt;`, as the best practices of the RSS
 * Advisory Board advise for plain text.
 */
export function isTitleText({ format, text }: OpenedFeed, { at }: Part): boolean {
  if (format === 'json') return true
  const [, tag = '', written = ''] = /^(<[^>]*>)([^<]*)/.exec(text.slice(at)) ?? []
  if (format === 'atom') return !/\stype\s*=\s*["'](?!text["'])/.test(tag)
  return /&#(?:0*60|x0*3c);/i.test(written) && !written.includes('&lt;')
}
