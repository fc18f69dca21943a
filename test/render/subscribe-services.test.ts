import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { subscribeServices } from '../../src/render/subscribe-services.ts'
import { longWebAddress } from '../support/web-address.ts'

describe('the services for subscribing', () => {
  for (const { name, address: addressOf } of subscribeServices) {
    it(`are given the very address of the feed: ${name}`, () => {
      fc.assert(
        fc.property(longWebAddress, (feed) => {
          const url = new URL(addressOf(feed))
          assert.equal(url.protocol, 'https:')
          const given = [
            ...url.searchParams.values(),
            decodeURIComponent(url.pathname).replace(/^.*?\/feed\//, ''),
          ]
          assert.ok(given.includes(feed), url.href)
          assert.equal(url.hash, '')
          assert.ok([...url.searchParams].length <= 1, url.href)
        }),
      )
    })
  }

  it('have names of their own', () => {
    const names = subscribeServices.map(({ name }) => name)
    assert.equal(new Set(names).size, names.length)
  })
})
