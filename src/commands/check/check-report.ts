import { type Level, levels } from '../../check/rule.ts'
import { type Paint, terminalPaint } from '../paint.ts'
import { counted } from '../problem-report.ts'
import type { Remark } from './remark.ts'
import { codeFrame, type Sources } from './sources.ts'

const colours = { error: 'red', warning: 'yellow', hint: 'cyan' } as const
const widest = Math.max(...levels.map((level) => level.length))

/** How many findings of each level there are, those that are only counted among them. */
export function countsOf(remarks: readonly Remark[]): Record<Level, number> {
  const [error = 0, warning = 0, hint = 0] = levels.map((level) =>
    remarks
      .filter((remark) => remark.level === level)
      .reduce((sum, { more = 0 }) => sum + 1 + more, 0),
  )
  return { error, warning, hint }
}

/** All remarks as a person reads them in a terminal, file by file. */
export function checkReport(remarks: readonly Remark[], sources: Sources, colour: boolean): string {
  const paint = terminalPaint(colour)
  const groups = Map.groupBy(inOrder(remarks), placeOf)
  const parts = [...groups].map(([place, found]) =>
    [paint('bold', place), ...found.map((remark) => entry(remark, sources, paint))].join('\n'),
  )
  return parts.join('\n\n')
}

/** `2 errors, 1 warning`, without those of which there are none. */
export function countsInWords(counts: Readonly<Record<Level, number>>): string {
  const words = levels.filter((level) => counts[level] > 0)
  if (words.length === 0) return 'nothing found'
  return words.map((level) => counted(counts[level], level)).join(', ')
}

/** Files before addresses, each in the order of reading. */
function inOrder(remarks: readonly Remark[]): Remark[] {
  return remarks.toSorted(
    (a, b) =>
      Number(a.file === undefined) - Number(b.file === undefined) ||
      compareTexts(placeOf(a), placeOf(b)) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  )
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function placeOf({ file, address }: Remark): string {
  return file ?? address ?? ''
}

function entry(remark: Remark, sources: Sources, paint: Paint): string {
  const { rule, level, sentence, field, found, expected, suggestion, line, column } = remark
  const position = line === undefined ? '' : `${line}:${column ?? 1}  `
  const frame = codeFrame(sources.get(placeOf(remark)), line, column)
  return [
    `  ${position}${paint(colours[level], level.padEnd(widest))}  ${paint('plain', sentence)}  ${paint('dim', rule)}`,
    ...(field === '' ? [] : [`      at        ${paint('plain', field)}`]),
    `      found     ${paint('plain', found)}`,
    `      expected  ${paint('plain', expected)}`,
    ...(suggestion === undefined ? [] : [`      hint      ${paint('plain', suggestion)}`]),
    ...frame.map((text) => paint('dim', `      ${text}`)),
    ...others(remark).map((text) => paint('dim', `      ${text}`)),
  ].join('\n')
}

function others({ more, also = [] }: Remark): string[] {
  return [
    ...(more === undefined ? [] : [`and ${more} more of the same rule here`]),
    ...(also.length === 0 ? [] : [`the same at ${counted(also.length, 'other address', 'es')}`]),
  ]
}
