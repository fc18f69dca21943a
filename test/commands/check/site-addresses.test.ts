import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { siteAddresses } from '../../../src/commands/check/site-addresses.ts'
import { contentOf, frontMatter } from '../../read/support/small-site.ts'
import { now } from '../../support/local-site.ts'

/** Until when archives are to be kept, of a site with one more article. */
async function sameUntil(fields: string): Promise<number> {
  const text = `${frontMatter.replace('published: 2025-03-01\n', fields)}Text.`
  return siteAddresses(await contentOf({ 'articles/ferry.md': text }), [], now).sameUntil
}

describe('siteAddresses', () => {
  it('wants archives kept until the first article leaves that is to be seen', async () => {
    const leaving = await sameUntil('published: 2025-03-01\nexpires: 2098-02-01T00:00:00Z\n')
    assert.equal(leaving, Date.parse('2098-02-01T00:00:00Z'))
  })

  it('wants archives kept for good when articles are to come, whenever these leave', async () => {
    const coming = 'published: 2098-01-02T00:00:00Z\n'
    assert.equal(await sameUntil(coming), Number.POSITIVE_INFINITY)
    const short = `${coming}expires: 2098-01-03T00:00:00Z\n`
    assert.equal(await sameUntil(short), Number.POSITIVE_INFINITY)
  })
})
