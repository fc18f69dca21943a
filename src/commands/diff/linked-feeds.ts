import { Parser } from 'htmlparser2'
import { formats } from '../../render/formats.ts'
import type { Reply } from './ask.ts'

/** The addresses of the feeds that a page names in its head (`rel="alternate"`). */
export function linkedFeeds({ url, mediaType = '', bytes }: Reply): URL[] {
  if (!/^\s*text\/html\b/i.test(mediaType)) return []
  const found: URL[] = []
  const parser = new Parser({
    onopentag(name, { rel, type, href = '' }) {
      if (name !== 'link' || !wordsOf(rel).includes('alternate') || !isFeedType(type)) return
      const feed = URL.parse(href, url.href)
      if (feed) found.push(feed)
    },
  })
  parser.end(new TextDecoder().decode(bytes))
  return found
}

function wordsOf(text = ''): string[] {
  return text.toLowerCase().split(/\s+/)
}

function isFeedType(type = ''): boolean {
  const essence = type.split(';')[0]?.trim().toLowerCase()
  return formats.some(({ mediaType }) => mediaType === essence)
}
