import { Parser } from 'htmlparser2'
import { blockElements } from '../../model/block-elements.ts'

/** What a sanitised fragment says, for searching: its text with the descriptions of its pictures. */
export function plainText(html: string): string {
  const pieces: string[] = []
  const parser = new Parser({
    onopentag(name, { alt }) {
      if (blockElements.has(name)) pieces.push(' ')
      if (name === 'img' && alt) pieces.push(` ${alt} `)
    },
    onclosetag(name) {
      if (blockElements.has(name)) pieces.push(' ')
    },
    ontext(piece) {
      pieces.push(piece)
    },
  })
  parser.end(html)
  return pieces.join('')
}
