import * as v from 'valibot'

// The message of each schema is the expectation that a problem shows: a noun phrase.

/** Words, of which at least one can be seen. */
export const text = nonEmpty('text')
/** A moment as YAML gives it; another step reads it. */
export const moment = v.string('a date, or a date-time with its zone')
/** Several of them. */
export const texts = v.array(text, 'a list of texts')
/** A switch. */
export const flag = v.boolean('true or false')

function nonEmpty(what: string) {
  return v.pipe(
    v.string(what),
    v.check((value) => /[^\s\p{C}]/u.test(value), `${what} that is not empty`),
  )
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

/** A schema, and what is meant where it is missing. */
export function meaning<S extends v.GenericSchema>(schema: S, description: string) {
  return v.pipe(schema, v.description(description))
}
