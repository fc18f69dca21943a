/** How much may be asked of a feed at once, so that every answer is bounded work. */
export const queryBounds = {
  /** Labels in `any`, `all` and `not` together. */
  labels: 20,
  /** Values of `source`, `author` and `lang` together. */
  values: 10,
  /** Characters of a label, a name or a language. */
  characters: 100,
  /** Characters of `q`. */
  search: 200,
  /** Words of `q`, those of phrases included. */
  words: 10,
  /** The least and the greatest `limit`. */
  limit: { least: 1, most: 200 },
} as const
