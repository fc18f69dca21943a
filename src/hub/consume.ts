import { mapConcurrently } from '../model/map-concurrently.ts'
import { carryOut, type Send } from './ask-callback.ts'
import { makeDeliveries } from './deliver.ts'
import { hubLimits } from './hub-limits.ts'
import type { HubMessage, HubObject } from './hub-object.ts'
import type { MessageBatch } from './platform.ts'

interface ConsumerOptions {
  /** The address of the hub. */
  url: string
  send: Send
}

/**
 * Works on messages of the queue, one after the other. A message only says what may be to do: one
 * that comes twice finds nothing to do. What fails here is tried again by the queue.
 */
export async function consume(
  { messages }: MessageBatch<HubMessage>,
  hub: HubObject,
  options: ConsumerOptions,
): Promise<void> {
  for (const message of messages) {
    await workOn(message.body, hub, options)
    message.ack()
  }
}

async function workOn(
  message: HubMessage,
  hub: HubObject,
  options: ConsumerOptions,
): Promise<void> {
  if ('ask' in message) {
    const tasks = await hub.tasks(message.ask)
    await mapConcurrently(tasks, hubLimits.callbacksAtOnce, (task) =>
      carryOut(task, hub, options.send),
    )
    return
  }
  const task = await hub.claim(message.deliver)
  if (task) await makeDeliveries(task, hub, options)
}
