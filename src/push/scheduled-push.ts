import type { Bundle } from '../model/bundle.ts'
import { pushInterval, pushWindow } from '../model/push-tick.ts'
import { type BegunFeed, begunFeeds } from './begun-feeds.ts'
import type { Ping } from './ping.ts'

/** What the platform tells of a tick. */
export interface Tick {
  /** When it was to be, in milliseconds since 1970. */
  scheduledTime: number
}

/** Tells a hub of feeds by their canonical addresses, with the bindings of the Worker. */
export type Publish<Environment> = (
  feeds: readonly string[],
  environment: Environment,
) => Promise<readonly Ping[]>

/** Answers a tick of a Cron Trigger; rejects when the hub has not taken something. */
export type Scheduled<Environment> = (tick: Tick, environment: Environment) => Promise<void>

interface ScheduledPushOptions<Environment> {
  /** Milliseconds since 1970, as those who serve the feeds have it. */
  clock: () => number
  publish: Publish<Environment>
}

/**
 * Tells a hub of the feeds in which an article appears or leaves by the clock. Nothing is stored of
 * what was told: a tick looks at its own interval and at the one before, so that every feed is told
 * of twice, and a tick that is lost loses nothing.
 */
export function scheduledPush<Environment>(
  bundle: Pick<Bundle, 'site' | 'documents' | 'channels' | 'feeds'>,
  { clock, publish }: ScheduledPushOptions<Environment>,
): Scheduled<Environment> {
  return async function scheduled({ scheduledTime }, environment) {
    // A hub that asks before the clock has come to it would get the old bytes.
    const until = Math.min(scheduledTime, clock())
    const begun = begunFeeds(bundle, scheduledTime - pushWindow, until)
    if (begun.length === 0) return
    const feeds = inTurn(begun, scheduledTime).map(({ path }) => bundle.site.url + path)
    const pings = await publish(feeds, environment)
    report(bundle.site.hub?.url, pings)
  }
}

/**
 * The platform allows so many requests a tick, 50 on the Free plan. Those that were told of by the
 * tick before come first and in the other order: whatever it did not come to is told of now.
 */
function inTurn(begun: readonly BegunFeed[], scheduledTime: number): BegunFeed[] {
  const isOlder = ({ at }: BegunFeed) => at <= scheduledTime - pushInterval
  return [...begun.filter(isOlder).reverse(), ...begun.filter((feed) => !isOlder(feed))]
}

/** The platform's list of ticks shows which of them failed, and its log why. */
function report(hub: string | undefined, pings: readonly Ping[]): void {
  const refused = pings.filter(({ ok }) => !ok)
  for (const { feed, status, text } of refused) {
    const answer = [...(status === undefined ? [] : [status]), text].join(' ').trim()
    console.error(`${feed} was not taken by ${hub}: ${answer}`)
  }
  if (refused.length > 0) {
    throw new Error(`tell ${hub}: it has not taken ${refused.length} of ${pings.length} feeds`)
  }
}
