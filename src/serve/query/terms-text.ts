import type { SearchTerms } from '../../model/feed-query.ts'
import { phraseText } from '../../model/phrase-text.ts'

/** The terms as a person writes them: words, then phrases. */
export function termsText({ words, phrases }: SearchTerms): string {
  return [...words, ...phrases.map(quotedPhrase)].join(' ')
}

/** In quotes, unless its language writes it without spaces. */
function quotedPhrase(words: readonly string[]): string {
  const text = phraseText(words)
  return text.includes(' ') ? `"${text}"` : text
}
