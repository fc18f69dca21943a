import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parse } from 'smol-toml'
import type { BaseConfig } from '../../../src/commands/deploy/base-config.ts'
import { workerConfig } from '../../../src/commands/deploy/worker-config.ts'

const base = parse(readFileSync('wrangler.toml', 'utf8')) as BaseConfig
const url = 'https://harbour.example'
const plain = { site: { url }, hadOwnHub: false }

/** What was added to the configuration of the project. */
function added(hub: string | undefined, author: object = {}, hadOwnHub = false): object {
  const site = { url, ...(hub !== undefined && { hub }) }
  const config = workerConfig({ ...base, ...author }, { site, hadOwnHub })
  const before = new Set(Object.keys(base).filter((key) => key !== 'exports'))
  return Object.fromEntries(Object.entries(config).filter(([key]) => !before.has(key)))
}

describe('workerConfig', () => {
  it('names the build as it lies beside it, and builds nothing again', () => {
    const { build: _, ...rest } = base
    assert.deepEqual(workerConfig(base, plain), {
      ...rest,
      main: 'worker/index.js',
      assets: { ...(rest['assets'] as object), directory: 'assets' },
      triggers: { crons: [] },
    })
  })

  it('has a schedule for a hub elsewhere', () => {
    assert.deepEqual(added('https://hub.example/'), { triggers: { crons: ['*/5 * * * *'] } })
  })

  it("has what the site's own hub needs, named after the Worker", () => {
    assert.deepEqual(added('self', { name: 'ferries' }), {
      triggers: { crons: ['*/5 * * * *'] },
      durable_objects: { bindings: [{ name: 'HUB', class_name: 'Hub' }] },
      exports: { Hub: { type: 'durable-object', storage: 'sqlite' } },
      queues: {
        producers: [{ binding: 'DELIVERIES', queue: 'ferries-deliveries' }],
        consumers: [
          { queue: 'ferries-deliveries', max_batch_size: 1, max_batch_timeout: 0, max_retries: 3 },
        ],
      },
    })
  })

  it('deletes the subscriptions of an own hub that has been given up', () => {
    assert.deepEqual(added('https://hub.example/', {}, true), {
      triggers: { crons: ['*/5 * * * *'] },
      exports: { Hub: { type: 'durable-object', state: 'deleted' } },
    })
    assert.deepEqual(added('self', {}, true), added('self'))
  })

  it("keeps everything of the author's", () => {
    const tables = {
      triggers: { crons: ['0 5 * * *', '*/5 * * * *'] },
      durable_objects: { bindings: [{ name: 'OTHER', class_name: 'Other' }] },
      queues: { producers: [{ binding: 'MAIL', queue: 'mail' }] },
      exports: { Other: { type: 'durable-object', storage: 'sqlite' } },
      analytics_engine_datasets: [{ binding: 'STATS', dataset: 'harbour' }],
      routes: [{ pattern: 'harbour.example', custom_domain: true }],
    }
    const own = added('self') as typeof tables
    assert.deepEqual(added('self', tables), {
      ...tables,
      triggers: { crons: ['0 5 * * *', '*/5 * * * *'] },
      durable_objects: {
        bindings: [...tables.durable_objects.bindings, ...own.durable_objects.bindings],
      },
      queues: { ...own.queues, producers: [...tables.queues.producers, ...own.queues.producers] },
      exports: { ...tables.exports, ...own.exports },
    })
    const keys = fc
      .stringMatching(/^[a-z_]{3,20}$/)
      .filter((key) => !(key in own) && key !== 'build')
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), (fields) => {
        const config = workerConfig({ ...base, ...fields, name: 'harbour' }, plain)
        const { main: _, assets: __, name: ___, ...kept } = fields
        assert.deepEqual({ ...config, ...kept }, config)
      }),
    )
  })
})
