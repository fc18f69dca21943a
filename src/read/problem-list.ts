import leven, { closestMatch } from 'leven'
import type { Position, Problem } from '../model/problem.ts'

/** What is wrong with one field; the place is known to whoever collects it. */
export interface Finding {
  found: string
  expected: string
  suggestion?: string
}

/** Collects the problems of one file. */
export interface ProblemList {
  readonly problems: readonly Problem[]
  /** @param field a path such as `['source', 'url']`, which also tells where in the file. */
  add(field: readonly (string | number)[], finding: Finding): void
  addAt(position: Position, field: string, finding: Finding): void
}

/** An empty list for a file, which asks `locate` where a field stands. */
export function problemList(
  file: string,
  locate: (field: readonly (string | number)[]) => Position,
): ProblemList {
  const problems: Problem[] = []
  function addAt({ line, column }: Position, field: string, finding: Finding): void {
    problems.push({ file, line, column, field, ...finding })
  }
  return {
    problems,
    add: (field, finding) => addAt(locate(field), fieldName(field), finding),
    addAt,
  }
}

/** The value; or undefined, with the finding on the list. */
export function accept<T>(
  list: ProblemList,
  field: readonly (string | number)[],
  result: T | Finding,
): T | undefined {
  if (!isFinding(result)) return result
  list.add(field, result)
  return undefined
}

/** The word that was probably meant, if one is close enough to be worth saying. */
export function closest(word: string, words: readonly string[]): { suggestion?: string } {
  const match = closestMatch(word, [...words])
  if (match === undefined || leven(word, match) > Math.max(2, match.length / 3)) return {}
  return { suggestion: `did you mean \`${match}\`?` }
}

/** A value as a message shows it: short, on one line, with the kind where it is not text. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'a mapping'
  if (typeof value !== 'string') return `${value}, a ${typeof value}`
  const line = JSON.stringify(value).slice(1, -1)
  return line.length > 80 ? `\`${line.slice(0, 79).toWellFormed()}…\`` : `\`${line}\``
}

function isFinding(result: unknown): result is Finding {
  return typeof result === 'object' && result !== null && 'found' in result
}

function fieldName(field: readonly (string | number)[]): string {
  return field
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
