import { guessLanguage } from '../text/guess-language.ts'
import type { PageFacts } from './page-facts.ts'

/** The language that a page states, or whose words it has. */
export function pageLanguage(
  facts: PageFacts,
  text: string,
): { language: string | undefined; isStated: boolean } {
  const root = facts.document.documentElement
  const stated = [
    root?.getAttribute('lang') ?? root?.getAttribute('xml:lang') ?? '',
    ...[
      ...facts.json('inLanguage'),
      ...facts.meta('og:locale', 'content-language', 'dc.language'),
    ].map(({ value }) => value),
  ]
  const language = stated.map(languageTag).find((tag) => tag !== undefined)
  return { language: language ?? guessLanguage(text), isStated: language !== undefined }
}

/** BCP 47, whatever sign stands between language and region. */
function languageTag(text: string): string | undefined {
  const tag =
    text
      .trim()
      .replaceAll('_', '-')
      .split(/[,;\s]/)[0] ?? ''
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
