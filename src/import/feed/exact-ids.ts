import { Parser } from 'htmlparser2'
import { carriable } from '../../model/text.ts'

const items: ReadonlySet<string> = new Set(['item', 'entry'])
const names: ReadonlySet<string> = new Set(['guid', 'id'])

/**
 * The ids of the items of RSS or Atom in their order, with the blanks around them: Newsboat keeps
 * those. Parsers of feeds drop them.
 */
export function exactIds(xml: string): (string | undefined)[] {
  const ids: (string | undefined)[] = []
  const path: string[] = []
  let text: string | undefined
  const isId = (): boolean =>
    names.has(path.at(-1) ?? '') && items.has(path.at(-2) ?? '') && ids.at(-1) === undefined
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(local(name))
        if (items.has(path.at(-1) ?? '') && !path.slice(0, -1).some((one) => items.has(one))) {
          ids.push(undefined)
        }
        if (isId()) text = ''
      },
      ontext(piece) {
        if (text !== undefined) text += piece
      },
      onclosetag() {
        if (text !== undefined && isId()) ids[ids.length - 1] = carriable(text)
        text = undefined
        path.pop()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return ids
}

function local(name: string): string {
  return /^(?:atom|a|rss):/.test(name) ? name.replace(/^.*:/, '') : name
}
