import type { FeedView } from '../feed/feed-view.ts'
import { type Change, type Part, parts } from './change.ts'

/** A feed of a channel. */
export interface ChannelFeed {
  format: FeedView['format']
  path: string
}

/** A change as it is told of a channel. */
export interface ToldChange extends Change {
  /** The feeds whose subscribers see it. */
  feeds: ChannelFeed[]
}

/** The changes of the feeds of one channel, each told once however many feeds show it. */
export function tellOnce(
  feeds: readonly (ChannelFeed & { changes: readonly Change[] })[],
): ToldChange[] {
  const told = new Map<string, ToldChange>()
  for (const { format, path, changes } of feeds) {
    for (const change of changes) {
      const key = keyOf(change)
      const known = told.get(key) ?? { ...change, feeds: [] }
      told.set(key, withFeed(known, change, { format, path }))
    }
  }
  return [...told.values()]
}

/** The formats have different parts, so these do not tell changes apart. */
function keyOf({ kind, item, was, is }: Change): string {
  return JSON.stringify([kind, item && (item.id ?? item.link ?? item.title), was, is])
}

function withFeed(known: ToldChange, change: Change, feed: ChannelFeed): ToldChange {
  const details = new Set<Part>([...known.details, ...change.details])
  const isKnown = known.feeds.some(({ path }) => path === feed.path)
  return {
    ...known,
    details: parts.filter((part) => details.has(part)),
    feeds: isKnown ? known.feeds : [...known.feeds, feed],
  }
}
