import { type Hub, hubOf } from '../../model/hub.ts'
import type { Site } from '../../model/site.ts'
import { counted } from '../problem-report.ts'
import { changedFeeds, type FeedStates } from './feed-states.ts'
import type { StepEnd } from './steps.ts'
import type { LivePlace } from './wait-step.ts'

/** What the hub was told, and did not take. */
export interface PushResult {
  ok: boolean
  /** Addresses of the feeds that have changed. */
  feeds: readonly string[]
}

/** Tells a hub of feeds; gives a sentence for each that it did not take. */
export type TellHub = (hub: Hub, feeds: readonly string[]) => Promise<readonly string[]>

interface PushSettings {
  site: Pick<Site, 'url' | 'hub'>
  before: FeedStates
  fresh: FeedStates
  place: LivePlace
  tellHub: TellHub
}

/** Tells the hub of exactly the feeds whose bytes are others than before the deploy. */
export async function pushStep({
  site,
  before,
  fresh,
  place,
  tellHub,
}: PushSettings): Promise<StepEnd<PushResult>> {
  const hub = hubOf(site)
  const feeds = changedFeeds(before, fresh).map((path) => site.url + path)
  const nothing = (text: string): StepEnd<PushResult> => ({
    state: 'skipped',
    text,
    value: { ok: true, feeds },
  })
  if (!hub) return nothing('site.yaml names no hub')
  if (place.kind !== 'site') return nothing(`${site.url} does not serve the new version`)
  if (feeds.length === 0) return nothing('no feed has changed')
  const refusals = await tellHub(hub, feeds)
  const what = `${feeds.length} of ${counted(fresh.size, 'feed')} changed`
  if (refusals.length === 0) {
    return { text: `${what}, and ${hub.url} was told`, value: { ok: true, feeds } }
  }
  const text = `${what}, and ${hub.url} did not take ${refusals.length} of them`
  return { state: 'failed', text, details: refusals.join('\n'), value: { ok: false, feeds } }
}

/** What a deploy would tell the hub, as far as that is known without asking the live site. */
export function plannedPush(
  site: Pick<Site, 'url' | 'hub'>,
  paths: readonly string[],
): StepEnd<PushResult> {
  const hub = hubOf(site)
  const feeds = hub ? paths.map((path) => site.url + path) : []
  const value = { ok: true, feeds }
  if (!hub) return { state: 'skipped', text: 'site.yaml names no hub', value }
  const text = `would tell ${hub.url} of those of ${counted(feeds.length, 'feed')} that differ from the live ones`
  return { text, details: feeds.join('\n'), value }
}
