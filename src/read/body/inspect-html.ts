import { Parser } from 'htmlparser2'
import { blockElements } from '../../model/block-elements.ts'
import { singleSpaces } from '../../model/single-spaces.ts'

/** What one pass over a fragment tells. */
export interface Inspection {
  /** All text, on one line. */
  text: string
  /** The text of paragraphs and lists only: no headings, captions, code, tables or footnotes. */
  prose: string
  /** The pictures, in their order. */
  images: readonly { url: string; alt: string }[]
  /** The addresses of the links, in their order. */
  links: readonly string[]
}

const besideProse = new Set('h2 h3 h4 h5 h6 figure figcaption pre table'.split(' '))

/** Reads a cleaned fragment. */
export function inspectHtml(html: string): Inspection {
  const text: string[] = []
  const prose: string[] = []
  const images: Inspection['images'][number][] = []
  const links: string[] = []
  const besides: boolean[] = []
  const parser = new Parser({
    onopentag(name, { id, src = '', alt = '', href }) {
      if (name === 'a' && href !== undefined) links.push(href)
      if (name === 'img') images.push({ url: src, alt })
      if (blockElements.has(name)) separate(text, prose)
      besides.push(besideProse.has(name) || isFootnote(id))
    },
    onclosetag(name) {
      if (blockElements.has(name)) separate(text, prose)
      besides.pop()
    },
    ontext(piece) {
      text.push(piece)
      if (!besides.includes(true)) prose.push(piece)
    },
  })
  parser.end(html)
  return { text: joined(text), prose: joined(prose), images, links }
}

/** Whether the element is a footnote, or the number that leads to one. */
function isFootnote(id: string | undefined): boolean {
  return id !== undefined && /^fn(?:ref)?-/.test(id)
}

function separate(...lists: string[][]): void {
  for (const list of lists) list.push(' ')
}

function joined(pieces: string[]): string {
  return singleSpaces(pieces.join('')).trim()
}
