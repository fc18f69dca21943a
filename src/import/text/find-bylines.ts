import { isPaperName } from './find-publisher.ts'
import { containsWords } from './matches-words.ts'
import type { PageLine } from './page-line.ts'
import { type Byline, isPersonName, readByline } from './read-byline.ts'

const longestRole = 60

/** The bylines of a page: in one line, or a name above a date or above what somebody is. */
export function findBylines(lines: readonly PageLine[], language: string): Byline[] {
  const own = lines.map((line) => readByline(line, language))
  return lines.flatMap((line, index) => {
    const found = own[index]
    if (found !== undefined) return [found]
    if (isName(line) && signs(lines, own, index)) return [{ line, authors: [line.text] }]
    const before = lines[index - 1]
    return isRole(line) && before !== undefined && isName(before) ? [{ line, authors: [] }] : []
  })
}

function isName({ kind, prose, sentence, foreign, text }: PageLine): boolean {
  if (kind !== undefined || prose || sentence || foreign) return false
  return /\s/u.test(text) && isPersonName(text) && !isPaperName(text)
}

/** Whether a role stands below the line, or a date that the text follows. */
function signs(
  lines: readonly PageLine[],
  own: readonly (Byline | undefined)[],
  index: number,
): boolean {
  const below = lines[index + 1]
  if (below === undefined) return false
  if (isRole(below)) return true
  const byline = own[index + 1]
  if (byline === undefined || byline.authors.length > 0) return false
  // Above the date of a title stands its section.
  const next = lines.slice(index + 2, index + 6).find(({ kind }) => kind === undefined)
  return next?.prose === true
}

function isRole({ kind, sentence, text }: PageLine): boolean {
  if (kind !== undefined || sentence || text.length > longestRole) return false
  return containsWords(text, 'role')
}
