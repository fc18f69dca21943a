import type { SearchTerms } from '../../model/feed-query.ts'
import { queryBounds } from '../../model/query-bounds.ts'
import { wordsOf } from '../../model/words.ts'
import { brief, isFault, type QueryFault, quoted } from './query-problem.ts'
import { termsText } from './terms-text.ts'

// Straight quotes, and those of most languages; any of them begins or ends a phrase.
const quotes = /["＂“”„«»]/

/** The words that are searched for, and the phrases: in quotes, of which the last may stay open. */
export function parseTerms(text: string): SearchTerms | QueryFault {
  const composed = brief(text.normalize('NFC'), queryBounds.search)
  if (isFault(composed)) return composed
  const terms = termsOf(composed)
  const count = terms.words.length + terms.phrases.flat().length
  if (count === 0) return { found: `${quoted(text)}, without a word`, expected: 'words' }
  if (count > queryBounds.words) {
    return { found: `${count} words`, expected: `at most ${queryBounds.words} words` }
  }
  // Some characters fold to several.
  const canonical = brief(termsText(terms), queryBounds.search)
  return isFault(canonical) ? canonical : terms
}

function termsOf(text: string): SearchTerms {
  const groups = text.split(quotes).flatMap((part, index) => {
    const isPhrase = index % 2 === 1
    // What is written as one word and is several, such as so-called, is a phrase.
    return (isPhrase ? [part] : part.split(/\s+/)).map(wordsOf)
  })
  const phrases = new Map(
    groups.filter(({ length }) => length > 1).map((words) => [words.join(' '), words]),
  )
  return {
    words: [...new Set(groups.filter(({ length }) => length === 1).flat())].sort(),
    phrases: [...phrases.keys()].sort().map((key) => phrases.get(key) ?? []),
  }
}
