import type { ArticleFile } from '../article/article-file.ts'
import type { Places } from '../values/places.ts'
import { resolveAddress } from '../values/resolve-address.ts'
import { addressFinder } from './address-finder.ts'
import { cleanHtml } from './clean-html.ts'
import { type Inspection, inspectHtml } from './inspect-html.ts'
import { nestingDepth } from './nesting-depth.ts'
import { renderMarkdown } from './render-markdown.ts'

/** The body of an article as readers get it. */
export interface Body extends Inspection {
  html: string
}

/** Deeper than any article, and well below what parsers of readers can take. */
const maximumDepth = 100

/**
 * The body of an article; what is wrong with it goes on the article's list.
 * @param page absolute address of the article's page
 */
export function readBody(article: ArticleFile, page: string, places: Places): Body {
  const { path, slug, body, list } = article
  const start = { line: article.bodyLine, column: 1 }
  const written = path.endsWith('.md') ? renderMarkdown(body, slug) : body
  if (nestingDepth(written, maximumDepth) > maximumDepth) {
    list.addAt(start, 'text', {
      found: `elements nested more than ${maximumDepth} deep`,
      expected: 'fewer elements inside each other',
    })
    return { html: '', text: '', prose: '' }
  }
  const addresses = addressFinder(body, article.bodyLine)
  const html = cleanHtml(written, (address) => {
    addresses.next(address)
    const resolved = resolveAddress(address, path, page, places)
    if ('url' in resolved) return resolved.url
    list.addAt(addresses.position(address), 'link', resolved)
    return undefined
  })
  const inspection = inspectHtml(html)
  if (inspection.text === '') {
    list.addAt(start, 'text', { found: 'no text', expected: 'an article with text' })
  }
  return { html, ...inspection }
}
