import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeDeliveries } from '../../src/hub/deliver.ts'
import { hubLimits } from '../../src/hub/hub-limits.ts'
import type { DeliveryReport, DeliveryTask } from '../../src/hub/hub-object.ts'

const count = hubLimits.callbacksAMessage
const task: DeliveryTask = {
  topic: 'https://harbour.example/rss.xml',
  version: '"1"',
  mediaType: 'application/rss+xml',
  body: new Uint8Array(),
  deliveries: Array.from({ length: count }, (_, id) => ({
    id,
    callback: `https://${id}.example/`,
  })),
}

function callbacks(onCall: () => void = () => {}) {
  const called: string[] = []
  async function send(url: string): Promise<Response> {
    called.push(url)
    onCall()
    return new Response(null, { status: 204 })
  }
  return { called, options: { url: 'https://harbour.example/hub', send } }
}

describe('makeDeliveries', () => {
  it('tells each outcome, also after calls that failed', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
    const { called, options } = callbacks()
    const told: DeliveryReport[] = []
    let calls = 0
    async function report(reports: readonly DeliveryReport[]): Promise<void> {
      calls += 1
      if (calls <= hubLimits.reportRetries.length) throw new Error('the object starts anew')
      told.push(...reports)
    }
    const done = makeDeliveries(task, { report }, options)
    for (const seconds of hubLimits.reportRetries) await passed(test, seconds)
    // So late that somebody else may soon get what has not begun.
    await done
    assert.equal(called.length, hubLimits.callbacksAtOnce)
    assert.deepEqual(told.map(({ id }) => id).sort(), [0, 1, 2, 3, 4, 5])
  })

  it('goes on after a call that failed once', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
    const { called, options } = callbacks()
    const told = new Set<number>()
    let calls = 0
    async function report(reports: readonly DeliveryReport[]): Promise<void> {
      calls += 1
      if (calls === 2) throw new Error('the object starts anew')
      for (const { id } of reports) told.add(id)
    }
    const done = makeDeliveries(task, { report }, options)
    await passed(test, hubLimits.reportRetries[0])
    await done
    assert.deepEqual([called.length, told.size], [count, count])
  })

  it('calls nobody further when an outcome cannot be told, and fails', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
    const { called, options } = callbacks()
    const report = async (): Promise<void> => {
      throw new Error('out of order')
    }
    const done = assert.rejects(makeDeliveries(task, { report }, options), /out of order/)
    for (const seconds of hubLimits.reportRetries) await passed(test, seconds)
    await done
    assert.equal(called.length, hubLimits.callbacksAtOnce)
  })

  it('leaves what would begin late to who comes after', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
    const { called, options } = callbacks(() => test.mock.timers.tick(11_000))
    await makeDeliveries(task, { report: async () => {} }, options)
    assert.equal(called.length, 6)
  })
})

/** Lets what can go on do so, and then time pass. */
async function passed(
  test: { mock: { timers: { tick(milliseconds: number): void } } },
  seconds: number,
): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  test.mock.timers.tick(seconds * 1000)
  await new Promise((resolve) => setImmediate(resolve))
}
