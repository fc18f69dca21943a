import { formats } from '../../render/formats.ts'
import { htmlLinks } from '../check/html-links.ts'
import type { Reply } from './ask.ts'

/** The addresses of the feeds that a page names in its head (`rel="alternate"`). */
export function linkedFeeds({ url, mediaType = '', bytes }: Reply): URL[] {
  if (!/^\s*text\/html\b/i.test(mediaType)) return []
  const { elements } = htmlLinks(new TextDecoder().decode(bytes), url.href, url.href)
  return elements
    .filter(({ rel, type }) => wordsOf(rel).includes('alternate') && isFeedType(type))
    .flatMap(({ href }) => (href === undefined ? [] : (URL.parse(href, url.href) ?? [])))
}

function wordsOf(text = ''): string[] {
  return text.toLowerCase().split(/\s+/)
}

function isFeedType(type = ''): boolean {
  const essence = type.split(';')[0]?.trim().toLowerCase()
  return formats.some(({ mediaType }) => mediaType === essence)
}
