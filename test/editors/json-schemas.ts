import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema, RegexAction } from 'valibot'
import { articleSchema, tombstoneSchema } from '../../src/read/article/article-schema.ts'
import {
  removedTopicsSchema,
  siteSchema,
  topicsSchema,
} from '../../src/read/settings/settings-schema.ts'

/**
 * What editors are told of the files of the content folder, by the name of the schema's file. A
 * schema knows less than the stage, and refuses nothing that the stage accepts of what is there.
 */
export const jsonSchemas: Readonly<Record<string, JsonSchema>> = {
  'article.schema.json': document('The front matter of an article', articleFields()),
  'site.schema.json': document(
    'The settings of the site',
    withEmptyFields(converted(siteSchema), 1),
  ),
  'topics.schema.json': document('The topics by their slugs', topics()),
}

function document(title: string, { $schema: _, ...schema }: JsonSchema): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, ...schema }
}

function articleFields(): JsonSchema {
  const present = withEmptyFields(converted(articleSchema), 2)
  return orRemoved(present, converted(tombstoneSchema), { type: 'string' })
}

function topics(): JsonSchema {
  const [present, removed] = [converted(topicsSchema), converted(removedTopicsSchema)]
  const topic = orRemoved(valuesOf(present), valuesOf(removed), { const: true })
  return { ...present, additionalProperties: topic }
}

function valuesOf({ additionalProperties }: JsonSchema): JsonSchema {
  if (typeof additionalProperties !== 'object') throw new TypeError('not a mapping by keys')
  return additionalProperties
}

/**
 * The same, where what has been removed needs fewer fields.
 * @param mark what its field `removed` holds
 */
function orRemoved(
  { required = [], ...present }: JsonSchema,
  removed: JsonSchema,
  mark: JsonSchema,
): JsonSchema {
  return {
    ...present,
    if: { required: ['removed'], properties: { removed: mark } },
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema.
    then: { required: removed.required ?? [] },
    else: { required },
  }
}

function converted(schema: GenericSchema): JsonSchema {
  return toJsonSchema(schema, {
    // It is what language servers for YAML know best.
    target: 'draft-07',
    // Of several schemas in a pipe the last one tells most.
    typeMode: 'output',
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'object_with_rest'
        ? { ...jsonSchema, additionalProperties: false }
        : undefined,
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'regex'
        ? { ...jsonSchema, ...patternOf(valibotAction as RegexAction<string, string>) }
        : undefined,
  })
}

/** The pattern, and the words for it that editors take from VS Code's own keyword. */
function patternOf({ requirement, message }: RegexAction<string, string>) {
  return { pattern: requirement.source, patternErrorMessage: `Expected ${message}.` }
}

/**
 * The same, where a field that can be left out may also be there without a value.
 * @param depth in how many levels of mappings
 */
function withEmptyFields(schema: JsonSchema, depth: number): JsonSchema {
  const { properties, required = [] } = schema
  if (properties === undefined || depth === 0) return schema
  const entries = Object.entries(properties).map(([name, property]) => {
    if (typeof property === 'boolean') return [name, property]
    const inner = withEmptyFields(property, depth - 1)
    return [name, required.includes(name) ? inner : orEmpty(inner)]
  })
  return { ...schema, properties: Object.fromEntries(entries) }
}

function orEmpty(schema: JsonSchema): JsonSchema {
  return typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema
}
