import { type Figure, figureOf, ratioOf } from './figure.ts'

/** One figure, and what it is measured against. */
export interface BenchRow {
  /** What was measured. */
  name: string
  /** Of both figures, such as `ms of CPU`, `MiB` or `requests/s`. */
  unit: string
  ours: Figure
  /** The same of what we compare ourselves with. */
  other?: { name: string; figure: Figure }
  /** Ours by the other's. */
  ratio?: Figure
  /** What our figure, or else the ratio, is to be; it is compared with the median. */
  target?: Target
  /** A sentence without its full stop. */
  note?: string
}

export type Target =
  | { of: 'ours' | 'ratio'; most: number }
  | { of: 'ours' | 'ratio'; least: number }

/** What a row has besides its figures. */
export type RowText = Pick<BenchRow, 'name' | 'unit' | 'target' | 'note'>

/** A row with a figure of ours alone; one value for each round. */
export function ownRow(text: RowText, ours: readonly number[]): BenchRow {
  return { ...text, ours: figureOf(ours) }
}

/** A row that compares; round for round both were measured after each other. */
export function comparedRow(
  text: RowText,
  ours: readonly number[],
  other: { name: string; values: readonly number[] },
): BenchRow {
  return {
    ...text,
    ours: figureOf(ours),
    other: { name: other.name, figure: figureOf(other.values) },
    ratio: ratioOf(ours, other.values),
  }
}

/** Whether a row is as it is to be; undefined without a target. */
export function isMet({ ours, ratio, target }: BenchRow): boolean | undefined {
  if (!target) return undefined
  const figure = target.of === 'ours' ? ours : ratio
  if (!figure) throw new Error('compare with a target: the row has no ratio')
  return 'most' in target ? figure.median <= target.most : figure.median >= target.least
}
