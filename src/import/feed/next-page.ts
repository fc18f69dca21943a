import { parseFeed } from 'feedsmith'
import { decodeText } from '../decode-text.ts'
import type { ImportFile } from '../importer.ts'

// Archives of a whole history (RFC 5005 §4) before pages of one feed (§3).
const rels = ['prev-archive', 'next']

/** Where a feed says that its older items are, absolute. */
export function nextPage({ path, bytes }: ImportFile): string | undefined {
  const written = writtenIn(decodeText(bytes))
  const url = written === undefined ? null : URL.parse(written, path)
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}

function writtenIn(text: string): string | undefined {
  try {
    const { format, feed } = parseFeed(text)
    if (format === 'json') return feed.next_url
    const links = (format === 'atom' ? feed.links : feed.atom?.links) ?? []
    return rels.map((rel) => links.find((link) => link.rel === rel)?.href).find((href) => href)
  } catch {
    return undefined
  }
}
