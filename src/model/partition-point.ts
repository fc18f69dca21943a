/**
 * How many of so many things come before a point of their order: the place of the first one that
 * does not.
 * @param isBefore whether the one at a place does; then those at lower places do too
 */
export function partitionPoint(count: number, isBefore: (place: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
