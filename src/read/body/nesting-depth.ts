import { Parser } from 'htmlparser2'

const chunkLength = 4096

/**
 * How deep the elements of an HTML text are nested, as its author wrote it. The count stops soon
 * after the limit: parsers need a time for deep nesting that grows with its square.
 */
export function nestingDepth(html: string, limit: number): number {
  let depth = 0
  let deepest = 0
  const parser = new Parser({
    onopentag() {
      depth += 1
      deepest = Math.max(deepest, depth)
    },
    onclosetag() {
      depth -= 1
    },
  })
  for (let start = 0; start < html.length && deepest <= limit; start += chunkLength) {
    parser.write(html.slice(start, start + chunkLength))
  }
  return deepest
}
