import type { BenchHead } from '../bench-head.ts'
import type { BenchRow } from '../bench-row.ts'

/** What a run of the bench gave. */
export interface BenchReport {
  head: BenchHead
  parts: readonly PartReport[]
}

export interface PartReport {
  name: string
  shows: string
  rows: readonly BenchRow[]
}
