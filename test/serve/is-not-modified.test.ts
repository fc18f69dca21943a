import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isNotModified } from '../../src/serve/is-not-modified.ts'

const now = Date.UTC(2026, 10, 1)
const lastModified = Date.UTC(2025, 3, 13, 4, 32)
const etag = 'W/"abc,d"'

const tagCases: [title: string, list: string, expected: boolean][] = [
  ['the tag itself', 'W/"abc,d"', true],
  ['the strong form of the tag', '"abc,d"', true],
  ['a list that holds the tag', '"x", W/"abc,d", "y"', true],
  ['a list without white space', '"x",W/"abc,d","y"', true],
  ['a list with much white space', ' "x" ,\t W/"abc,d" , ', true],
  ['a list with a comma in another tag', '"x, y", W/"abc,d"', true],
  ['any tag at all', '*', true],
  ['any tag at all, with white space', ' * ', true],
  ['another tag', 'W/"abc"', false],
  ['a tag that contains the tag', 'W/"xabc,d"', false],
  ['a tag in another case', 'W/"ABC,D"', false],
  ['a tag without quotes', 'abc,d', false],
  ['a tag whose name is a star', '"*"', false],
  ['an empty list', '', false],
]

const dateCases: [title: string, date: string, expected: boolean][] = [
  ['the time of the change', 'Sun, 13 Apr 2025 04:32:00 GMT', true],
  ['that time as RFC 850 writes it', 'Sunday, 13-Apr-25 04:32:00 GMT', true],
  ['that time as asctime writes it', 'Sun Apr 13 04:32:00 2025', true],
  ['a later time', 'Sun, 13 Apr 2025 04:32:01 GMT', true],
  ['now', 'Sun, 01 Nov 2026 00:00:00 GMT', true],
  ['an earlier time', 'Sun, 13 Apr 2025 04:31:59 GMT', false],
  ['a time ahead', 'Sun, 01 Nov 2026 00:00:01 GMT', false],
  ['no date', 'yesterday', false],
]

describe('isNotModified', () => {
  for (const [title, list, expected] of tagCases) {
    it(`is ${expected} for ${title} in If-None-Match`, () => {
      assert.equal(ask({ 'If-None-Match': list }), expected)
    })
  }

  for (const [title, date, expected] of dateCases) {
    it(`is ${expected} for ${title} in If-Modified-Since`, () => {
      assert.equal(ask({ 'If-Modified-Since': date }), expected)
    })
  }

  it('is false without a condition', () => {
    assert.equal(ask({}), false)
  })

  it('looks at the tags only, where both are present', () => {
    const same = 'Sun, 13 Apr 2025 04:32:00 GMT'
    const earlier = 'Sun, 13 Apr 2024 04:32:00 GMT'
    assert.equal(ask({ 'If-None-Match': '"x"', 'If-Modified-Since': same }), false)
    assert.equal(ask({ 'If-None-Match': '', 'If-Modified-Since': same }), false)
    assert.equal(ask({ 'If-None-Match': etag, 'If-Modified-Since': earlier }), true)
  })

  it('finds the tag at any place of any list, and only there', () => {
    const lists = fc.tuple(fc.array(tags()), fc.array(tags()), fc.constantFrom(',', ', ', ' , '))
    fc.assert(
      fc.property(lists, ([before, after, comma]) => {
        assert.equal(ask({ 'If-None-Match': [...before, etag, ...after].join(comma) }), true)
        assert.equal(ask({ 'If-None-Match': [...before, ...after].join(comma) }), false)
      }),
    )
  })

  it('answers whatever the headers say', () => {
    fc.assert(
      fc.property(headerTexts(), headerTexts(), (list, date) => {
        assert.equal(typeof ask({ 'If-None-Match': list }), 'boolean')
        assert.equal(typeof ask({ 'If-Modified-Since': date }), 'boolean')
      }),
    )
  })
})

function ask(headers: Record<string, string>): boolean {
  return isNotModified(new Headers(headers), { etag, lastModified }, now)
}

/** Entity tags other than the one that the tests look for (RFC 9110 §8.8.3). */
function tags(): fc.Arbitrary<string> {
  const opaque = fc.stringMatching(/^[\x21\x23-\x7e\x80-\xff]*$/)
  return fc
    .tuple(fc.constantFrom('', 'W/'), opaque)
    .map(([weak, text]) => `${weak}"${text}"`)
    .filter((tag) => !etag.endsWith(tag))
}

function headerTexts(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[\t\x20-\x7e\x80-\xff]*$/)
}
