import { mapConcurrently } from '../model/map-concurrently.ts'
import { askHub, type HubAnswer } from './ask-hub.ts'
import type { Ping } from './ping.ts'

export interface PingOptions {
  /** How many requests are on their way at once. */
  atOnce?: number
  /** How many times a hub is told again that did not take it. */
  retries?: number
  /** Milliseconds before the first of these; each further wait is twice as long. */
  firstWait?: number
  /** Milliseconds that a hub may ask to wait at most (RFC 9110 §10.2.3). */
  longestWait?: number
  /** Milliseconds for one request and its answer. */
  patience?: number
  /** Waits for so many milliseconds. */
  wait?: (milliseconds: number) => Promise<void>
  /** Is told of each feed as soon as it is known what became of it. */
  onPing?: (ping: Ping) => void
}

const usual: Required<PingOptions> = {
  atOnce: 4,
  retries: 3,
  firstWait: 1000,
  longestWait: 120_000,
  patience: 20_000,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  onPing: () => {},
}

/**
 * Tells a hub that feeds have news, one request each: hubs disagree on what several addresses in
 * one request mean (docs/decisions/0021-a-hub-only-where-it-is-told.md). Telling it once too often
 * harms nobody. A hub that has given no answer for one feed, however often it was asked, is not
 * asked for the rest: each would take as long.
 * @param hub absolute address
 * @param feeds their canonical addresses
 * @returns what became of each, in their order; never rejects because of the hub
 */
export async function pingHub(
  hub: string,
  feeds: readonly string[],
  options: PingOptions = {},
): Promise<Ping[]> {
  const patient = { ...usual, ...options }
  let isSilent = false
  return await mapConcurrently(feeds, patient.atOnce, async (feed) => {
    const ping = isSilent ? untold(feed) : await pingUntilTaken(hub, feed, patient)
    isSilent ||= !ping.ok && ping.status === undefined
    patient.onPing(ping)
    return ping
  })
}

function untold(feed: string): Ping {
  return { feed, ok: false, text: 'not told, as the hub does not answer', attempts: 0 }
}

async function pingUntilTaken(
  hub: string,
  feed: string,
  patient: Required<PingOptions>,
): Promise<Ping> {
  for (let attempts = 1; ; attempts++) {
    const answer = await askHub(hub, feed, patient.patience)
    const pause = attempts > patient.retries ? undefined : pauseAfter(answer, attempts, patient)
    if (pause === undefined) return pingOf(feed, answer, attempts)
    await patient.wait(pause)
  }
}

/** Milliseconds until the hub is told again; undefined when that is not to be. */
function pauseAfter(
  { ok, again, after = 0 }: HubAnswer,
  attempts: number,
  { firstWait, longestWait }: Required<PingOptions>,
): number | undefined {
  if (ok || !again || after > longestWait) return undefined
  return Math.max(after, firstWait * 2 ** (attempts - 1))
}

function pingOf(feed: string, { ok, status, text }: HubAnswer, attempts: number): Ping {
  return { feed, ok, ...(status !== undefined && { status }), text, attempts }
}
