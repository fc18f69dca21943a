import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { feedChange, itemChange } from '../../../src/check/changes/change.ts'
import { tellOnce } from '../../../src/check/changes/tell-once.ts'
import { item } from './sample-feeds.ts'

describe('tellOnce', () => {
  it('tells a change of all formats once, with the parts of all of them', () => {
    const told = tellOnce([
      {
        format: 'rss',
        path: '/rss.xml',
        changes: [itemChange('item-changed', item(1), { details: ['content'] })],
      },
      {
        format: 'atom',
        path: '/atom.xml',
        changes: [itemChange('item-changed', item(1), { details: ['title', 'content'] })],
      },
    ])
    assert.deepEqual(
      told.map(({ kind, details, feeds }) => ({
        kind,
        details,
        paths: feeds.map(({ path }) => path),
      })),
      [{ kind: 'item-changed', details: ['title', 'content'], paths: ['/rss.xml', '/atom.xml'] }],
    )
  })

  it('keeps changes of different items, kinds and values apart', () => {
    const told = tellOnce([
      {
        format: 'rss',
        path: '/rss.xml',
        changes: [
          itemChange('item-new', item(1)),
          itemChange('item-new', item(2)),
          itemChange('item-back', item(2)),
          feedChange('feed-moved', '/a'),
        ],
      },
      { format: 'json', path: '/feed.json', changes: [feedChange('feed-moved', '/b')] },
    ])
    assert.deepEqual(
      told.map(({ feeds }) => feeds.map(({ format }) => format)),
      [['rss'], ['rss'], ['rss'], ['rss'], ['json']],
    )
  })
})
