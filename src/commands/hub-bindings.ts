import type { V4WorkerOptions } from 'miniflare'
import { hubFile } from '../bundle/hub-file.ts'
import type { OutputFile } from '../bundle/output-file.ts'

/**
 * What a build with a hub of its own has on the platform: the Durable Object and the queue, with
 * their settings (`deploy/worker-config.ts`). Nothing for other builds, which start sooner.
 */
export function hubBindings(
  modules: readonly OutputFile[],
): Pick<V4WorkerOptions, 'durableObjects' | 'queueProducers' | 'queueConsumers'> {
  if (!modules.some(({ path }) => path === hubFile)) return {}
  const queue = 'deliveries'
  return {
    durableObjects: { HUB: { className: 'Hub', useSQLite: true } },
    queueProducers: { DELIVERIES: queue },
    queueConsumers: { [queue]: { maxBatchSize: 1, maxBatchTimeout: 0, maxRetries: 3 } },
  }
}
