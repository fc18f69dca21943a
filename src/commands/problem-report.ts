import { styleText } from 'node:util'
import type { Problem } from '../model/problem.ts'

/** All problems as a person reads them in a terminal. */
export function problemReport(problems: readonly Problem[], colour: boolean): string {
  const paint = (style: 'bold' | 'red' | 'green', text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text
  const entries = problems.map(({ file, line, column, field, found, expected, suggestion }) =>
    [
      paint('bold', `${file}:${line}:${column}`) + (field === '' ? '' : `  ${field}`),
      `  found     ${paint('red', found)}`,
      `  expected  ${paint('green', expected)}`,
      ...(suggestion === undefined ? [] : [`  hint      ${suggestion}`]),
    ].join('\n'),
  )
  return `${entries.join('\n\n')}\n\n${count(problems)}`
}

function count(problems: readonly Problem[]): string {
  const files = new Set(problems.map(({ file }) => file)).size
  return `${counted(problems.length, 'problem')} in ${counted(files, 'file')}`
}

/** A number with its noun: `1 problem`, `2 problems`. */
export function counted(number: number, noun: string, plural = 's'): string {
  return `${number} ${noun}${number === 1 ? '' : plural}`
}
