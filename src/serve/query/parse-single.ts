import type { FeedParameter } from '../../model/query-parameters.ts'
import { isFault, type QueryFault, type QueryProblem, quoted } from './query-problem.ts'
import { writtenValues } from './written-values.ts'

export interface Single<T> {
  value?: T
  problems: readonly QueryProblem[]
}

// An address has room for a thousand ways to write the same; nobody needs them.
const mostSpellings = 10

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
  const texts = writtenValues(parameters.getAll(parameter))
  const values = new Map<string, T>()
  for (const [index, text] of texts.entries()) {
    const value = parse(text)
    if (isFault(value)) return { problems: [{ parameter, ...value }] }
    values.set(textOf(value), value)
    if (values.size > 1 || index === mostSpellings) {
      const found = `${quoted(texts[0] ?? '')} and ${quoted(text)}`
      return { problems: [{ parameter, found, expected: 'one value' }] }
    }
  }
  const [value] = values.values()
  return value === undefined ? { problems: [] } : { value, problems: [] }
}
