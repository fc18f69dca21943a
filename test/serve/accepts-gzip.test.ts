import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { acceptsGzip } from '../../src/serve/accepts-gzip.ts'

const cases: [header: string, expected: boolean][] = [
  ['gzip', true],
  ['GZIP', true],
  ['x-gzip', true],
  ['gzip, deflate', true],
  ['br,gzip', true],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
  ['gzip ; q=0.5', true],
  ['gzip;Q=0.001', true],
  ['*', true],
  ['br, *;q=0.1', true],
  ['', false],
  ['identity', false],
  ['br', false],
  ['br, deflate, zstd', false],
  ['gzip;q=0', false],
  ['gzip;q=0.000', false],
  ['gzip;q=0, *', false],
  ['*;q=0', false],
  ['gzipped', false],
  ['not-gzip', false],
]

describe('acceptsGzip', () => {
  for (const [header, expected] of cases) {
    it(`is ${expected} for ${JSON.stringify(header)}`, () => {
      assert.equal(acceptsGzip(request({ header })), expected)
    })
  }

  it('is false without the header', () => {
    assert.equal(acceptsGzip(request({})), false)
  })

  it('believes the original of the client rather than the header of the edge', () => {
    assert.equal(acceptsGzip(request({ header: 'br, gzip', original: 'identity' })), false)
    assert.equal(acceptsGzip(request({ header: 'br, gzip', original: '' })), false)
    assert.equal(acceptsGzip(request({ header: 'identity', original: 'gzip' })), true)
  })

  it('answers whatever the header says', () => {
    const header = fc.oneof(
      fc.stringMatching(/^[\t\x20-\x7e\x80-\xff]*$/),
      fc.stringMatching(/^(gzip|\*)[;, ]*q?=?[\d.-]*$/),
    )
    fc.assert(
      fc.property(header, (text) => typeof acceptsGzip(request({ header: text })) === 'boolean'),
    )
  })
})

/** @param original what the edge says that the client sent */
function request({ header, original }: { header?: string; original?: string }): Request {
  const headers = header === undefined ? {} : { 'Accept-Encoding': header }
  const plain = new Request('https://site.example/', { headers })
  return original === undefined
    ? plain
    : Object.assign(plain, { cf: { clientAcceptEncoding: original } })
}
