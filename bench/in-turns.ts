/**
 * Measures several things by turns, forwards and backwards, so that what a machine does besides
 * reaches all of them alike.
 * @returns of each thing what its rounds gave
 */
export async function inTurns<Name extends string, Value>(
  rounds: number,
  acts: Readonly<Record<Name, (round: number) => Promise<Value>>>,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(acts) as Name[]
  const values = Object.fromEntries(names.map((name) => [name, [] as Value[]]))
  for (let round = 0; round < rounds; round += 1) {
    const turns = round % 2 === 0 ? names : names.toReversed()
    for (const name of turns) values[name]?.push(await acts[name](round))
  }
  // It has the names of the acts.
  return values as Record<Name, Value[]>
}
