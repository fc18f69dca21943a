import { memoise } from '../../model/memoise.ts'
import { type Finding, shown } from '../source/problem-list.ts'

// Knows which languages and regions there are, which the form of a tag does not tell.
const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

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

const canonical = memoise((text): string | undefined => {
  try {
    const [tag] = Intl.getCanonicalLocales(text)
    return tag !== undefined && names.of(tag) !== undefined ? tag : undefined
  } catch {
    return undefined
  }
})
