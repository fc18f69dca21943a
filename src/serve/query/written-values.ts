import { oneLine } from '../../model/text.ts'

/**
 * The values of texts as they were written, each once, without characters that no feed can carry.
 * What a form sends for a field that is left empty is no value.
 */
export function writtenValues(texts: readonly string[]): string[] {
  const values = new Set([...new Set(texts)].map(oneLine))
  return [...values].filter((value) => value !== '')
}
