import { decodeText } from '../decode-text.ts'
import { type Importer, UnreadableError } from '../importer.ts'
import { readPageText } from './read-page-text.ts'

// Of characters; a long novel has fewer, and a page far less.
const longest = 2_000_000

/** Reads the text of a web page as a scraper gives it, with all that stands around the article. */
export const textImporter: Importer = {
  name: 'page text',
  recognises: ({ path, mediaType }) => mediaType === 'text/plain' || /\.te?xt$/i.test(path),
  read({ path, bytes }, settings) {
    const text = decodeText(bytes)
    if (text.length > longest) throw new UnreadableError(`it has more than ${longest} characters`)
    const article = readPageText(text, path, settings)
    if (article !== undefined) return [article]
    throw new UnreadableError(
      'it has no running text: no line is a sentence of eight words or more',
    )
  },
}
