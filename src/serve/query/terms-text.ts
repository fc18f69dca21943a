import type { SearchTerms } from '../../model/feed-query.ts'

/** The terms as a person writes them: words, then phrases in quotes. */
export function termsText({ words, phrases }: SearchTerms): string {
  return [...words, ...phrases.map((phrase) => `"${phrase.join(' ')}"`)].join(' ')
}
