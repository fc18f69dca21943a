import { Parser } from 'htmlparser2'

/** What one pass over a fragment tells. */
export interface Inspection {
  /** All text, on one line. */
  text: string
  /** The text of paragraphs and lists only: no headings, captions, code or tables. */
  prose: string
}

const blocks = new Set(
  'p br hr blockquote ul ol li dl dt dd h2 h3 h4 h5 h6 figure figcaption pre table caption tr th td'.split(
    ' ',
  ),
)
const besideProse = new Set('h2 h3 h4 h5 h6 figure figcaption pre table sup'.split(' '))

/** Reads a cleaned fragment. */
export function inspectHtml(html: string): Inspection {
  const text: string[] = []
  const prose: string[] = []
  let beside = 0
  const parser = new Parser({
    onopentag(name) {
      if (blocks.has(name)) separate(text, prose)
      if (besideProse.has(name)) beside += 1
    },
    onclosetag(name) {
      if (blocks.has(name)) separate(text, prose)
      if (besideProse.has(name)) beside -= 1
    },
    ontext(piece) {
      text.push(piece)
      if (beside === 0) prose.push(piece)
    },
  })
  parser.end(html)
  return { text: joined(text), prose: joined(prose) }
}

function separate(...lists: string[][]): void {
  for (const list of lists) list.push(' ')
}

function joined(pieces: string[]): string {
  return pieces.join('').replace(/\s+/g, ' ').trim()
}
