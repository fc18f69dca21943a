import type { FeedView } from '../feed/feed-view.ts'
import { type Change, type Part, parts, subjectOf } from './change.ts'
import type { ChangeId } from './change-kinds.ts'

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

/** A format without the date of edits has the same edit as one in which the date stays. */
const edits: readonly ChangeId[] = ['item-changed', 'item-edited-silently']

/** The formats have different parts, so these do not tell changes apart. */
function keyOf(change: Change): string {
  const { kind, was, is } = change
  return JSON.stringify([edits.includes(kind) ? 'edit' : kind, subjectOf(change), was, is])
}

function withFeed(known: ToldChange, change: Change, feed: ChannelFeed): ToldChange {
  const details = new Set<Part>([...known.details, ...change.details])
  const isKnown = known.feeds.some(({ path }) => path === feed.path)
  return {
    ...known,
    kind: change.kind === 'item-edited-silently' ? change.kind : known.kind,
    details: parts.filter((part) => details.has(part)),
    feeds: isKnown ? known.feeds : [...known.feeds, feed],
  }
}
