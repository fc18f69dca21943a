import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { canonicalOrigin } from '../../src/serve/canonical-origin.ts'
import { webAddress } from '../support/web-address.ts'

const site = 'https://site.example'

const staying = [
  'https://site.example',
  'https://SITE.example:443',
  'https://feedmill.someone.workers.dev',
  'https://1a2b3c4d-feedmill.someone.workers.dev',
  'http://localhost:8787',
  'http://127.0.0.1:8787',
  'http://127.1.2.3',
  'http://[::1]:8787',
]

const moving = [
  'http://site.example',
  'https://site.example:8443',
  'https://www.site.example',
  'https://site.example.evil.example',
  'https://site.example.',
  'https://workers.dev.evil.example',
  'https://notworkers.dev',
  'https://localhost.evil.example',
  'https://127.0.0.1.evil.example',
]

describe('canonicalOrigin', () => {
  for (const origin of staying) {
    it(`leaves a request to ${origin} where it is`, () => {
      assert.equal(canonicalOrigin(new URL('/rss.xml?a=b', origin), site), undefined)
    })
  }

  for (const origin of moving) {
    it(`moves a request to ${origin}`, () => {
      assert.equal(canonicalOrigin(new URL('/rss.xml?a=b', origin), site), site)
    })
  }

  it('gives the address of the site or nothing for any address', () => {
    fc.assert(
      fc.property(webAddress, (address) =>
        [undefined, site].includes(canonicalOrigin(new URL(address), site)),
      ),
    )
  })
})
