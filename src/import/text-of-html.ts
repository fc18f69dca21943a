import { Parser } from 'htmlparser2'
import { blockElements } from '../model/block-elements.ts'
import { oneLine } from '../model/text.ts'

/** What a fragment of HTML says, on one line. */
export function textOfHtml(html: string): string {
  const pieces: string[] = []
  const separate = (name: string): void => {
    if (blockElements.has(name) || name === 'br') pieces.push(' ')
  }
  const parser = new Parser({
    onopentag: separate,
    onclosetag: separate,
    ontext: (text) => pieces.push(text),
  })
  parser.end(html)
  return oneLine(pieces.join(''))
}
