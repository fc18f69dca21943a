import type { Position } from '../../model/problem.ts'
import type { ArticleFile } from '../article/article-file.ts'
import type { Places } from '../values/places.ts'
import { resolveAddress } from '../values/resolve-address.ts'
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
  const find = addressFinder(article)
  const html = cleanHtml(written, (address) => {
    const position = find(address)
    const resolved = resolveAddress(address, path, page, places)
    if ('url' in resolved) return resolved.url
    list.addAt(position, 'link', resolved)
    return undefined
  })
  const inspection = inspectHtml(html)
  if (inspection.text === '') {
    list.addAt(start, 'text', { found: 'no text', expected: 'an article with text' })
  }
  return { html, ...inspection }
}

/** Finds the places of addresses in a body, when asked for them in their order. */
function addressFinder({ body, bodyLine }: ArticleFile): (address: string) => Position {
  const seen = new Map<string, number>()
  return (address) => {
    const from = seen.get(address) ?? 0
    const index = indexOfAddress(body, address, from)
    if (index === -1) return { line: bodyLine, column: 1 }
    seen.set(address, index + 1)
    const before = body.slice(0, index).split('\n')
    return { line: bodyLine + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 }
  }
}

/** Where the address stands as one: after a bracket, a quote or a space, and not inside a word. */
function indexOfAddress(body: string, address: string, from: number): number {
  if (address.trim() === '') {
    const nothing = /\]\(\s*(?:<>)?\s*\)|=(?:"\s*"|'\s*')/g
    nothing.lastIndex = from
    const index = nothing.exec(body)?.index
    return index === undefined ? -1 : index + 2
  }
  for (let index = body.indexOf(address, from); index !== -1; ) {
    const around = `${body[index - 1] ?? ' '}${body[index + address.length] ?? ' '}`
    if (/^[(<"'=:\s][)>"'\s]$/.test(around)) return index
    index = body.indexOf(address, index + 1)
  }
  return body.indexOf(address, from)
}
