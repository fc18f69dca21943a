import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { itemChange } from '../../../src/check/changes/change.ts'
import { tellOnce } from '../../../src/check/changes/tell-once.ts'
import type { ChannelChanges } from '../../../src/commands/diff/compare-sites.ts'
import { diffMarkdown, notComparedMarkdown } from '../../../src/commands/diff/diff-markdown.ts'

function channel(title: string, items: readonly string[]): ChannelChanges {
  const changes = items.map((item, place) =>
    itemChange(place === 0 ? 'item-lost' : 'item-new', {
      id: `tag:harbour.example,2026:${place}`,
      title: item,
    }),
  )
  const feeds = [{ format: 'rss' as const, path: '/rss.xml', changes }]
  return { title, path: '/', feeds, changes: tellOnce(feeds) }
}

describe('diffMarkdown', () => {
  it('tells the sum, the changes by channel, and what to do', () => {
    assert.equal(
      diffMarkdown([channel('Harbour news', ['The old pier', 'The winter timetable'])]),
      `1 feed: subscribers will see 1 new, 1 lost. 1 danger.

\`\`\`diff
@@ Harbour news  / @@
! lost  The old pier
+ new  The winter timetable
\`\`\`

- ! lost: It has left the feed and its page is not there. Bring it back, let an alias of its successor lead on, or take it back with \`removed\`.`,
    )
  })

  it('is one sentence when nothing changes', () => {
    const text = '1 feed: subscribers will see no change.'
    assert.equal(diffMarkdown([channel('Harbour news', [])]), text)
  })

  it('shows titles as they are, whatever they say', () => {
    fc.assert(
      fc.property(hostileTitle, hostileTitle, (title, item) => {
        const html = micromark(diffMarkdown([channel(title, [item])]))
        assert.equal(html.match(/<pre>/g)?.length, 1)
        const outside = html.replace(/<pre>.*<\/pre>/s, '')
        assert.doesNotMatch(outside, /@octocat|<(?!\/?(?:p|ul|li|code)>)/)
      }),
    )
  })

  it('fits into a comment, and says how much is left', () => {
    const items = Array.from({ length: 2000 }, (_, place) => `${place} ${'long '.repeat(100)}`)
    const text = diffMarkdown([channel('Harbour news', items)])
    assert.ok(text.length < 60_000, `${text.length}`)
    assert.match(text, /^\d+ more: `npm run diff` tells them all\.$/m)
    assert.match(text, /…$/m)
  })
})

describe('notComparedMarkdown', () => {
  it('shows the reason as it is', () => {
    const html = micromark(notComparedMarkdown('https://a.example/<b>: *no* ``` feed'))
    assert.match(html, /^<p>Nothing was compared\.<\/p>\n<pre>.*&lt;b&gt;: \*no\* ``` feed\n/)
  })

  it('shows a reason that looks like the end of it', () => {
    const html = micromark(notComparedMarkdown('one\n```\n*two*'))
    assert.match(html, /one\n```\n\*two\*\n<\/code><\/pre>$/)
  })
})

const hostileTitle = fc
  .array(
    fc.constantFrom('`', '```', '````', '~~~', '\n', '@octocat', '<b>', '#7', '](x)', 'a ', '*'),
  )
  .map((parts) => parts.join(''))
