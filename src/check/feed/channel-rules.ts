import type { Finding, Rule } from '../rule.ts'
import type { ItemView } from './feed-view.ts'
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
      return differences(channel, (items) => items.map(outline).join('\n'), 'items')
    },
  },
]

function differences(
  channel: OpenedChannel,
  facts: (items: readonly ItemView[]) => string,
  what: string,
): Finding[] {
  const views = channel.flatMap((opened) => {
    const view = feedViewOf(opened)
    return view ? [{ address: opened.address ?? '', items: view.items }] : []
  })
  const [first, ...others] = views
  if (!first) return []
  const expected = facts(first.items)
  return others
    .filter(({ items }) => facts(items) !== expected)
    .map(({ address, items }) => ({
      field: what,
      found: `${firstDifference(facts(items), expected)} in ${address}`,
      expected: `${firstDifference(expected, facts(items))} as in ${first.address}`,
    }))
}

function idsOf(items: readonly ItemView[]): string {
  return items.map(({ id }) => `\`${id}\``).join('\n')
}

/** What every format can say. */
function outline({ id, title, link, published }: ItemView): string {
  return `\`${title}\` (${id}) at ${link}, ${published}`
}

/** The first line that the other text does not have at the same place. */
function firstDifference(text: string, other: string): string {
  const lines = other.split('\n')
  return text.split('\n').find((line, index) => line !== lines[index]) ?? 'nothing'
}
