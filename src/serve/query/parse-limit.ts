import { queryBounds } from '../../model/query-bounds.ts'
import { type QueryFault, quoted } from './query-problem.ts'

const { least, most } = queryBounds.limit

/** How many items are asked for, in plain digits. */
export function parseLimit(text: string): number | QueryFault {
  const limit = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (limit >= least && limit <= most) return limit
  return { found: quoted(text), expected: `a whole number from ${least} to ${most}` }
}
