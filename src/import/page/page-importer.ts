import { isNestedDeeper } from '../../model/is-nested-deeper.ts'
import { encodingNotes } from '../encoding-notes.ts'
import { type Importer, type ImportFile, UnreadableError } from '../importer.ts'
import { decodePage } from './decode-page.ts'
import { readPage } from './read-page.ts'

// What takes pages apart needs a time that grows with the square of these. Pages have a depth of
// about thirty, some thousands of elements and some tens of pictures.
const deepest = 100
const mostElements = 15_000
const mostPictures = 1000

const types = /^(?:text\/html|application\/xhtml\+xml)$/
const names = /\.(?:x?html?|xht)$/i
const begins =
  /^[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/is

/** Reads the article of a web page, saved as HTML or got from its address. */
export const pageImporter: Importer = {
  name: 'web page',
  recognises: (file) => isPage(file) || archiveOf(file) !== undefined,
  read(file, settings) {
    const archive = archiveOf(file)
    if (archive !== undefined) throw new UnreadableError(archive)
    const hints = { charset: file.charset, language: settings.language }
    const { text: html, guessed } = decodePage(file.bytes, hints)
    const excess = excessOf(html)
    if (excess !== undefined) throw new UnreadableError(excess)
    const article = readPage(html, file.path, settings)
    if (article !== undefined)
      return [{ ...article, notes: [...article.notes, ...encodingNotes(guessed)] }]
    throw new UnreadableError('it has no text; pages that scripts write are saved by a browser')
  },
}

/** What a page has too much of to be read in seconds. */
function excessOf(html: string): string | undefined {
  if (count(html, /<[a-z]/gi) > mostElements) return `it has more than ${mostElements} elements`
  if (count(html, /<(?:amp-)?img[\s/>]/gi) > mostPictures) {
    return `it has more than ${mostPictures} pictures`
  }
  return isNestedDeeper(html, deepest)
    ? `its elements are nested deeper than ${deepest}`
    : undefined
}

function count(html: string, pattern: RegExp): number {
  let found = 0
  for (const _ of html.matchAll(pattern)) found += 1
  return found
}

function isPage({ path, bytes, mediaType }: ImportFile): boolean {
  if (mediaType !== undefined) return types.test(mediaType)
  return names.test(path) || begins.test(decodePage(bytes.subarray(0, 1024)).text)
}

/** Why an archive of a browser is not read, if the file is one. */
function archiveOf({ path, bytes, mediaType }: ImportFile): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const isMultipart =
    /^content-type:\s*multipart\/related/im.test(start) && /^mime-version:/im.test(start)
  if (/\.mht(?:ml)?$/i.test(path) || mediaType === 'multipart/related' || isMultipart) {
    return 'it is a web archive (MHTML); save the page as “HTML only”'
  }
  if (/\.webarchive$/i.test(path) || /^bplist00.*WebMainResource/s.test(start)) {
    return 'it is a web archive of Safari; save the page as “Page Source”'
  }
  return undefined
}
