import type { Stretch } from '../model/bundle.ts'

/** The stretch that the moment lies in, and when the next one begins. */
export function currentStretch(
  stretches: readonly Stretch[],
  now: number,
): { stretch: Stretch; until?: number } {
  const index = stretches.findLastIndex(({ from }) => from <= now)
  const stretch = stretches[index]
  if (!stretch) throw new Error('choose stretch: there is none for this moment')
  const next = stretches[index + 1]
  return next ? { stretch, until: next.from } : { stretch }
}
