import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { matchesRange } from '../../src/model/matches-range.ts'

const cases: [range: string, tag: string, expected: boolean][] = [
  ['en', 'en', true],
  ['en', 'en-gb', true],
  ['de-de', 'de-de-1996', true],
  ['zh-hant', 'zh-hant-tw', true],
  ['de-de', 'de-latn-de', false],
  ['de-de', 'de', false],
  ['en', 'eng', false],
  ['en-g', 'en-gb', false],
]

describe('matchesRange', () => {
  for (const [range, tag, expected] of cases) {
    it(`is ${expected} for ${range} and ${tag}`, () => {
      assert.equal(matchesRange(range, tag), expected)
    })
  }
})
