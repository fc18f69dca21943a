import { DefuddleClass } from 'defuddle/node'
import { pageDocument } from './page-document.ts'

/** The HTML of what a page is about, without its head, foot and sides. */
export function mainContent(html: string, address: string | undefined): string {
  // It takes the document apart, so that it is one of its own.
  const reader = new DefuddleClass(pageDocument(html) as never, {
    url: address ?? 'https://page.invalid/',
    // Nothing is fetched, and no comments are read.
    useAsync: false,
    includeReplies: false,
  })
  return reader.parse().content
}
