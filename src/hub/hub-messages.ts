import { hubLimits } from './hub-limits.ts'
import type { HubMessage } from './hub-object.ts'

/** The messages by which deliveries are made. */
export function deliveryMessages(ids: readonly number[]): HubMessage[] {
  return messagesOf(ids).map((deliver) => ({ deliver }))
}

/** So many of them in each message as one call can work on. */
export function messagesOf(ids: readonly number[]): number[][] {
  const size = hubLimits.callbacksAMessage
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    ids.slice(index * size, (index + 1) * size),
  )
}
