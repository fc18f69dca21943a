/** The new number of an article that stays. */
export type Renumber = (article: number) => number

/** Stands for the number of an article that is no more. */
export const gone = 0xffffffff

/**
 * Undefined when all articles that stay keep their numbers.
 * @param numbers as in a `SearchChange`
 */
export function renumbering(numbers: Uint32Array): Renumber | undefined {
  if (numbers.every((number, article) => number === article || number === gone)) return undefined
  return (article) => {
    const number = numbers[article] ?? gone
    if (number === gone) throw new Error(`patch search: article ${article} still has a word`)
    return number
  }
}
