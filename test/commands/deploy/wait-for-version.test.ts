import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import { feedStates } from '../../../src/commands/deploy/feed-states.ts'
import { waitForVersion } from '../../../src/commands/deploy/wait-for-version.ts'

/** A server that gives these validators in turn, and the last one from then on. */
async function flapping(tags: readonly string[]) {
  const sockets = new Set<unknown>()
  let asked = 0
  const server = createServer(({ socket }, response) => {
    sockets.add(socket)
    response.setHeader('ETag', tags[Math.min(asked, tags.length - 1)] ?? '').end()
    asked += 1
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    connections: () => sockets.size,
    [Symbol.dispose]: () => server.close(),
  }
}

describe('waitForVersion', () => {
  it('wants the new version three times in a row, each time over a new connection', async () => {
    using build = await flapping(['W/"new"'])
    using site = await flapping(['"new"', 'W/"old"', 'W/"new"'])
    const waited = await waitForVersion({
      origin: site.origin,
      paths: ['/rss.xml'],
      expected: () => feedStates(build.origin, ['/rss.xml']),
      patience: 60,
      onProgress: () => {},
    })
    assert.equal(waited.answers, true)
    assert.deepEqual([site.asked(), site.connections(), build.asked()], [5, 5, 5])
  })

  it('goes with a build whose feeds change while it waits', async () => {
    using build = await flapping(['W/"old"', 'W/"new"'])
    using site = await flapping(['W/"old"', 'W/"new"'])
    const waited = await waitForVersion({
      origin: site.origin,
      paths: ['/rss.xml'],
      expected: () => feedStates(build.origin, ['/rss.xml']),
      patience: 0,
      onProgress: () => {},
    })
    assert.equal(waited.answers, true)
  })
})
