import type { SearchTerms } from '../../model/feed-query.ts'
import { wordsOf } from '../../model/words.ts'

/** The terms as a person writes them: words, then phrases. */
export function termsText({ words, phrases }: SearchTerms): string {
  return [...words, ...phrases.map(phraseText)].join(' ')
}

/** In quotes, unless its language writes it without spaces. */
function phraseText(words: readonly string[]): string {
  const joined = words.join('')
  const alone = wordsOf(joined)
  const isSame = alone.length === words.length && alone.every((word, at) => word === words[at])
  return isSame ? joined : `"${words.join(' ')}"`
}
