import type { Article } from '../model/article.ts'
import { escapeHtml } from './xml.ts'

/** The article's picture as HTML, unless its text shows it already; empty when there is none. */
export function leadFigure({ image, html }: Pick<Article, 'image' | 'html'>): string {
  if (!image || html.includes(` src="${escapeHtml(image.url)}"`)) return ''
  const caption =
    image.credit === undefined ? '' : `<figcaption>${escapeHtml(image.credit)}</figcaption>`
  const picture = `<img src="${escapeHtml(image.url)}" alt="${escapeHtml(image.alt)}">`
  return `<figure>${picture}${caption}</figure>\n`
}
