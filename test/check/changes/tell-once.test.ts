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

  it('tells an edit once that one format has no date of', () => {
    const formats = [
      ['rss', 'item-changed'],
      ['atom', 'item-edited-silently'],
      ['json', 'item-changed'],
    ] as const
    const [told, ...others] = tellOnce(
      formats.map(([format, kind]) => ({
        format,
        path: format,
        changes: [itemChange(kind, item(1))],
      })),
    )
    assert.deepEqual(others, [])
    assert.equal(told?.kind, 'item-edited-silently')
    assert.equal(told?.feeds.length, 3)
  })

  it('keeps items apart that have nothing but a title', () => {
    const changes = ['A', 'B'].map((title) => itemChange('item-new', { title }))
    assert.equal(tellOnce([{ format: 'rss', path: '/rss.xml', changes }]).length, 2)
  })

  it('names a feed once in which both dates of an item change alike', () => {
    const values = { was: '2026-05-02T08:00:00Z', is: '2026-05-01T08:00:00Z' }
    const changes = (['published', 'updated'] as const).map((part) =>
      itemChange('dates-backwards', item(1), { ...values, details: [part] }),
    )
    const [told, ...others] = tellOnce([{ format: 'rss', path: '/rss.xml', changes }])
    assert.deepEqual(others, [])
    assert.deepEqual(told?.details, ['published', 'updated'])
    assert.deepEqual(told?.feeds, [{ format: 'rss', path: '/rss.xml' }])
  })
})
