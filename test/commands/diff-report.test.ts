import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { itemChange } from '../../src/check/changes/change.ts'
import { tellOnce } from '../../src/check/changes/tell-once.ts'
import type { ChannelChanges } from '../../src/commands/diff/compare-sites.ts'
import { diffReport, summaryOf } from '../../src/commands/diff/diff-report.ts'

const lost = itemChange('item-lost', { id: 'tag:harbour.example,2026:1', title: 'Ferry\u001b[2J' })

function channel(path: string): ChannelChanges {
  const feeds = [{ format: 'rss' as const, path: `${path}rss.xml`, changes: [lost] }]
  return { title: 'Harbour news', path, feeds, changes: tellOnce(feeds) }
}

describe('diffReport', () => {
  it('paints dangers red, and nothing without colour', () => {
    assert.ok(diffReport([channel('/')], true).includes('\u001b[31m! lost\u001b[39m'))
    assert.ok(!diffReport([channel('/')], false).includes('\u001b'))
  })

  it('keeps what a title says to the terminal away from it', () => {
    assert.match(diffReport([channel('/')], false), /^ {2}! lost {2}Ferry \[2J$/m)
  })
})

describe('summaryOf', () => {
  it('counts an item of several channels once', () => {
    assert.deepEqual(summaryOf([channel('/'), channel('/topics/ferries/')]), { 'item-lost': 1 })
  })
})
