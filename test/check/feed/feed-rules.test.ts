import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applyRules } from '../../../src/check/apply-rules.ts'
import { feedRules } from '../../../src/check/feed/feed-rules.ts'
import { openFeed, type ServedFeed } from '../../../src/check/feed/open-feed.ts'
import { brokenSamples, sampleBytes } from './broken-samples.ts'
import { now, soundDocuments } from './sound-documents.ts'

const utf8 = new TextEncoder()

function fired(served: Omit<ServedFeed, 'now'>): string[] {
  return applyRules(feedRules, openFeed({ ...served, now })).map(({ rule }) => rule.id)
}

describe('feedRules', () => {
  for (const [format, document] of Object.entries(soundDocuments)) {
    it(`have nothing against sound ${format}`, () => {
      assert.deepEqual(fired({ bytes: utf8.encode(document) }), [])
    })
  }

  for (const { id } of feedRules) {
    const samples = brokenSamples[id] ?? []
    it(`has samples of ${id}`, () => assert.ok(samples.length > 0))
    for (const [index, sample] of samples.entries()) {
      it(`find ${id} and nothing else in ${sample.format} ${index + 1}`, () => {
        const bytes = sampleBytes(sample, soundDocuments[sample.format])
        const { address } = sample
        assert.deepEqual(fired({ bytes, ...(address ? { address } : {}) }), [id])
      })
    }
  }

  it('have ids of their own, which begin with what they are about', () => {
    const ids = feedRules.map(({ id }) => id)
    assert.deepEqual(ids, [...new Set(ids)])
    for (const id of ids) assert.match(id, /^(?:feed|rss|atom|json|opml)(?:-[a-z0-9]+)+$/)
    assert.deepEqual(
      Object.keys(brokenSamples).filter((id) => !ids.includes(id)),
      [],
    )
  })
})
