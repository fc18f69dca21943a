import { type Hub, hubOf } from '../../model/hub.ts'
import { pushCron } from '../../model/push-tick.ts'
import type { Site } from '../../model/site.ts'
import type { BaseConfig } from './base-config.ts'

/** The class of the site's own hub, which the main module exports. */
const hubClass = 'Hub'

/** The name of the file that a deploy leaves in the folder of the build. */
export const configName = 'wrangler.json'

/** What a site needs of the platform. */
interface Needs {
  site: Pick<Site, 'url' | 'hub'>
  /** Whether the version that is live now has a hub of its own. */
  hadOwnHub: boolean
}

/**
 * What Wrangler deploys a build with: the author's configuration, and what the site needs besides.
 * Paths are those of the folder of the build, where it lies.
 */
export function workerConfig(
  { build: _, $schema: __, ...base }: BaseConfig,
  { site, hadOwnHub }: Needs,
): object {
  const hub = hubOf(site)
  return {
    ...base,
    main: 'worker/index.js',
    assets: { ...tableIn(base, 'assets'), directory: 'assets' },
    triggers: { ...tableIn(base, 'triggers'), crons: cronsOf(base, hub) },
    ...(hub?.own ? ownHubConfig(base) : hadOwnHub && withoutOwnHub(base)),
  }
}

/** The queue that deliveries of the site's own hub wait in: a Worker never takes another's. */
function deliveryQueue({ name }: Pick<BaseConfig, 'name'>): string {
  return `${name}-deliveries`
}

/**
 * All of them: Wrangler leaves those that are there as they are unless it is given a list, even an
 * empty one, so that a hub that has been switched off would be told of news for ever.
 */
function cronsOf(base: object, hub: Hub | undefined): string[] {
  const { crons } = tableIn(base, 'triggers')
  const own = Array.isArray(crons) ? crons.filter((cron) => typeof cron === 'string') : []
  return [...new Set([...own, ...(hub ? [pushCron] : [])])]
}

/** https://developers.cloudflare.com/durable-objects/reference/durable-objects-migrations/ */
function ownHubConfig(base: BaseConfig): object {
  const objects = tableIn(base, 'durable_objects')
  const queues = tableIn(base, 'queues')
  const queue = deliveryQueue(base)
  return {
    durable_objects: {
      ...objects,
      bindings: [...listIn(objects, 'bindings'), { name: 'HUB', class_name: hubClass }],
    },
    exports: {
      ...tableIn(base, 'exports'),
      [hubClass]: { type: 'durable-object', storage: 'sqlite' },
    },
    queues: {
      ...queues,
      // Wrangler creates the queue of a producer when it is not there.
      producers: [...listIn(queues, 'producers'), { binding: 'DELIVERIES', queue }],
      consumers: [...listIn(queues, 'consumers'), { queue, ...deliveryConsumer }],
    },
  }
}

// A message holds as many deliveries as one call may make requests on the Free plan.
const deliveryConsumer = { max_batch_size: 1, max_batch_timeout: 0, max_retries: 3 }

/**
 * The platform refuses a version without a class that has objects, until it is told to delete them:
 * a hub that nobody advertises needs no subscriptions.
 */
function withoutOwnHub(base: BaseConfig): object {
  const exports = { [hubClass]: { type: 'durable-object', state: 'deleted' } }
  return { exports: { ...exports, ...tableIn(base, 'exports') } }
}

function tableIn(config: object, name: string): Record<string, unknown> {
  const value = (config as Record<string, unknown>)[name]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function listIn(table: Record<string, unknown>, name: string): unknown[] {
  const value = table[name]
  return Array.isArray(value) ? value : []
}
