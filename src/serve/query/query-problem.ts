import type { FeedParameter } from '../../model/query-parameters.ts'

/** A value that cannot be, in words for whoever wrote the address. */
export interface QueryProblem extends QueryFault {
  parameter: FeedParameter
}

/** What is wrong with a value, wherever it stands. */
export interface QueryFault {
  found: string
  expected: string
  suggestion?: string
}

export function isFault(value: unknown): value is QueryFault {
  return typeof value === 'object' && value !== null && 'found' in value
}

// Longer values are cut: whoever wrote them knows the rest.
const longest = 80

/** A value as a problem shows it: short, and without anything that cannot be seen. */
export function quoted(value: string): string {
  const short = value.length > longest ? `${value.slice(0, longest - 1)}…` : value
  return `\`${short.replace(/\p{C}/gu, '\ufffd')}\``
}

/** The value, if it has no more characters than may be. */
export function brief(value: string, most: number): string | QueryFault {
  if (value.length <= most) return value
  // A character takes one or two units of the text.
  const { length } = [...value]
  if (length <= most) return value
  return { found: `${quoted(value)}, ${length} characters`, expected: `at most ${most} characters` }
}
