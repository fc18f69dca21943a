import { Parser } from 'htmlparser2'

const chunkLength = 4096

/**
 * Whether the elements of an HTML text are nested deeper than so many, as its author wrote it. The
 * count stops soon after the limit: parsers need a time for deep nesting that grows with its square.
 */
export function isNestedDeeper(html: string, limit: number): boolean {
  // Most texts have not even so many elements.
  if (html.split('<', limit + 2).length <= limit + 1) return false
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
  return deepest > limit
}
