import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { feedTable } from '../../src/commands/feed-table.ts'
import { articleText, asciiJson, contentOf } from '../support/memory-content.ts'
import { plainSite } from '../support/plain-site.ts'

const content = await contentOf({
  ...plainSite,
  'articles/one.md': articleText(
    { title: 'One', id: 'tag:site.example,2025:1', published: '2025-01-01', topics: ['a'] },
    'Text.',
  ),
  'topics.yaml': asciiJson({ a: { title: 'A topic', description: 'A.', keywords: ['a'] } }),
})

describe('feedTable', () => {
  it('has a row for each channel and a column for each format', () => {
    assert.deepEqual(feedTable(content, 'http://h', 100).split('\n'), [
      '         RSS                        Atom                        JSON Feed',
      'Harbour  http://h/rss.xml           http://h/atom.xml           http://h/feed.json',
      'A topic  http://h/topics/a/rss.xml  http://h/topics/a/atom.xml  http://h/topics/a/feed.json',
    ])
  })

  it('has the addresses one below the other where the table is too wide', () => {
    assert.deepEqual(feedTable(content, 'http://h', 80).split('\n').slice(0, 5), [
      'Harbour',
      '  http://h/rss.xml',
      '  http://h/atom.xml',
      '  http://h/feed.json',
      'A topic',
    ])
  })
})
