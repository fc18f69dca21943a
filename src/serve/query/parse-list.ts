import type { FeedParameter } from '../../model/query-parameters.ts'
import { isFault, type QueryFault, type QueryProblem } from './query-problem.ts'
import { writtenValues } from './written-values.ts'

export interface List {
  parameter: FeedParameter
  /** Sorted, without doubles. */
  values: readonly string[]
  problems: readonly QueryProblem[]
}

/**
 * The values of a parameter that can have several. It looks at no more than tell that there are
 * too many, since an address has room for thousands.
 * @param parse gives an empty text for what is no value
 */
export function parseList(
  parameter: FeedParameter,
  texts: readonly string[],
  parse: (text: string) => string | QueryFault,
  most: number,
): List {
  const values = new Set<string>()
  const problems: QueryProblem[] = []
  for (const text of writtenValues(texts)) {
    const value = parse(text)
    if (isFault(value)) problems.push({ parameter, ...value })
    else if (value !== '') values.add(value)
    if (values.size + problems.length > most) break
  }
  return { parameter, values: [...values].sort(), problems }
}

/** The list with which there are more values than the lists may have together, told as a problem. */
export function crowded(lists: readonly List[], most: number, what: string): QueryProblem[] {
  let count = 0
  const last = lists.find(({ values }) => {
    count += values.length
    return count > most
  })
  if (last === undefined) return []
  const names = lists.map(({ parameter }) => parameter)
  const together = `${names.slice(0, -1).join(', ')} and ${names.at(-1)} together`
  return [
    {
      parameter: last.parameter,
      found: `more than ${most} ${what}`,
      expected: `at most ${most} ${what} in ${together}`,
    },
  ]
}
