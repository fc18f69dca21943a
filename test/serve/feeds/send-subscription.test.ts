import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { contentBundle } from '../content-bundle.ts'
import { livingBundle } from '../memory-site.ts'
import { appears, built, harbourFiles, laterFile } from './harbour-feeds.ts'

const ask = livingBundle(await contentBundle({ ...harbourFiles, ...laterFile }, built))
const taking = { 'A-IM': 'feed' }

describe('a client that names many states of a feed', () => {
  it('gets what is new since one of the first ten', async () => {
    const { headers } = await ask('/rss.xml', built, { ...taking, 'If-None-Match': '"before"' })
    const own = headers.get('etag') ?? ''
    const [hash = '', state = ''] = own.split('.')
    // Each could be a state: only the moment of its newest article is another.
    const others = Array.from(
      { length: 10 },
      (_, index) => `${hash}${index}.A${index}${state.slice(2)}`,
    )
    const statusOf = async (tags: readonly string[]): Promise<number> =>
      (await ask('/rss.xml', appears, { ...taking, 'If-None-Match': tags.join(', ') })).status
    assert.equal(await statusOf([own]), 226)
    assert.equal(await statusOf([...others.slice(0, 9), own]), 226)
    assert.equal(await statusOf([...others, own]), 200)
  })
})
