import { callbackUrl } from './callback-url.ts'
import { hubLimits } from './hub-limits.ts'
import type { CallbackTask, HubObject } from './hub-object.ts'
import { readBytes } from './read-form.ts'

/** Sends a request into the web. */
export type Send = (url: string, options: RequestInit) => Promise<Response>

/** Asks or tells a callback what it is to be asked or told, and notes the outcome. */
export async function carryOut(
  task: CallbackTask,
  hub: Pick<HubObject, 'answered'>,
  send: Send,
): Promise<void> {
  await hub.answered(task.id, await isConfirmed(task, send))
}

/**
 * Whether a subscriber confirms what is asked in its name: it has to answer 2xx with the challenge
 * and nothing else (WebSub §5.3). A denial asks nothing (§5.2).
 */
async function isConfirmed(task: CallbackTask, send: Send): Promise<boolean> {
  const challenge = randomText()
  try {
    const answer = await send(callbackUrl(task.callback, parametersOf(task, challenge)), {
      headers: { Accept: '*/*', 'User-Agent': userAgent },
      redirect: 'manual',
      signal: AbortSignal.timeout(hubLimits.timeout * 1000),
    })
    const echo = await readBytes(answer.body, challenge.length)
    return answer.ok && echo !== undefined && new TextDecoder().decode(echo) === challenge
  } catch {
    // There was no answer, or not all of it in time.
    return false
  }
}

/** Tells subscribers who is calling. */
export const userAgent = 'Feedmill (WebSub hub)'

function parametersOf(
  { mode, asked, lease }: CallbackTask,
  challenge: string,
): Record<string, string> {
  const common = { 'hub.mode': mode, 'hub.topic': asked }
  if (mode === 'denied') return { ...common, 'hub.reason': 'There is no such feed any more.' }
  return {
    ...common,
    'hub.challenge': challenge,
    ...(mode === 'subscribe' && { 'hub.lease_seconds': String(lease) }),
  }
}

/** Nobody can guess it, and it is used once (WebSub §8.2). */
function randomText(): string {
  return crypto
    .getRandomValues(new Uint8Array(24))
    .reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '')
}
