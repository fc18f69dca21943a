import type { Article } from '../model/article.ts'
import { escapeHtml } from './xml.ts'

type Illustrated = Pick<Article, 'image' | 'html'>

/** The article's picture as HTML, unless its text shows it already; empty when there is none. */
export function leadFigure(article: Illustrated): string {
  const { image } = article
  if (!image || isInText(article)) return ''
  const { url, alt, credit, width, height } = image
  const caption = credit === undefined ? '' : `<figcaption>${escapeHtml(credit)}</figcaption>`
  const size = width && height ? ` width="${width}" height="${height}"` : ''
  const picture = `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}"${size}>`
  return `<figure>${picture}${caption}</figure>\n`
}

/** Whom to thank for a picture that the text shows, where nothing else names them. */
export function creditInText(article: Illustrated): string | undefined {
  return isInText(article) ? article.image?.credit : undefined
}

function isInText({ image, html }: Illustrated): boolean {
  return image !== undefined && html.includes(` src="${escapeHtml(image.url)}"`)
}
