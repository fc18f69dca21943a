import { oneLine } from '../../model/text.ts'
import { type PageLine, pageLine } from '../text/page-line.ts'
import type { PageDocument, PageElement } from './page-document.ts'

// Of the text, by which its beginning is found again.
const startLength = 40
// Between a title and its text.
const mostLines = 15

/**
 * What a page shows between its title and its text: the main content has lost dates and names that
 * stand there.
 * @param text how the text begins
 */
export function headLines(document: PageDocument, text: string, language: string): PageLine[] {
  const start = text.slice(0, startLength)
  const texts: string[] = []
  for (const element of document.querySelectorAll('body *')) {
    if (element.childElementCount > 0 && !/^(?:H1|P)$/.test(element.tagName)) continue
    const line = oneLine(element.textContent ?? '')
    if (start !== '' && line.startsWith(start)) return linesOf(texts, language)
    if (element.tagName === 'H1') texts.length = 0
    else if (isShown(element, line)) texts.push(line)
  }
  return []
}

function isShown(element: PageElement, line: string): boolean {
  return line !== '' && element.childElementCount === 0 && element.closest(apart) === null
}

const apart = 'nav, aside, footer, script, style, template, button, select, figure'

function linesOf(texts: readonly string[], language: string): PageLine[] {
  return texts
    .slice(-mostLines)
    .map((text, index) => pageLine({ number: index + 1, text, block: index }, language))
}
