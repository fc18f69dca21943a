import { mapConcurrently } from '../model/map-concurrently.ts'
import { type Send, userAgent } from './ask-callback.ts'
import { hubLimits } from './hub-limits.ts'
import type { Delivery, DeliveryReport, DeliveryTask, HubObject } from './hub-object.ts'

interface DeliveryOptions {
  /** The address of the hub. */
  url: string
  send: Send
}

/** Makes deliveries and tells of each as soon as its callback has answered. */
export async function makeDeliveries(
  task: DeliveryTask,
  hub: Pick<HubObject, 'report'>,
  options: DeliveryOptions,
): Promise<void> {
  const reporter = reporterTo(hub)
  await mapConcurrently(task.deliveries, hubLimits.callbacksAtOnce, async (delivery) => {
    const status = await deliver(task, delivery, options)
    reporter.add({ id: delivery.id, version: task.version, status })
  })
  await reporter.done()
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

/**
 * Tells each outcome at once; what comes while one is being told goes together with the next. The
 * time in which an end of the Worker would have a delivery made twice is that of one call.
 */
function reporterTo(hub: Pick<HubObject, 'report'>) {
  let waiting: DeliveryReport[] = []
  let telling: Promise<void> | undefined

  async function tell(): Promise<void> {
    while (waiting.length > 0) {
      const reports = waiting
      waiting = []
      await insist(() => hub.report(reports))
    }
    telling = undefined
  }

  return {
    add(report: DeliveryReport): void {
      waiting.push(report)
      telling ??= tell()
      // Whoever waits for all of them is told.
      telling.catch(() => {})
    },
    async done(): Promise<void> {
      await telling
    },
  }
}

// A deploy starts the object anew, and calls fail for that moment.
const waits = [100, 1_000, 5_000]

/** Calls again when a call fails: what is not told would be delivered twice. */
async function insist(call: () => Promise<void>): Promise<void> {
  for (const wait of waits) {
    try {
      return await call()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  await call()
}
