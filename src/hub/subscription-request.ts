import { callbackProblem } from './callback-problem.ts'
import { hubLimits } from './hub-limits.ts'
import { badRequest, type HubRefusal, unprocessable } from './hub-refusal.ts'

/** What a subscriber asks for (WebSub §5.1). */
export interface SubscriptionRequest {
  mode: 'subscribe' | 'unsubscribe'
  /** The canonical address of the feed. */
  topic: string
  /** The address by which it was asked for, which the subscriber is told. */
  asked: string
  callback: string
  /** How long the subscription is to last, in seconds. */
  lease: number
  /** What deliveries are signed with. */
  secret?: string
}

export interface RequestContext {
  /** The canonical address of the feed at an address. */
  topicAt(address: string): string | undefined
  /** The hosts on which this site answers. */
  ownHosts: readonly string[]
}

/** Reads the fields of a subscription request, or says what is wrong with them. */
export function subscriptionRequest(
  mode: SubscriptionRequest['mode'],
  fields: URLSearchParams,
  { topicAt, ownHosts }: RequestContext,
): { request: SubscriptionRequest } | { refusal: HubRefusal } {
  const repeated = ['callback', 'topic', 'lease_seconds', 'secret'].find(
    (name) => fields.getAll(`hub.${name}`).length > 1,
  )
  if (repeated) return badRequest(`hub.${repeated} may be there once.`)
  const callback = fields.get('hub.callback')
  const asked = fields.get('hub.topic')
  if (!callback) return badRequest('hub.callback is missing: the address to deliver to.')
  if (!asked) return badRequest('hub.topic is missing: the address of a feed.')
  const lease = leaseOf(fields.get('hub.lease_seconds'), mode)
  if (lease === undefined) return badRequest('hub.lease_seconds has to be a number of seconds.')
  const secret = fields.get('hub.secret') ?? ''
  if (new TextEncoder().encode(secret).length > hubLimits.secretBytes) {
    return badRequest(`hub.secret has to have at most ${hubLimits.secretBytes} bytes.`)
  }
  const topic = topicAt(asked)
  if (topic === undefined) {
    return unprocessable('hub.topic is no feed of this site: use the rel=self address of a feed.')
  }
  const problem = callbackProblem(callback, ownHosts)
  if (problem) return unprocessable(`hub.callback ${problem}.`)
  // An empty key signs nothing.
  return { request: { mode, topic, asked, callback, lease, ...(secret !== '' && { secret }) } }
}

/** The lease in seconds that a hub of ours gives (§5.1, §8.2); it is ignored for unsubscribing. */
function leaseOf(written: string | null, mode: SubscriptionRequest['mode']): number | undefined {
  const { least, usual, most } = hubLimits.lease
  if (!written || mode === 'unsubscribe') return usual
  if (!/^[0-9]+$/.test(written) || Number(written) === 0) return undefined
  return Math.min(Math.max(Number(written), least), most)
}
