import { wordsOf } from '../../model/words.ts'
import { present } from '../present.ts'
import { isAgency } from './agencies.ts'
import { findMoments } from './find-moments.ts'
import { bareWords, beginsWith, containsWords, isLabel } from './matches-words.ts'
import type { PageLine } from './page-line.ts'

/** What a line says of where an article comes from. */
export interface Byline {
  line: PageLine
  authors: string[]
  publisher?: string
  /** Letters that stand for who wrote it. */
  sign?: string
}

const longest = 160
// Beside a date, such as the day of the week and a label; a caption or a heading has more.
const mostWords = 6
const separators = /\s*[|·•;]\s*|\s+[-–—/]\s+|\s*\(|\)\s*/u
const between = /\s*,\s*|\s+(?:and|und|y|et|e|ve|và|и|&|og|och|en)\s+/iu
const team =
  /^(?:by|von|par|por)\s+(?:our|the|unser\p{L}*|der|notre|la|nuestr[oa])\s.*(?:team|staff|desk|reporters|correspondents|redaktion|rédaction|redacción)$/iu
const clock =
  /\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:Uhr|GMT|UTC|[A-Z]{2,4}T))?\b/giu

/** The line as a byline: with an author, a source, or an agency, and little else. */
export function readByline(line: PageLine, language: string): Byline | undefined {
  const isOther = line.kind !== undefined && line.kind.id !== 'links'
  if (line.prose || isOther || line.text.length > longest) return undefined
  if (team.test(line.text)) return { line, authors: [] }
  const moments = findMoments(line.text, language)
  const rest = moments.reduce((text, moment) => text.replace(moment.text, ' | '), line.text)
  const parts = rest
    .replace(clock, ' ')
    .split(separators)
    // A label, such as before a date.
    .filter((part) => !/[:：]\s*$/u.test(part))
    .map(tidy)
    .filter((part) => part !== '')
  const publisher = parts.map(publisherIn).find((name) => name !== undefined)
  const authors = parts.flatMap((part) => authorsIn(part, moments.length > 0))
  const isDate = moments.length > 0 && wordsOf(parts.join(' ')).length <= mostWords
  if (publisher === undefined && authors.length === 0 && !isDate) return undefined
  const sign = parts.find((part) => /^\p{Lu}{2,3}$/u.test(part) && !isAgency(part))
  return { line, authors: [...new Set(authors)], ...present({ publisher, sign }) }
}

function tidy(part: string): string {
  return part.replace(/^[\s,:.]+|[\s,:]+$/gu, '')
}

/** The name behind `Source:` or `according to`, or of an agency. */
function publisherIn(part: string): string | undefined {
  if (isAgency(part)) return part
  const name = behind(part, 'source')
  return name !== undefined && isName(name, 6) ? name : undefined
}

function authorsIn(part: string, isDated: boolean): string[] {
  const signed = behind(part, 'by')
  const names = (signed ?? part).split(between).map(tidy)
  const isAlone = isDated && names.every((name) => /\s/u.test(name))
  if (signed === undefined && !isAlone) return []
  return names.filter(isPersonName)
}

/** Whether a text looks like the name of somebody. */
export function isPersonName(name: string): boolean {
  return isName(name, 4) && !isAgency(name) && !isPageWord(name)
}

function isPageWord(name: string): boolean {
  const kinds = [
    'others',
    'published',
    'updated',
    'player',
    'share',
    'comments',
    'source',
    'minutes',
  ] as const
  return (
    kinds.some((kind) => isLabel(name, kind)) || /\b(?:news|staff|editors?|desk)\b/iu.test(name)
  )
}

/** What stands behind words of a kind at the beginning of a part. */
function behind(part: string, kind: 'by' | 'source'): string | undefined {
  if (!beginsWith(part, kind)) return undefined
  const words = part.split(/[\s:]+/u)
  const count = [4, 3, 2, 1].find((most) => isLabel(words.slice(0, most).join(' '), kind))
  const rest = words.slice(count ?? 1).join(' ')
  return rest === '' || bareWords(rest) === '' ? undefined : rest
}

/** Every word begins with a capital, but for small ones between them, or has none. */
function isName(text: string, mostWords: number): boolean {
  const words = text.split(' ')
  if (text.length > 60 || words.length > mostWords || /[\d!?@]/u.test(text)) return false
  if (containsWords(text, 'published') || containsWords(text, 'updated')) return false
  const small =
    /^(?:the|of|von|van|der|den|de|del|della|da|di|do|dos|la|le|al|el|bin|ibn|y|e|und|and|für|zu)$/u
  const starts = /^(?:["'“‘]?\p{Lu}|[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])/u
  return starts.test(text) && words.every((word) => starts.test(word) || small.test(word))
}
