import { oneLine } from '../../model/text.ts'
import { type Finding, shown } from '../source/problem-list.ts'

/** What every label looks like. */
export const labelForm = /^[^,;#]*[^\s\p{C},;#][^,;#]*$/u

/** A tag or the name of a topic: readers split labels at commas, and mark them with `#`. */
export function parseLabel(text: string): string | Finding {
  const label = oneLine(text)
  if (!labelForm.test(label)) {
    return { found: shown(text), expected: 'a label without , ; or #' }
  }
  return label
}

/** The name of an author: readers take `@` for an e-mail address and `http` for a link. */
export function parseName(text: string): string | Finding {
  const name = oneLine(text)
  if (/@|^https?:/.test(name)) {
    return { found: shown(text), expected: 'a name, without an e-mail address or a link' }
  }
  return name
}
