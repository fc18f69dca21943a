import assert from 'node:assert/strict'
import { type Known, visibleIn, type World } from './drawn-history.ts'

/** What a program has met that follows the links. */
export interface Walked {
  seen: readonly Pick<Known, 'id'>[]
  /** The channel at each of its steps. */
  worlds: readonly World[]
}

/** Whether it has met every article that was to be seen all the while. */
export function assertComplete(
  { seen, worlds }: Walked,
  visible: (world: World) => readonly Pick<Known, 'id'>[] = visibleIn,
): void {
  const ids = new Set(seen.map(({ id }) => id))
  const everywhere = worlds.map((world) => new Set(visible(world).map(({ id }) => id)))
  const [first = new Set<number>(), ...others] = everywhere
  const allTheWhile = others.reduce((kept, one) => kept.intersection(one), first)
  assert.deepEqual([...allTheWhile.difference(ids)], [])
}

/** The ids of articles that it has met more than once. */
export function twice(seen: readonly Pick<Known, 'id'>[]): number[] {
  const ids = seen.map(({ id }) => id)
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}
