/**
 * Loads by numbers, and keeps what was asked for last. Results are kept and not their promises,
 * which belong to the request that came first: a failure is never kept.
 * @param most how many are kept
 */
export function keepLast<Result>(
  most: number,
  load: (number: number) => Promise<Result>,
): (number: number) => Promise<Result> {
  const kept = new Map<number, Result>()
  return async (number) => {
    const result = kept.get(number) ?? (await load(number))
    // A map has the order in which its entries were added.
    kept.delete(number)
    kept.set(number, result)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return result
  }
}
