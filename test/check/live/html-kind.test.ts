import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { htmlKind } from '../../../src/check/live/html-kind.ts'

function kindOf(text: string): string | undefined {
  return htmlKind({ content: Buffer.from(text) })
}

describe('htmlKind', () => {
  it('tells a page from a feed, whatever comments stand before it', () => {
    const comments = '<!-- a -->\n'.repeat(2000)
    assert.equal(kindOf(`${comments}<!doctype html><title>Harbour</title>`), 'page')
    assert.equal(kindOf(`${comments}<html><title>Just a moment...</title>`), 'challenge')
    assert.equal(kindOf(`${comments}<rss version="2.0"></rss>`), undefined)
  })
})
