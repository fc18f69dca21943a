import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atomIdOf } from '../../src/model/article-ids.ts'

describe('atomIdOf', () => {
  const id = 'tag:harbour.example,2025:one'
  const guids: [guid: string, isIri: boolean][] = [
    ['http://old.example/?p=1', true],
    ['URN:UUID:6E8BC430-9C3A-11D9-9669-0800200C9A66', true],
    ['https://old.example/çeşme', true],
    ['https://old.example/%C3%A7', true],
    ['https://old.example/100%', false],
    ['https://old.example/%zz', false],
    ['https://old.example/a b', false],
    ['/one', false],
    ['65f0c2a7e4b0d91f', false],
  ]
  for (const [guid, isIri] of guids) {
    it(`${isIri ? 'takes' : 'does not take'} ${guid}`, () => {
      assert.equal(atomIdOf({ id, guid }), isIri ? guid : id)
    })
  }
})
