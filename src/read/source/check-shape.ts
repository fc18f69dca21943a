import * as v from 'valibot'
import { type Field, type Finding, nearest, type ProblemList, shown } from './problem-list.ts'
import { isMapping } from './schema.ts'

interface Departure extends Finding {
  field: Field
  kind: 'missing' | 'unknown' | 'wrong'
  /** What an unknown field was probably meant to be. */
  meant?: Field
}

/**
 * The value in the shape of the schema; each departure goes on the list. A faulty top-level field
 * gets its stand-in and is muted, so that the check of the others goes on. Undefined when there is
 * nothing to go on with.
 */
export function checkShape<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  list: ProblemList,
  standIn: (field: string) => unknown,
): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const departures = result.issues.map(departureOf)
  report(departures, list)
  if (departures.some(({ field }) => field.length === 0)) return undefined
  const faulty = new Set(departures.map(({ field }) => String(field[0])))
  for (const name of faulty) list.mute(name)
  const mended = v.safeParse(schema, withStandIns(value as object, faulty, standIn))
  return mended.success ? mended.output : undefined
}

/** Leaves out the fields of a mapping that have no value: a template may hold them all. */
export function withoutEmpty(value: unknown): unknown {
  if (!isMapping(value)) return value
  const entries = Object.entries(value as object).filter(([, one]) => one !== null)
  return Object.fromEntries(entries)
}

function withStandIns(
  value: object,
  faulty: ReadonlySet<string>,
  standIn: (field: string) => unknown,
): object {
  const sound = Object.entries(value).filter(([name]) => !faulty.has(name))
  const stands = [...faulty].map((name) => [name, standIn(name)] as const)
  return Object.fromEntries([...stands.filter(([, stand]) => stand !== undefined), ...sound])
}

/** A field that is missing because it is misspelt is told once. */
function report(departures: readonly Departure[], list: ProblemList): void {
  const misspelt = new Set(departures.map(({ meant }) => JSON.stringify(meant)))
  for (const { field, kind, meant: _, ...finding } of departures) {
    if (kind === 'missing' && misspelt.has(JSON.stringify(field))) continue
    if (kind === 'unknown') list.addKey(field, finding)
    else list.add(field, finding)
  }
}

function departureOf(issue: v.BaseIssue<unknown>): Departure {
  const field = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  if (issue.type === 'never') return unknownField(field, issue.message)
  const isMissing = issue.type === 'object_with_rest' && issue.input === undefined
  const suggestion = isMissing ? waysToAdd[field.join('.')] : mendFor(issue.input, issue.message)
  return {
    field,
    kind: isMissing ? 'missing' : 'wrong',
    found: shown(issue.input),
    expected: issue.message,
    ...(suggestion !== undefined && { suggestion }),
  }
}

const waysToAdd: Record<string, string> = {
  id: 'run `npm run check -- --fix`, which mints one',
}

/** How to write what was probably meant by a value of another kind. */
function mendFor(input: unknown, expected: string): string | undefined {
  if (expected === 'text' && ['number', 'boolean'].includes(typeof input)) return 'put it in quotes'
  if (typeof input !== 'string') return undefined
  if (expected.startsWith('a list') && /^[\w -]+$/.test(input)) return `write \`[${input}]\``
  if (expected === 'true or false' && /^(?:yes|on|no|off)$/i.test(input)) {
    return `write \`${/^(?:yes|on)$/i.test(input)}\``
  }
  return undefined
}

// What other programs call these fields.
const otherNames: Record<string, string> = {
  author: 'authors',
  categories: 'topics',
  category: 'topics',
  date: 'published',
  description: 'summary',
  excerpt: 'summary',
  lang: 'language',
  lastmod: 'updated',
  name: 'title',
  pubDate: 'published',
  redirect_from: 'aliases',
}

function unknownField(field: Field, expected: string): Departure {
  const key = String(field.at(-1))
  const known = expected.replace('one of ', '').split(', ')
  const other = Object.hasOwn(otherNames, key) ? otherNames[key] : undefined
  const meant = known.find((name) => name === other) ?? nearest(key, known)
  return {
    field,
    kind: 'unknown',
    found: `an unknown field \`${key}\``,
    expected,
    ...(meant !== undefined && {
      meant: [...field.slice(0, -1), meant],
      suggestion: `did you mean \`${meant}\`?`,
    }),
  }
}
