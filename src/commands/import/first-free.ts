/**
 * A number from 1 on that is free, the first one where the free ones follow those that are taken.
 * It looks at few of them: thousands of articles may have the same name or the same date.
 */
export function firstFree(isFree: (number: number) => boolean): number {
  let taken = 0
  let free = 1
  while (!isFree(free)) {
    taken = free
    free *= 2
  }
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2)
    if (isFree(middle)) free = middle
    else taken = middle
  }
  return free
}
