import { fold } from '../../model/fold.ts'
import { type PageWord, pageWords } from './page-words.ts'

interface Words {
  whole: ReadonlySet<string>
  /** Beginnings of words, each behind a space. */
  beginnings: readonly string[]
}

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

/** The words of a line alone: no case, accents, digits and punctuation. */
export function bareWords(line: string): string {
  return fold(line)
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()
}

/** Whether a line is nothing but one of the phrases. */
export function isLabel(line: string, kind: PageWord): boolean {
  const bare = bareWords(line)
  const { whole, beginnings } = words[kind]
  return whole.has(bare) || beginnings.some((start) => ` ${bare}`.startsWith(start))
}

/** Whether a line begins with one of the phrases. */
export function beginsWith(line: string, kind: PageWord): boolean {
  const bare = ` ${bareWords(line)} `
  const { whole, beginnings } = words[kind]
  if (beginnings.some((start) => bare.startsWith(start))) return true
  return [...whole].some((phrase) => bare.startsWith(` ${phrase} `))
}

/** Whether one of the phrases is in a line. */
export function containsWords(line: string, kind: PageWord): boolean {
  const bare = ` ${bareWords(line)} `
  const { whole, beginnings } = words[kind]
  if (beginnings.some((start) => bare.includes(start))) return true
  return [...whole].some((phrase) => bare.includes(` ${phrase} `))
}

/** What stands before a colon or another mark, when it is one of the phrases, and what behind it. */
export function afterLabel(line: string, kind: PageWord): string | undefined {
  const [, label = '', rest = ''] = /^([^:：|>»]{1,40})\s*[:：|>»]\s*(.+)$/su.exec(line) ?? []
  return rest !== '' && isLabel(label, kind) ? rest.trim() : undefined
}
