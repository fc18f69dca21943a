import type { BenchRow, Target } from '../bench-row.ts'
import { isMet } from '../bench-row.ts'
import type { Figure } from '../figure.ts'

/** The columns of a table, and the cells of a row in their order. */
export const columns = ['what', 'ours', 'compared with', 'ratio', 'target', 'met'] as const

/** A row as people read it, one text a column. */
export function cellsOf(row: BenchRow): string[] {
  const { name, unit, ours, other, ratio, target } = row
  const met = isMet(row)
  return [
    name,
    `${written(ours)} ${unit}`,
    other ? `${other.name}: ${written(other.figure)} ${unit}` : '',
    ratio ? written(ratio) : '',
    target ? writtenTarget(target, unit) : '',
    met === undefined ? '' : met ? 'yes' : 'NO',
  ]
}

/** The median, and the spread when there is one. */
function written({ median, min, max }: Figure): string {
  const [middle, least, most] = [median, min, max].map(digits)
  return least === most ? `${middle}` : `${middle} (${least} to ${most})`
}

function writtenTarget(target: Target, unit: string): string {
  const [sign, value] = 'most' in target ? ['≤', target.most] : ['≥', target.least]
  return `${sign} ${digits(value)}${target.of === 'ours' ? ` ${unit}` : ' ×'}`
}

/** Three digits that count, and all of an integer. */
function digits(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en')
  const fraction = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(fraction, 4) })
}
