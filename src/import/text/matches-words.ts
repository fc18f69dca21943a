import { fold } from '../../model/fold.ts'
import { memoise } from '../../model/memoise.ts'
import { type PageWord, pageWords } from './page-words.ts'

interface Words {
  whole: ReadonlySet<string>
  /** Beginnings of words, each behind a space. */
  beginnings: readonly string[]
}

/** The words of a line alone: no case, accents, digits and punctuation. */
export const bareWords = memoise(
  (line) =>
    fold(line)
      .replace(/[^\p{L}\p{M}]+/gu, ' ')
      .trim(),
  2000,
)

// The longest phrase has so many.
const mostWords = 8

const words: Readonly<Record<PageWord, Words>> = readWords()

function readWords(): Record<PageWord, Words> {
  const entries = Object.entries(pageWords).map(([kind, languages]) => {
    const phrases = Object.values(languages).flatMap((list: string) => list.split(', '))
    const [open, closed] = [phrases.filter(isOpen), phrases.filter((text) => !isOpen(text))]
    const whole = new Set(closed.map(bareWords))
    const beginnings = open.map((text) => ` ${bareWords(text)}${text.endsWith(' *') ? ' ' : ''}`)
    return [kind, { whole, beginnings }]
  })
  return Object.fromEntries(entries)
}

function isOpen(phrase: string): boolean {
  return phrase.endsWith('*')
}

/** Whether a line is nothing but one of the phrases. */
export function isLabel(line: string, kind: PageWord): boolean {
  const bare = bareWords(line)
  const { whole, beginnings } = words[kind]
  return whole.has(bare) || beginnings.some((start) => ` ${bare}`.startsWith(start))
}

/** Whether a line begins with one of the phrases. */
export function beginsWith(line: string, kind: PageWord): boolean {
  return startsAt(bareWords(line), 0, words[kind])
}

/** Whether one of the phrases is in a line. */
export function containsWords(line: string, kind: PageWord): boolean {
  const bare = bareWords(line)
  if (startsAt(bare, 0, words[kind])) return true
  for (let at = bare.indexOf(' '); at !== -1; at = bare.indexOf(' ', at + 1)) {
    if (startsAt(bare, at + 1, words[kind])) return true
  }
  return false
}

/** Whether one of the phrases begins at a word of a text. */
function startsAt(bare: string, start: number, { whole, beginnings }: Words): boolean {
  if (beginnings.some((phrase) => bare.startsWith(phrase.slice(1), start))) return true
  let end = start - 1
  for (let count = 0; count < mostWords && end < bare.length; count += 1) {
    const next = bare.indexOf(' ', end + 1)
    end = next === -1 ? bare.length : next
    if (whole.has(bare.slice(start, end))) return true
  }
  return false
}

/** What stands behind a colon or another mark, when one of the phrases stands before it. */
export function afterLabel(line: string, kind: PageWord): string | undefined {
  const [, label = '', rest = ''] = /^([^:：|>»]{1,40})[:：|>»](.+)$/su.exec(line) ?? []
  return rest.trim() !== '' && isLabel(label, kind) ? rest.trim() : undefined
}
