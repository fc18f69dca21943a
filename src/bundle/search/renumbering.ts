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
    if (number === gone) throw new Error(`patch search: article ${article} is gone, its words stay`)
    return number
  }
}

/**
 * Which old articles come after each of those that are added: those from this old number on.
 * @param added by their new numbers, ascending
 */
export function placesAmong(
  numbers: Uint32Array,
  added: readonly { article: number }[],
): readonly number[] {
  let place = 0
  return added.map(({ article }) => {
    while (place < numbers.length && comesBefore(numbers[place] ?? gone, article)) place += 1
    return place
  })
}

function comesBefore(number: number, article: number): boolean {
  return number === gone || number < article
}
