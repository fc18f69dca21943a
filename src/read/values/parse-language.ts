import { type Finding, shown } from '../source/problem-list.ts'

/** A language tag in its canonical form (RFC 5646 §4.5). */
export function parseLanguage(text: string): string | Finding {
  const language = canonical(text.trim())
  if (language !== undefined) return language
  const near = canonical(text.trim().replaceAll('_', '-'))
  return {
    found: shown(text),
    expected: 'a language tag, such as en or pt-BR',
    ...(near !== undefined && { suggestion: `write \`${near}\`` }),
  }
}

function canonical(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0]
  } catch {
    return undefined
  }
}
