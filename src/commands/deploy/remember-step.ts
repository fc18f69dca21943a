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

// As `pack-stretch.ts` makes them: 22 characters of a hash.
const ownValidator = /^"[\w-]{22}"$/

/** Whether an earlier deploy has answered; a site that is left for this one may have such feeds. */
export function isConnected(states: FeedStates): boolean {
  return [...states.values()].some((state) => ownValidator.test(validatorOf(state) ?? ''))
}

function wordsFor(site: string, states: FeedStates): string {
  const known = [...states.values()].filter((state) => validatorOf(state) !== undefined).length
  const whose = isConnected(states) ? '' : ', which another program has made'
  if (known > 0) return `${counted(known, 'feed')} at ${site}${whose}`
  const failure = [...states.values()].find((state) => 'failure' in state)
  if (failure && 'failure' in failure) return `nothing yet at ${site}: ${failure.failure}`
  return `none of these feeds yet at ${site}`
}
