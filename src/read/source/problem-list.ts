import leven, { closestMatch } from 'leven'
import type { Position, Problem } from '../../model/problem.ts'

/** What is wrong with one field; the place is known to whoever collects it. */
export interface Finding {
  found: string
  expected: string
  suggestion?: string
}

export type Field = readonly (string | number)[]

/** Collects the problems of one file. */
export interface ProblemList {
  readonly problems: readonly Problem[]
  /** @param field a path such as `['source', 'url']`, which also tells where in the file. */
  add(field: Field, finding: Finding): void
  /** As `add`, where the name of the field is what is wrong. */
  addKey(field: Field, finding: Finding): void
  /** Leaves out what is yet to be found in a top-level field: it has a stand-in for a value. */
  mute(field: string): void
  muted(field: string): boolean
  addAt(position: Position, field: string, finding: Finding): void
}

/** An empty list for a file, which asks `locate` where a field stands. */
export function problemList(
  file: string,
  locate: (field: Field, what: 'key' | 'value') => Position,
): ProblemList {
  const problems: Problem[] = []
  const mutes = new Set<unknown>()
  function addAt({ line, column }: Position, field: string, finding: Finding): void {
    problems.push({ file, line, column, field, ...finding })
  }
  function addField(field: Field, finding: Finding, what: 'key' | 'value'): void {
    if (!mutes.has(field[0])) addAt(locate(field, what), fieldName(field), finding)
  }
  return {
    problems,
    add: (field, finding) => addField(field, finding, 'value'),
    addKey: (field, finding) => addField(field, finding, 'key'),
    addAt,
    mute: (field) => mutes.add(field),
    muted: (field) => mutes.has(field),
  }
}

/** The value; or undefined, with the finding on the list. */
export function accept<T>(list: ProblemList, field: Field, result: T | Finding): T | undefined {
  if (!isFinding(result)) return result
  list.add(field, result)
  return undefined
}

/** The word that was probably meant, if one is close enough; case does not count. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const written = word.toLowerCase()
  const match = closestMatch(
    written,
    words.map((one) => one.toLowerCase()),
  )
  const near = match !== undefined && leven(written, match) <= Math.max(2, match.length / 3)
  return near ? words.find((one) => one.toLowerCase() === match) : undefined
}

/** The word that was probably meant, as a suggestion. */
export function closest(word: string, words: readonly string[]): { suggestion?: string } {
  const match = nearest(word, words)
  return match === undefined ? {} : { suggestion: `did you mean \`${match}\`?` }
}

/** A value as a message shows it: short, on one line, with the kind where it is not text. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (value === '') return 'an empty text'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'a mapping'
  if (typeof value !== 'string') return `${value}, a ${typeof value}`
  const line = JSON.stringify(value).slice(1, -1)
  return line.length > 80 ? `\`${line.slice(0, 79).toWellFormed()}…\`` : `\`${line}\``
}

function isFinding(result: unknown): result is Finding {
  return typeof result === 'object' && result !== null && 'found' in result
}

function fieldName(field: Field): string {
  return field
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
