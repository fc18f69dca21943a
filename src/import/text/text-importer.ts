import { decodeText } from '../decode-text.ts'
import { type Importer, UnreadableError } from '../importer.ts'
import { readPageText } from './read-page-text.ts'

/** Reads the text of a web page as a scraper gives it, with all that stands around the article. */
export const textImporter: Importer = {
  name: 'page text',
  recognises: ({ path, mediaType }) => mediaType === 'text/plain' || /\.te?xt$/i.test(path),
  read({ path, bytes }, settings) {
    const article = readPageText(decodeText(bytes), path, settings)
    if (article !== undefined) return [article]
    throw new UnreadableError(
      'it has no running text: no line is a sentence of eight words or more',
    )
  },
}
