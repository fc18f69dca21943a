import * as v from 'valibot'
import { closest, type Finding, type ProblemList, shown } from './problem-list.ts'

/** The value in the shape of the schema; or undefined, with each departure on the list. */
export function checkShape<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  list: ProblemList,
): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  for (const issue of result.issues) {
    list.add(pathOf(issue), findingOf(issue))
  }
  return undefined
}

function pathOf(issue: v.BaseIssue<unknown>): (string | number)[] {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
}

function findingOf(issue: v.BaseIssue<unknown>): Finding {
  const key = String(issue.path?.at(-1)?.key)
  if (issue.type === 'never') {
    const known = issue.message.replace('one of ', '').split(', ')
    return { found: `an unknown field \`${key}\``, expected: issue.message, ...closest(key, known) }
  }
  const quotes = issue.type === 'string' && ['number', 'boolean'].includes(typeof issue.input)
  return {
    found: shown(issue.input),
    expected: issue.message,
    ...(quotes && { suggestion: `put it in quotes: "${issue.input}"` }),
  }
}
