import { Parser } from 'htmlparser2'
import type { ImportNote } from './imported-article.ts'
import { isTooDeep } from './markdown-of-html.ts'

/** What of an HTML text its Markdown does not have. */
export function htmlNotes(html: string): ImportNote[] {
  const inside = picturesInside(html)
  return [
    ...(isTooDeep(html)
      ? [note('changed', 'its elements are nested too deeply; only its words are here')]
      : []),
    ...(inside > 0
      ? [
          note(
            'missing',
            `pictures that are no files of their own (\`data:\`) are left out: ${inside}`,
          ),
        ]
      : []),
  ]
}

function note(kind: ImportNote['kind'], text: string): ImportNote {
  return { field: 'text', kind, text }
}

/** Scripts that load pictures later put one pixel in the place of each. */
function picturesInside(html: string): number {
  if (!/data:image/i.test(html)) return 0
  let count = 0
  const parser = new Parser({
    onopentag(name, { src = '', ...others }) {
      const isLater = Object.keys(others).some((one) => one.startsWith('data-'))
      if (name === 'img' && /^\s*data:image/i.test(src) && !isLater) count += 1
    },
  })
  parser.end(html)
  return count
}
