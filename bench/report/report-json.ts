import { isMet } from '../bench-row.ts'
import type { BenchReport } from './bench-report.ts'

/** The result for programs; every row with a target says whether it is met. */
export function reportJson({ head, parts }: BenchReport): string {
  const told = parts.map((part) => ({
    ...part,
    rows: part.rows.map((row) => ({ ...row, met: isMet(row) })),
  }))
  return JSON.stringify({ head, parts: told }, null, 2)
}
