import { queryBounds } from '../../model/query-bounds.ts'
import { brief, type QueryFault, quoted } from './query-problem.ts'

/** A basic language range in lower case (RFC 4647 §2.1), with today's name of the language. */
export function parseRange(text: string): string | QueryFault {
  const range = wellFormed(text)
  if (range !== undefined) return brief(range, queryBounds.characters)
  const near = wellFormed(text.replaceAll('_', '-'))
  return {
    found: quoted(text),
    expected: 'a language tag, such as en or pt-BR',
    ...(near !== undefined && { suggestion: `write \`${near}\`` }),
  }
}

function wellFormed(text: string): string | undefined {
  if (text === '*') return text
  try {
    return Intl.getCanonicalLocales(text)[0]?.toLowerCase()
  } catch {
    return undefined
  }
}
