import { printable } from '../paint.ts'
import type { Remark } from './remark.ts'

const commands = { error: 'error', warning: 'warning', hint: 'notice' } as const

/** Remarks as commands of GitHub's workflows, which show them beside the lines of a change. */
export function githubAnnotations(remarks: readonly Remark[]): string {
  return remarks.map(annotation).join('\n')
}

function annotation(remark: Remark): string {
  const { rule, level, sentence, file, address, line, column, found, expected } = remark
  const properties = { file, line: file && line, col: file && column, title: rule }
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  const place = address === undefined ? '' : ` at ${address}`
  const message = `${sentence} Found ${found}${place}, expected ${expected}.`
  return `::${commands[level]} ${list.join(',')}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
