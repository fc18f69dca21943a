import { DefuddleClass } from 'defuddle/node'
import { type PageElement, pageDocument } from './page-document.ts'

/** The HTML of what a page is about, without its head, foot and sides. */
export function mainContent(html: string, address: string | undefined): string {
  // It takes the document apart, so that it is one of its own.
  const document = pageDocument(html)
  for (const element of document.querySelectorAll('style, script')) {
    if (!isReadable(element)) element.remove()
  }
  const reader = new DefuddleClass(document as never, {
    url: address ?? 'https://page.invalid/',
    // Nothing is fetched, and no comments are read.
    useAsync: false,
    includeReplies: false,
  })
  return reader.parse().content
}

/** Of scripts only data is read; what is broken would be complained about in the terminal. */
function isReadable(script: PageElement): boolean {
  if (!/^application\/ld\+json/i.test(script.getAttribute('type') ?? '')) return false
  try {
    JSON.parse(script.textContent ?? '')
    return true
  } catch {
    return false
  }
}
