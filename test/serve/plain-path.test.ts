import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { now } from '../support/local-site.ts'
import { type Ask, memorySite } from './memory-site.ts'

describe('a path in which characters are escaped that need not be', () => {
  let ask: Ask
  before(async () => {
    ask = await memorySite({}, now)
  })

  for (const path of ['/%72ss.xml', '/topics/%76isas/', '/topics/visas/feed%2Ejson']) {
    it(`leads to the same as without: ${path}`, async () => {
      const plain = await ask(decodeURIComponent(path), now)
      const escaped = await ask(path, now)
      assert.equal(escaped.status, 200)
      assert.deepEqual(await escaped.bytes(), await plain.bytes())
    })
  }

  it('is not taken apart where the escape means something', async () => {
    assert.equal((await ask('/topics%2Fvisas/', now)).status, 404)
  })
})
