import { DefuddleClass } from 'defuddle/node'
import { pageDocument } from './page-document.ts'

// Addresses of a page that does not know its own stay as they are written.
const nowhere = 'https://page.invalid/'

/** The HTML of what a page is about, without its head, foot and sides. */
export function mainContent(html: string, address: string | undefined): string {
  // It takes the document apart, so that it is one of its own.
  const document = pageDocument(html)
  for (const element of document.querySelectorAll('style, script, svg, meta, link'))
    element.remove()
  const reader = new DefuddleClass(document as never, {
    url: address ?? nowhere,
    // Nothing is fetched, and no comments are read.
    useAsync: false,
    includeReplies: false,
    // They take short lists for data about the page, and nobody would see that one is gone.
    removeContentPatterns: false,
  })
  const { content } = reader.parse()
  return address === undefined ? content.replaceAll(nowhere, '') : content
}
