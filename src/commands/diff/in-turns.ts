/** How many questions a site is asked at a time. */
const atOnce = 8

/** What the task gives for each of the values, in their order; never all at once. */
export async function inTurns<Value, Result>(
  values: readonly Value[],
  task: (value: Value) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < values.length; start += atOnce) {
    results.push(...(await Promise.all(values.slice(start, start + atOnce).map(task))))
  }
  return results
}
