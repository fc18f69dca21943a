import { endsAsSentence } from '../../model/ends-as-sentence.ts'
import { wordsOf } from '../../model/words.ts'
import { kindOf, type LineKind } from './line-kinds.ts'
import type { TextLine } from './text-line.ts'

/** A line with what its form tells. */
export interface PageLine extends TextLine {
  /** The kind of what is not of the article. */
  kind?: LineKind
  /** It ends as a sentence does. */
  sentence: boolean
  /** It is running text: a sentence of some length. */
  prose: boolean
  /** Most of its letters are of another script than those of the page. */
  foreign: boolean
}

const fewestWords = 8
// A paragraph may be cut short, or end in a link: two sentences make it one.
const sentenceWithin = /[\p{Ll}\p{M}\p{N}][.!?]["”’»)]?\s+["“„«(]?\p{Lu}/u

const scriptNames = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Han',
  'Hangul',
  'Thai',
  'Devanagari',
]
const scripts = scriptNames.map((name) => new RegExp(`\\p{Script=${name}}`, 'gu'))

/** The lines of a page in this language. */
export function pageLines(lines: readonly TextLine[], language: string): PageLine[] {
  const main = scriptOf(lines.map(({ text }) => text).join(' '))
  return lines.map((line) => ({ ...pageLine(line, language), foreign: isForeign(line.text, main) }))
}

/** A line for itself. */
export function pageLine(line: TextLine, language: string): PageLine {
  const kind = kindOf(line.text)
  const sentence = endsAsSentence(line.text, language)
  const prose = kind === undefined && isProse(line.text, sentence)
  return { ...line, ...(kind !== undefined && { kind }), sentence, prose, foreign: false }
}

function isProse(text: string, sentence: boolean): boolean {
  if (wordsOf(text).length < fewestWords) return false
  return sentence || (text.length > 120 && sentenceWithin.test(text)) || text.length > 400
}

function isForeign(text: string, main: RegExp | undefined): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const own = main === undefined ? letters : (text.match(main)?.length ?? 0)
  return letters > 2 && own < letters / 3
}

function scriptOf(text: string): RegExp | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return scripts.find((script) => (text.match(script)?.length ?? 0) > letters * 0.6)
}
