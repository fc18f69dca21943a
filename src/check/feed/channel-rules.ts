import { isIri } from '../../model/article-ids.ts'
import type { Finding, Rule } from '../rule.ts'
import type { FeedView, ItemView } from './feed-view.ts'
import { feedViewOf } from './feed-view-of.ts'
import type { OpenedFeed } from './opened-feed.ts'

/** The feeds of one channel, each in another format. */
export type OpenedChannel = readonly OpenedFeed[]

/** Whether the formats of a channel say the same. */
export const channelRules: readonly Rule<OpenedChannel>[] = [
  {
    id: 'formats-ids-differ',
    level: 'error',
    sentence: 'All formats of a feed have the same items under the same ids.',
    find: (channel) => differences(channel, idsOf, 'ids'),
  },
  {
    id: 'formats-items-differ',
    level: 'warning',
    sentence: 'All formats of a feed say the same of an item.',
    find(channel) {
      if (differences(channel, idsOf, 'ids').length > 0) return []
      return differences(channel, ({ items }) => items.map(outline).join('\n'), 'items')
    },
  },
]

function differences(
  channel: OpenedChannel,
  facts: (view: FeedView, other: FeedView) => string,
  what: string,
): Finding[] {
  const views = channel.flatMap((opened) => {
    const view = feedViewOf(opened)
    return view ? [{ address: opened.address ?? '', ...view }] : []
  })
  const [first, ...others] = views
  if (!first) return []
  return others
    .map((other) => ({ other, there: facts(other, first), here: facts(first, other) }))
    .filter(({ there, here }) => there !== here)
    .map(({ other, there, here }) => ({
      field: what,
      found: `${firstDifference(there, here)} in ${other.address}`,
      expected: `${firstDifference(here, there)} as in ${first.address}`,
    }))
}

/**
 * What readers know the items by. An id that is no IRI cannot stand in Atom (RFC 4287 §4.2.6), so
 * there the item has another one.
 */
function idsOf(view: FeedView, other: FeedView): string {
  const isSplit = (view.format === 'atom') !== (other.format === 'atom')
  const plain = isSplit ? (view.format === 'atom' ? other : view) : undefined
  return view.items
    .map(({ id, link }, index) => {
      const free = plain?.items[index]?.id
      return free !== undefined && !isIri(free) ? `the item at ${link}` : `\`${id}\``
    })
    .join('\n')
}

/** What every format can say. */
function outline({ title, link, published }: ItemView): string {
  return `\`${title}\` at ${link}, ${published}`
}

/** The first line that the other text does not have at the same place. */
function firstDifference(text: string, other: string): string {
  const lines = other.split('\n')
  return text.split('\n').find((line, index) => line !== lines[index]) ?? 'nothing'
}
