import type { PlacesIn } from './read-places.ts'

/** A word of a phrase. */
export interface PhraseWord {
  placesIn: PlacesIn
  /** How many words of the phrase are before it. */
  offset: number
}

/**
 * Whether the words stand one after the other somewhere in an article that has them all.
 * @param phrase the words that take the least room first, since the others are often not needed
 */
export function hasPhrase(phrase: readonly PhraseWord[], article: number): boolean {
  let starts: readonly number[] | undefined
  for (const { placesIn, offset } of phrase) {
    const places = placesIn(article)
    starts = starts ? startsWith(starts, places, offset) : places.map((place) => place - offset)
    if (starts.length === 0) return false
  }
  return true
}

/** Those of the starts at whose offset there is a place; both are in order. */
function startsWith(
  starts: readonly number[],
  places: readonly number[],
  offset: number,
): readonly number[] {
  let next = 0
  return starts.filter((start) => {
    while ((places[next] ?? Number.POSITIVE_INFINITY) < start + offset) next += 1
    return places[next] === start + offset
  })
}
