import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import schema from './json-feed.schema.json' with { type: 'json' }

const ajv = new Ajv({ allErrors: true })
formats.default(ajv)
const validate = ajv.compile(schema)

/** What the document has against JSON Feed 1.1; empty when nothing. */
export function jsonFeedFaults(text: string): string[] {
  if (validate(JSON.parse(text))) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
