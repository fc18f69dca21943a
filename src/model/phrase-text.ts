import { wordsOf } from './words.ts'

/**
 * The words of a phrase as a person writes them: with spaces between, unless its language puts
 * none.
 */
export function phraseText(words: readonly string[]): string {
  const joined = words.join('')
  const alone = wordsOf(joined)
  const isSame = alone.length === words.length && alone.every((word, at) => word === words[at])
  return isSame ? joined : words.join(' ')
}
