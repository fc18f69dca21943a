import type { Image } from '../../model/article.ts'
import { isNestedDeeper } from '../../model/is-nested-deeper.ts'
import type { Picture } from '../../model/picture.ts'
import { oneLine } from '../../model/text.ts'
import type { ProblemList } from '../source/problem-list.ts'
import { optional } from '../values/optional.ts'
import type { Places } from '../values/places.ts'
import { readPicture } from '../values/read-media.ts'
import { resolveAddress } from '../values/resolve-address.ts'
import { addressFinder } from './address-finder.ts'
import { cleanHtml, type Located, type Use } from './clean-html.ts'
import { type Inspection, inspectHtml } from './inspect-html.ts'
import { outlineHeadings } from './outline-headings.ts'
import { renderMarkdown } from './render-markdown.ts'

/** The body of an article as readers get it. */
export interface Body extends Inspection {
  html: string
  /** The first picture of the text that can stand for the article. */
  picture?: Image
}

/** All that a body is made of, the files that it names apart. */
export interface BodySource {
  /** Path of its file in the content folder. */
  path: string
  slug: string
  /** The text below the front matter. */
  text: string
  /** The line of the file on which it begins. */
  line: number
  /** Whether it is yet to be written. */
  draft: boolean
  /** Absolute address of the article's page. */
  page: string
}

/** Deeper than any article, and well below what parsers of readers can take. */
const maximumDepth = 100

// Smaller pictures are signs and ornaments.
const leadPixels = 200

/** The body of an article; what is wrong with it goes on the article's list. */
export function readBody(source: BodySource, list: ProblemList, places: Places): Body {
  const { path, slug, text, line, draft, page } = source
  const start = { line, column: 1 }
  const written = path.endsWith('.md') ? renderMarkdown(text, slug) : text
  if (isNestedDeeper(written, maximumDepth)) {
    list.addAt(start, 'text', {
      found: `elements nested more than ${maximumDepth} deep`,
      expected: 'fewer elements inside each other',
    })
    return { html: '', text: '', prose: '', images: [], links: [] }
  }
  const addresses = addressFinder(text, line)
  const pictures = new Map<string, Picture>()
  function locate(address: string, use: Use): Located | undefined {
    addresses.next(address)
    const located =
      use === 'picture'
        ? readPicture(address, path, places)
        : resolveAddress(address, path, page, places)
    if ('found' in located) {
      list.addAt(addresses.position(address), use, located)
      return undefined
    }
    if (use === 'picture') pictures.set(located.url, located)
    return located
  }
  const html = outlineHeadings(cleanHtml(written, locate))
  const inspection = inspectHtml(html)
  if (inspection.text === '' && !draft) {
    list.addAt(start, 'text', { found: 'no text', expected: 'an article with text' })
  }
  return { html, ...inspection, ...optional('picture', leadPicture(inspection, pictures)) }
}

/** A file of the content folder that is more than a mark or a pixel. */
function leadPicture(
  { images }: Inspection,
  pictures: ReadonlyMap<string, Picture>,
): Image | undefined {
  return images
    .flatMap(({ url, alt }) => {
      const picture = pictures.get(url)
      return picture ? [{ ...picture, alt: oneLine(alt) }] : []
    })
    .find(({ width = 0, height = 0 }) => Math.min(width, height) >= leadPixels)
}
