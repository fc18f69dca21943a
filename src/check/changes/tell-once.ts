import type { FeedView } from '../feed/feed-view.ts'
import { type Change, type Part, parts } from './change.ts'

/** A change as it is told of a channel. */
export interface ToldChange extends Change {
  /** The formats whose subscribers see it, in their order. */
  formats: FeedView['format'][]
}

/** The changes of the feeds of one channel, each told once however many formats show it. */
export function tellOnce(
  feeds: readonly { format: FeedView['format']; changes: readonly Change[] }[],
): ToldChange[] {
  const told = new Map<string, ToldChange>()
  for (const { format, changes } of feeds) {
    for (const change of changes) {
      const key = keyOf(change)
      const known = told.get(key)
      if (!known) told.set(key, { ...change, formats: [format] })
      else told.set(key, merged(known, change, format))
    }
  }
  return [...told.values()]
}

/** The formats have different parts, so these do not tell changes apart. */
function keyOf({ kind, item, was, is }: Change): string {
  return JSON.stringify([kind, item && (item.id ?? item.link ?? item.title), was, is])
}

function merged(known: ToldChange, change: Change, format: FeedView['format']): ToldChange {
  const details = new Set<Part>([...known.details, ...change.details])
  return {
    ...known,
    details: parts.filter((part) => details.has(part)),
    formats: known.formats.includes(format) ? known.formats : [...known.formats, format],
  }
}
