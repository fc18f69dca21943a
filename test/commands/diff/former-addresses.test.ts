import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type FormerAddresses,
  formerAddresses,
  noFormerAddresses,
} from '../../../src/commands/diff/former-addresses.ts'

function formerIn(...lines: string[]): FormerAddresses {
  const source = ['export default createWorker({', ...lines, '})'].join('\n')
  return formerAddresses({
    modules: [{ path: 'index.js', bytes: Buffer.from(source) }],
    assets: [],
  })
}

describe('formerAddresses', () => {
  it('gives the former addresses of articles by their page, as they are asked for', () => {
    const { pages } = formerIn(
      'redirects: {"/articles/ünder/":"ferry","/old/":"ferry","/b/":"quay"},',
    )
    assert.deepEqual(
      [...pages],
      [
        ['/articles/ferry/', ['/articles/%C3%BCnder/', '/old/']],
        ['/articles/quay/', ['/b/']],
      ],
    )
  })

  it('gives the former addresses of feeds, and not of pages or of names that are guessed', () => {
    const { feeds } = formerIn(
      'moves: {"/topics/a/":"/topics/b/","/topics/a/feed":"/topics/b/rss.xml","/topics/a/rss.xml":"/topics/b/rss.xml"},',
    )
    assert.deepEqual(feeds, ['/topics/a/rss.xml'])
  })

  it('gives nothing of a module that is written in another way', () => {
    assert.deepEqual(formerIn('redirects: {old},', 'moves: {"/a/rss.xml":1},'), noFormerAddresses)
    assert.deepEqual(formerAddresses({ modules: [], assets: [] }), noFormerAddresses)
  })
})
