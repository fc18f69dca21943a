import { counted } from '../problem-report.ts'
import { progressBar } from '../progress-bar.ts'
import { isExampleHost } from './example-host.ts'
import { type FeedStates, feedStates, validatorOf } from './feed-states.ts'
import type { StepEnd } from './steps.ts'

/** Asks the live site what its feeds are now, to know later which of them have changed. */
export async function rememberStep(
  site: string,
  paths: readonly string[],
  onProgress: (text: string) => void,
): Promise<StepEnd<FeedStates>> {
  if (isExampleHost(site)) {
    return { state: 'skipped', text: `${site} is an example, nothing is there`, value: new Map() }
  }
  const states = await feedStates(site, paths, (done) =>
    onProgress(progressBar(`Asking ${site}`, done, paths.length)),
  )
  return { text: wordsFor(site, states), value: states }
}

/** Whether a site of ours, or one with the same feeds, has answered. */
export function isConnected(states: FeedStates): boolean {
  return [...states.values()].some((state) => validatorOf(state) !== undefined)
}

function wordsFor(site: string, states: FeedStates): string {
  const known = [...states.values()].filter((state) => validatorOf(state) !== undefined).length
  if (known > 0) return `${counted(known, 'feed')} at ${site}`
  const failure = [...states.values()].find((state) => 'failure' in state)
  if (failure && 'failure' in failure) return `nothing yet at ${site}: ${failure.failure}`
  return `none of these feeds yet at ${site}`
}
