/** What several rounds of one measurement gave. */
export interface Figure {
  median: number
  /** The least and the greatest. */
  min: number
  max: number
  /** How many there were. */
  rounds: number
}

/** The middle and the spread of what was measured. */
export function figureOf(values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  const [min, max] = [sorted[0], sorted.at(-1)]
  if (low === undefined || high === undefined || min === undefined || max === undefined) {
    throw new Error('measure: there was no round')
  }
  return { median: (low + high) / 2, min, max, rounds: values.length }
}

/** Ours by the other's, round by round, so that what slows both down at a time does not count. */
export function ratioOf(ours: readonly number[], other: readonly number[]): Figure {
  return figureOf(ours.map((value, round) => value / (other[round] ?? Number.NaN)))
}
