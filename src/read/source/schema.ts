import * as v from 'valibot'
import { momentForm } from '../../model/moment.ts'

// The message of each schema is the expectation that a problem shows: a noun phrase.

/** Words, of which at least one can be seen. */
export const text = nonEmpty('text')
/** A moment as YAML gives it; another step reads it. */
export const moment = written(
  v.string('a date, or a date-time with its zone'),
  momentForm,
  'a date such as 2025-04-11, or a date-time such as 2025-04-11T09:30:00+03:00',
)
/** Several of them. */
export const texts = v.array(text, 'a list of texts')
/** A switch. */
export const flag = v.boolean('true or false')

function nonEmpty(what: string) {
  return v.pipe(v.string(what), v.regex(/[^\s\p{C}]/u, `${what} that is not empty`))
}

/** A number within a range. */
export function whole(minimum: number, maximum: number) {
  const range = `a whole number from ${minimum} to ${maximum}`
  return v.pipe(
    v.number(range),
    v.integer(range),
    v.minValue(minimum, range),
    v.maxValue(maximum, range),
  )
}

/** A mapping with these fields and no others. */
export function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.objectWithRest(
    entries,
    v.never(`one of ${Object.keys(entries).join(', ')}`),
    (issue) => {
      const missing = /^"(.+)"$/.exec(issue.expected ?? '')?.[1]
      const entry = missing === undefined ? undefined : entries[missing]
      return entry === undefined ? 'a mapping' : described(entry)
    },
  )
}

/** The schema, without lists: Valibot takes a list for a mapping from its indexes. */
export function mapping<Schema extends v.GenericSchema>(
  schema: Schema,
  message = `a mapping${fieldNames(schema)}`,
) {
  return v.pipe(v.custom<v.InferInput<Schema>>(isMapping, message), schema)
}

function fieldNames(schema: object): string {
  const entries = 'entries' in schema ? Object.keys(schema.entries as object) : []
  return entries.length === 0 ? '' : ` with ${entries.join(', ')}`
}

/** Whether it has fields. */
export function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function described(schema: v.GenericSchema): string {
  return v.getDescription(schema) ?? 'a value'
}

/** A schema, and what is meant by it: for who leaves it out, and for who asks an editor. */
export function meaning<S extends v.GenericSchema>(schema: S, description: string) {
  return v.pipe(schema, v.description(description))
}

/**
 * A text that another step reads, and the form that it has there. The schema does not ask for it;
 * editors, which know nothing else, do.
 */
export function written<S extends v.GenericSchema<string>>(
  schema: S,
  form: RegExp,
  expected: string,
) {
  return v.pipe(
    schema,
    v.metadata({ pattern: form.source, patternErrorMessage: `Expected ${expected}.` }),
  )
}

/** A list that another step wants something in. */
export function filled<S extends v.GenericSchema<unknown[]>>(schema: S) {
  return v.pipe(schema, v.metadata({ minItems: 1 }))
}
