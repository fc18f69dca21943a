import type { FeedParameter } from './query-parameters.ts'
import { isFault, type QueryFault, type QueryProblem, quoted } from './query-problem.ts'
import { writtenValues } from './written-values.ts'

export interface Single<T> {
  value?: T
  problems: readonly QueryProblem[]
}

/**
 * The value of a parameter that has one. It may be there several times, if it means the same.
 * @param textOf what equal values have in common
 */
export function parseSingle<T extends string | number | object>(
  parameters: URLSearchParams,
  parameter: FeedParameter,
  parse: (text: string) => T | QueryFault,
  textOf: (value: T) => string,
): Single<T> {
  const values = new Map<string, T>()
  const [first = '', ...others] = writtenValues(parameters.getAll(parameter))
  if (first === '') return { problems: [] }
  for (const text of [first, ...others]) {
    const value = parse(text)
    if (isFault(value)) return { problems: [{ parameter, ...value }] }
    values.set(textOf(value), value)
    if (values.size > 1) {
      return {
        problems: [
          { parameter, found: `${quoted(first)} and ${quoted(text)}`, expected: 'one value' },
        ],
      }
    }
  }
  const [value] = values.values()
  return { ...(value !== undefined && { value }), problems: [] }
}
