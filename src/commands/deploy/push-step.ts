import { type Hub, hubOf } from '../../model/hub.ts'
import type { Site } from '../../model/site.ts'
import type { Ping } from '../../push/ping.ts'
import { pingHub } from '../../push/ping-hub.ts'
import { counted } from '../problem-report.ts'
import { progressBar } from '../progress-bar.ts'
import { refusedPings } from '../push/refused-pings.ts'
import { changedFeeds, type FeedStates } from './feed-states.ts'
import type { StepEnd } from './steps.ts'
import type { LivePlace } from './wait-step.ts'

/** What the hub was told. */
export interface PushResult {
  ok: boolean
  /** Addresses of the feeds that have changed. */
  changed: readonly string[]
  /** What became of telling the hub of them; empty when it was not told. */
  pings: readonly Ping[]
}

interface PushSettings {
  site: Pick<Site, 'url' | 'hub'>
  before: FeedStates
  fresh: FeedStates
  place: LivePlace
  onProgress(text: string): void
}

/** Tells the hub of exactly the feeds whose bytes are others than before the deploy. */
export async function pushStep(settings: PushSettings): Promise<StepEnd<PushResult>> {
  const { site, before, fresh, place } = settings
  const hub = hubOf(site)
  const changed = changedFeeds(before, fresh).map((path) => site.url + path)
  const untold = (text: string): StepEnd<PushResult> => ({
    state: 'skipped',
    text,
    value: { ok: true, changed, pings: [] },
  })
  if (!hub) return untold('site.yaml names no hub')
  if (place.kind !== 'site') return untold(`${site.url} does not serve the new version`)
  if (changed.length === 0) return untold('no feed has changed')
  const pings = await pingAll(hub, changed, settings)
  const refused = pings.filter(({ ok }) => !ok)
  const what = `${changed.length} of ${counted(fresh.size, 'feed')} changed`
  if (refused.length === 0) {
    return { text: `${what}, and ${hub.url} was told`, value: { ok: true, changed, pings } }
  }
  return {
    state: 'failed',
    text: `${what}, and ${hub.url} did not take ${refused.length} of them`,
    details: refusedPings(refused),
    value: { ok: false, changed, pings },
  }
}

async function pingAll(
  { url }: Hub,
  feeds: readonly string[],
  { onProgress }: PushSettings,
): Promise<Ping[]> {
  let done = 0
  return await pingHub(url, feeds, {
    onPing() {
      done += 1
      onProgress(progressBar(`Telling ${url}`, done, feeds.length))
    },
  })
}

/** What a deploy would tell the hub, as far as that is known without asking the live site. */
export function plannedPush(
  site: Pick<Site, 'url' | 'hub'>,
  paths: readonly string[],
): StepEnd<readonly string[]> {
  const hub = hubOf(site)
  if (!hub) return { state: 'skipped', text: 'site.yaml names no hub', value: [] }
  const feeds = paths.map((path) => site.url + path)
  const which = `those of ${counted(feeds.length, 'feed')} that differ from the live ones`
  return { text: `would tell ${hub.url} of ${which}`, value: feeds }
}
