import { setTimeout as pause } from 'node:timers/promises'
import { type FeedState, type FeedStates, feedStates, validatorOf } from './feed-states.ts'

/** How to wait for a version, and for how long. */
interface Waiting {
  /** Where it is to answer. */
  origin: string
  /** The feeds that are looked at. */
  paths: readonly string[]
  /** What the version says of them at this moment: articles appear and leave by the clock. */
  expected(): Promise<FeedStates>
  /** Seconds. */
  patience: number
  onProgress(text: string): void
}

/** A feed that is not the one that was deployed. */
export interface Sighting {
  path: string
  state: FeedState
}

/** How the wait ended. */
export type Waited = { answers: true; seconds: number } | { answers: false; seen: Sighting }

const pauseMilliseconds = 1000
// Of several servers one may have the new version sooner than the others.
const timesInARow = 3

/**
 * Asks until the feeds of a version are there several times in a row, each time over new
 * connections, or until there is no more time.
 */
export async function waitForVersion(waiting: Waiting): Promise<Waited> {
  const { origin, patience, onProgress } = waiting
  const started = performance.now()
  const secondsOf = () => (performance.now() - started) / 1000
  for (let inARow = 0; ; ) {
    const seen = await otherFeed(waiting)
    inARow = seen ? 0 : inARow + 1
    if (inARow === timesInARow) return { answers: true, seconds: secondsOf() }
    if (seen && secondsOf() >= patience) return { answers: false, seen }
    onProgress(`Waiting for the new version at ${origin}, for ${Math.round(secondsOf())} s`)
    await pause(pauseMilliseconds)
  }
}

async function otherFeed({ origin, paths, expected }: Waiting): Promise<Sighting | undefined> {
  const [ours, live] = await Promise.all([expected(), feedStates(origin, paths)])
  for (const [path, state] of live) {
    const validator = validatorOf(state)
    if (validator === undefined || validator !== validatorOf(ours.get(path))) return { path, state }
  }
  return undefined
}
