import { mapConcurrently } from '../model/map-concurrently.ts'
import { type Send, userAgent } from './ask-callback.ts'
import { hubLimits } from './hub-limits.ts'
import type { Delivery, DeliveryTask, HubObject } from './hub-object.ts'
import { outcomeReporter } from './outcome-reporter.ts'

interface DeliveryOptions {
  /** The address of the hub. */
  url: string
  send: Send
}

/**
 * Makes deliveries, and tells of each as soon as its callback has answered. Nobody is called before
 * the answer of the one before is noted: an end of the Worker leaves six in doubt at most.
 */
export async function makeDeliveries(
  task: DeliveryTask,
  hub: Pick<HubObject, 'report'>,
  options: DeliveryOptions,
): Promise<void> {
  const begun = Date.now()
  const tell = outcomeReporter(hub)
  const failures: unknown[] = []
  await mapConcurrently(task.deliveries, hubLimits.callbacksAtOnce, async (delivery) => {
    // Somebody else may have taken it when it would end; it is due again by itself.
    if (failures.length > 0 || Date.now() - begun > hubLimits.beginTerm * 1000) return
    const status = await deliver(task, delivery, options)
    const report = { id: delivery.id, version: task.version, status }
    await tell(report).catch((error) => failures.push(error))
  })
  if (failures.length > 0) throw failures[0]
}

/**
 * Sends a feed to a subscriber (WebSub §7).
 * @returns the status of the answer; 0 when there was none in time
 */
async function deliver(
  { topic, mediaType, body }: DeliveryTask,
  { callback, signature }: Delivery,
  { url, send }: DeliveryOptions,
): Promise<number> {
  try {
    const answer = await send(callback, {
      method: 'POST',
      headers: {
        'Content-Type': mediaType,
        Link: `<${url}>; rel="hub", <${topic}>; rel="self"`,
        'User-Agent': userAgent,
        ...(signature !== undefined && { 'X-Hub-Signature': signature }),
      },
      body,
      // A redirect is a failure (§7).
      redirect: 'manual',
      signal: AbortSignal.timeout(hubLimits.timeout * 1000),
    })
    // What else it says is not for us.
    await answer.body?.cancel()
    return answer.status
  } catch {
    return 0
  }
}
