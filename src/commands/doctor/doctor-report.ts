import { levels } from '../../check/rule.ts'
import { countsInWords } from '../check/check-report.ts'
import { type Paint, terminalPaint } from '../paint.ts'
import { counted } from '../problem-report.ts'
import { clientTable } from './client-table.ts'
import type { Diagnosis, Examination } from './examination.ts'
import { wrapped } from './wrapped.ts'

const colours = { error: 'red', warning: 'yellow', hint: 'cyan' } as const
const widestLevel = Math.max(...levels.map((level) => level.length))
const labelWidth = 10
const narrowest = 60
const widest = 100

interface Look {
  colour: boolean
  /** How many characters fit into a line. */
  columns: number
}

/** What the doctor has found out, as a person reads it: who gets what, what is wrong, what to do. */
export function doctorReport(examination: Examination, { colour, columns }: Look): string {
  const paint = terminalPaint(colour)
  const width = Math.min(widest, Math.max(narrowest, columns))
  const { address, site, feeds, requests, notes, counts } = examination
  const as = site === address ? '' : ` as ${site}`
  const parts = [
    paint('bold', `${address}${as}`),
    clientTable(feeds, paint),
    findingsText(examination.findings, paint, width),
    notes.flatMap((note) => wrapped(paint('plain', note), width)).join('\n'),
    `${countsInWords(counts)} in ${counted(feeds.length, 'feed')}, with ${counted(requests, 'request')}`,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** Rule by rule, the worst first. */
function findingsText(findings: readonly Diagnosis[], paint: Paint, width: number): string {
  const groups = [...Map.groupBy(findings, ({ rule }) => rule).values()]
  return levels
    .flatMap((level) => groups.filter(([first]) => first?.level === level))
    .map((group) => ruleText(group, paint, width))
    .join('\n\n')
}

function ruleText(group: readonly Diagnosis[], paint: Paint, width: number): string {
  const [first] = group
  if (!first) return ''
  const { rule, harms, remedy } = first
  const read = { label: 'do', text: `docs/rules.md, ${rule}` }
  const advice = [
    ...(harms === undefined ? [] : [{ label: 'harms', text: harms }]),
    remedy === undefined ? read : { label: 'do', text: remedy },
  ]
  return [
    headText(first, paint, width),
    ...group.flatMap((one) => rowsOf(one).map((row) => rowText(row, paint, width))),
    ...advice.map((row) => rowText(row, paint, width)),
  ].join('\n')
}

/** The id stands behind the sentence, or below it where there is no room. */
function headText({ rule, level, sentence }: Diagnosis, paint: Paint, width: number): string {
  const indent = ' '.repeat(widestLevel + 2)
  const [first = '', ...rest] = wrapped(sentence, width - indent.length)
  const last = rest.at(-1) ?? first
  const fits = indent.length + last.length + 2 + rule.length <= width
  const lines = [
    `${paint(colours[level], level.padEnd(widestLevel))}  ${paint('plain', first)}`,
    ...rest.map((line) => indent + paint('plain', line)),
  ]
  return `${lines.join('\n')}${fits ? '  ' : `\n${indent}`}${paint('dim', rule)}`
}

interface Row {
  label: string
  text: string
}

function rowsOf({ address, also = [], clients, field, line, found, expected, ...rest }: Diagnosis) {
  const others = also.length === 0 ? '' : ` and ${counted(also.length, 'other address', 'es')}`
  const place = line === undefined ? field : `${field} (line ${line})`.trim()
  return [
    { label: 'at', text: `${address ?? ''}${others}` },
    ...(place === '' ? [] : [{ label: 'in', text: place }]),
    ...(clients.length === 0 ? [] : [{ label: 'as', text: clients.join(', ') }]),
    { label: 'found', text: found },
    { label: 'expected', text: expected },
    ...(rest.suggestion === undefined ? [] : [{ label: 'hint', text: rest.suggestion }]),
    ...(rest.more === undefined
      ? []
      : [{ label: '', text: `and ${rest.more} more of the same rule here` }]),
  ]
}

function rowText({ label, text }: Row, paint: Paint, width: number): string {
  const indent = ' '.repeat(widestLevel + 2)
  const lines = wrapped(text, width - indent.length - labelWidth)
  return lines
    .map((line, index) => {
      const head = (index === 0 ? label : '').padEnd(labelWidth)
      return `${indent}${paint('dim', head)}${paint('plain', line)}`
    })
    .join('\n')
}
