import type { DeployedPlaces } from './deployed-places.ts'
import { isExampleHost } from './example-host.ts'
import { changedFeeds, type FeedStates, feedStates } from './feed-states.ts'
import { isConnected } from './remember-step.ts'
import type { StepEnd } from './steps.ts'
import { type Waited, waitForVersion } from './wait-for-version.ts'
import { whyNotLive } from './why-not-live.ts'

/** Where a version answers that has been deployed. */
export type LivePlace =
  /** At the address that its feeds name. */
  | { kind: 'site'; origin: string }
  /** Only below `workers.dev`, until the publisher has done something. */
  | { kind: 'preview'; origin: string; reason: string }
  /** Nowhere that is known; `preview` is its address below `workers.dev`. */
  | { kind: 'nowhere'; reason: string; preview?: string }

interface WaitSettings {
  /** The address that the feeds name. */
  site: string
  places: DeployedPlaces
  before: FeedStates
  /** What the build says of all feeds. */
  fresh: FeedStates
  /** Where the build runs on this machine. */
  local: string
  /** Seconds. */
  patience: number
  onProgress(text: string): void
}

// They are asked for every second.
const mostProbes = 12
// For a site that has never answered, and of whose domain Wrangler knows nothing.
const shortPatience = 5

/** Waits until the new version answers, at the address of the site where that is possible. */
export async function waitStep(settings: WaitSettings): Promise<StepEnd<LivePlace>> {
  const { site, places, before, patience } = settings
  const { workersDev } = places
  const isExample = isExampleHost(site)
  const isExpected =
    workersDev === site || isConnected(before) || places.hosts.includes(new URL(site).hostname)
  if (!isExample && (isExpected || workersDev === undefined)) {
    return told(site, settings, await waitAt(site, patience, settings))
  }
  if (workersDev === undefined) {
    const reason = `${site} is an example, and the Worker has no other address`
    return { state: 'skipped', text: reason, value: { kind: 'nowhere', reason } }
  }
  const preview = await waitAt(workersDev, patience, settings)
  if (!preview.answers) return told(workersDev, settings, preview)
  const own = isExample
    ? undefined
    : await waitAt(site, Math.min(shortPatience, patience), settings)
  if (own?.answers) return told(site, settings, own)
  const reason = own ? whyNotLive(own.seen, before) : `${site} is an example that nobody can reach`
  return {
    text: `it answers at ${workersDev}, and not at ${site} yet`,
    value: { kind: 'preview', origin: workersDev, reason },
  }
}

function told(
  origin: string,
  { before, places: { workersDev } }: WaitSettings,
  waited: Waited,
): StepEnd<LivePlace> {
  if (waited.answers) {
    const text = `it answers at ${origin}, after ${Math.round(waited.seconds)} s`
    return { text, value: { kind: 'site', origin } }
  }
  const reason = whyNotLive(waited.seen, before)
  const text = `it does not answer at ${origin}`
  const isElsewhere = workersDev !== undefined && workersDev !== origin
  return {
    state: 'failed',
    text,
    value: { kind: 'nowhere', reason, ...(isElsewhere && { preview: workersDev }) },
  }
}

async function waitAt(
  origin: string,
  patience: number,
  { before, fresh, local, onProgress }: WaitSettings,
): Promise<Waited> {
  const paths = [...new Set([...changedFeeds(before, fresh), ...fresh.keys()])].slice(0, mostProbes)
  const expected = () => feedStates(local, paths)
  return await waitForVersion({ origin, paths, expected, patience, onProgress })
}
