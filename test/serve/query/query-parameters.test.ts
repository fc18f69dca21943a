import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isFeedParameter, queryParameters } from '../../../src/model/query-parameters.ts'

describe('isFeedParameter', () => {
  it('knows those of the list', () => {
    assert.ok(queryParameters.every(({ name }) => isFeedParameter(name)))
  })

  it('knows no others', () => {
    for (const name of ['', 'Any', 'utm_source', '__proto__', 'toString']) {
      assert.equal(isFeedParameter(name), false, name)
    }
  })
})

describe('queryParameters', () => {
  it('has a sentence for each', () => {
    for (const { description } of queryParameters) assert.match(description, /^[A-Z].*[^.]\.$/)
  })
})
