import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { feedChange, itemChange } from '../../../src/check/changes/change.ts'
import { tellOnce } from '../../../src/check/changes/tell-once.ts'
import { item } from './sample-feeds.ts'

describe('tellOnce', () => {
  it('tells a change of all formats once, with the parts of all of them', () => {
    const told = tellOnce([
      { format: 'rss', changes: [itemChange('item-changed', item(1), { details: ['content'] })] },
      {
        format: 'atom',
        changes: [itemChange('item-changed', item(1), { details: ['title', 'content'] })],
      },
    ])
    assert.deepEqual(
      told.map(({ kind, details, formats }) => ({ kind, details, formats })),
      [{ kind: 'item-changed', details: ['title', 'content'], formats: ['rss', 'atom'] }],
    )
  })

  it('keeps changes of different items, kinds and values apart', () => {
    const told = tellOnce([
      {
        format: 'rss',
        changes: [
          itemChange('item-new', item(1)),
          itemChange('item-new', item(2)),
          itemChange('item-back', item(2)),
          feedChange('feed-moved', '/a'),
        ],
      },
      { format: 'json', changes: [feedChange('feed-moved', '/b')] },
    ])
    assert.deepEqual(
      told.map(({ formats }) => formats),
      [['rss'], ['rss'], ['rss'], ['rss'], ['json']],
    )
  })
})
