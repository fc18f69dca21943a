import { type Finding, shown } from './problem-list.ts'

/** A language tag in its canonical form (RFC 5646 §4.5). */
export function parseLanguage(text: string): string | Finding {
  try {
    const [language] = Intl.getCanonicalLocales(text.trim())
    if (language !== undefined) return language
  } catch {
    // Not a tag: told below.
  }
  return { found: shown(text), expected: 'a language tag, such as en or pt-BR' }
}
