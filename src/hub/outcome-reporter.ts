import { hubLimits } from './hub-limits.ts'
import type { DeliveryReport, HubObject } from './hub-object.ts'

/**
 * Tells each outcome at once; what comes while one is being told goes together with the next. A call
 * that fails is made again, as while a deploy starts the object anew: what nobody notes is delivered
 * twice.
 * @returns tells an outcome, and resolves as soon as it is noted
 */
export function outcomeReporter(
  hub: Pick<HubObject, 'report'>,
): (report: DeliveryReport) => Promise<void> {
  const waiting: DeliveryReport[] = []
  let telling: Promise<void> | undefined

  async function tell(): Promise<void> {
    for (let failures = 0; waiting.length > 0; ) {
      const reports = [...waiting]
      try {
        await hub.report(reports)
        waiting.splice(0, reports.length)
      } catch (error) {
        const seconds = hubLimits.reportRetries[failures]
        if (seconds === undefined) throw error
        failures += 1
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
      }
    }
  }

  return async (report) => {
    waiting.push(report)
    telling ??= tell().finally(() => {
      telling = undefined
    })
    await telling
  }
}
