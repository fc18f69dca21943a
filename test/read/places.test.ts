import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placesOf } from '../../src/read/values/places.ts'
import { memoryFiles } from '../support/memory-content.ts'

describe('placesOf', () => {
  it('serves two names of the same file each by its own', () => {
    const [one, other] = memoryFiles({ 'one.pdf': 'Text.', 'other.pdf': 'Text.' }).map((file) => ({
      ...file,
      version: () => 'the same',
    }))
    assert.ok(one && other)
    const given = { siteUrl: 'https://harbour.example', paths: [], hidden: new Map() }
    const { serve } = placesOf({ ...given, files: [one, other] })
    assert.deepEqual(
      [one, other].map((file) => serve(file).path.split('/').at(-1)),
      ['one.pdf', 'other.pdf'],
    )
  })
})
