import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cacheControl } from '../../src/serve/cache-control.ts'

const form = /^public, max-age=(\d+), stale-while-revalidate=(\d+), stale-if-error=(\d+)$/

describe('cacheControl', () => {
  it('keeps an answer for a quarter of the time between two polls', () => {
    assert.equal(
      cacheControl(60),
      'public, max-age=900, stale-while-revalidate=3600, stale-if-error=86400',
    )
  })

  it('keeps an answer no longer than until it changes', () => {
    assert.equal(
      cacheControl(60, 600_000),
      'public, max-age=600, stale-while-revalidate=0, stale-if-error=0',
    )
  })

  it('keeps a stale answer no longer than until it changes', () => {
    assert.equal(
      cacheControl(60, 1_000_000),
      'public, max-age=900, stale-while-revalidate=100, stale-if-error=100',
    )
  })

  it('keeps nothing within the last second', () => {
    const nothing = 'public, max-age=0, stale-while-revalidate=0, stale-if-error=0'
    assert.equal(cacheControl(60, 999), nothing)
    assert.equal(cacheControl(60, -5), nothing)
  })

  it('never lets anything be used past the change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15, max: 1440 }), fc.nat(200_000_000), (polling, left) => {
        const [, maxAge, ...stale] = form.exec(cacheControl(polling, left)) ?? []
        assert.ok(maxAge !== undefined)
        for (const more of stale) assert.ok((Number(maxAge) + Number(more)) * 1000 <= left)
      }),
    )
  })
})
