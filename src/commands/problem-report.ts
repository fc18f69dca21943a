import type { Problem } from '../model/problem.ts'
import { type Paint, terminalPaint } from './paint.ts'

/** All problems as a person reads them in a terminal. */
export function problemReport(problems: readonly Problem[], colour: boolean): string {
  const paint = terminalPaint(colour)
  const entries = problems.map((problem) => problemEntry(problem, paint))
  return `${entries.join('\n\n')}\n\n${problemCount(problems)}`
}

/**
 * One problem, on some lines.
 * @param paint is given every part of the text
 */
export function problemEntry(
  { file, line, column, field, found, expected, suggestion }: Problem,
  paint: Paint,
): string {
  return [
    paint('bold', `${file}:${line}:${column}`) + (field === '' ? '' : `  ${paint('plain', field)}`),
    `  found     ${paint('red', found)}`,
    `  expected  ${paint('green', expected)}`,
    ...(suggestion === undefined ? [] : [`  hint      ${paint('plain', suggestion)}`]),
  ].join('\n')
}

/** How many problems there are, and in how many files. */
export function problemCount(problems: readonly Problem[]): string {
  const files = new Set(problems.map(({ file }) => file)).size
  return `${counted(problems.length, 'problem')} in ${counted(files, 'file')}`
}

/** A number with its noun: `1 problem`, `2 problems`. */
export function counted(number: number, noun: string, plural = 's'): string {
  return `${number} ${noun}${number === 1 ? '' : plural}`
}
