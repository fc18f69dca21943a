import { carryOut, type Send } from './ask-callback.ts'
import { hubLimits } from './hub-limits.ts'
import type { HubLimit, HubObject } from './hub-object.ts'
import { badRequest, type HubRefusal, tooMany } from './hub-refusal.ts'
import type { ExecutionContext } from './platform.ts'
import { readForm } from './read-form.ts'
import { type RequestContext, subscriptionRequest } from './subscription-request.ts'

export interface HubContext extends RequestContext {
  hub: HubObject
  /** Lasts for the request. */
  execution: ExecutionContext
  send: Send
}

/** What a request to the hub is answered: nothing but that it is taken, or why it is not. */
export type HubAnswer = 'accepted' | { refusal: HubRefusal }

/** Takes what is posted to the hub: a subscription, its end, or the ping of a publisher. */
export async function answerHub(request: Request, context: HubContext): Promise<HubAnswer> {
  const form = await readForm(request)
  if ('refusal' in form) return form
  const { fields } = form
  const mode = fields.get('hub.mode')
  if (fields.getAll('hub.mode').length > 1) return badRequest('hub.mode may be there once.')
  if (mode === 'publish') return await publishTopics(fields, context)
  if (mode === 'subscribe' || mode === 'unsubscribe') return await subscribe(mode, fields, context)
  return badRequest('hub.mode has to be subscribe, unsubscribe or publish.')
}

/**
 * Notes the request and answers; what the callback says to it is not waited for (WebSub §5.1.2),
 * but asked at once. Should that end early, the object has it made again.
 */
async function subscribe(
  mode: 'subscribe' | 'unsubscribe',
  fields: URLSearchParams,
  context: HubContext,
): Promise<HubAnswer> {
  const { hub, execution, send } = context
  const read = subscriptionRequest(mode, fields, context)
  if ('refusal' in read) return read
  const noted = await hub.request(read.request)
  if ('limit' in noted) return limitAnswer(noted.limit)
  execution.waitUntil(carryOut(noted.task, hub, send))
  return 'accepted'
}

/** Anyone may ping: it makes the hub look at its own feeds, and brings nothing into them (§6). */
async function publishTopics(
  fields: URLSearchParams,
  { hub, topicAt }: HubContext,
): Promise<HubAnswer> {
  const addresses = [...fields.getAll('hub.url'), ...fields.getAll('hub.topic')]
  if (addresses.length === 0) return badRequest('hub.url is missing: the address of a feed.')
  if (addresses.length > hubLimits.pingedTopics) {
    return badRequest(`hub.url may be there ${hubLimits.pingedTopics} times.`)
  }
  const topics = addresses.flatMap((address) => topicAt(address) ?? [])
  if (topics.length < addresses.length) return badRequest('hub.url is no feed of this site.')
  await hub.publish(topics)
  return 'accepted'
}

const day = 86_400

function limitAnswer(limit: HubLimit): HubAnswer {
  const { detail, seconds } = limitAnswers[limit]
  return tooMany(detail, seconds)
}

const limitAnswers: Record<HubLimit, { detail: string; seconds: number }> = {
  subscriptions: { detail: 'This hub has as many subscriptions as it can hold.', seconds: day },
  subscriptionsOfHost: {
    detail: `A host may have ${hubLimits.subscriptionsOfHost} subscriptions here.`,
    seconds: day,
  },
  pending: {
    detail: 'Too many requests wait for their callbacks.',
    seconds: hubLimits.requestTerm,
  },
  pendingOfHost: {
    detail: 'Too many requests for callbacks of this host wait, or were not confirmed.',
    seconds: hubLimits.failedRequest,
  },
  pendingOfCallback: {
    detail: 'Too many requests for this callback wait, or were not confirmed.',
    seconds: hubLimits.failedRequest,
  },
}
