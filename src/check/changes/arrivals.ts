import type { ItemView } from '../feed/feed-view.ts'
import { type Change, feedChange, itemChange } from './change.ts'

/** Readers that show this many old items at once annoy their users. */
const floodItems = 10

/** Items that the feed did not have, and whether they are too many old ones. */
export function arrivals(arrived: readonly ItemView[], before: readonly ItemView[]): Change[] {
  const dates = before.flatMap(({ published }) => published ?? [])
  const oldest = Math.min(...dates)
  const newest = Math.max(...dates)
  const late = arrived.filter(({ published }) => published !== undefined && published < newest)
  return [
    ...(late.length >= floodItems ? [feedChange('flood', undefined, String(late.length))] : []),
    ...arrived.map((item) =>
      itemChange(isOlder(item, oldest) && dates.length > 0 ? 'item-back' : 'item-new', item),
    ),
  ]
}

function isOlder({ published }: ItemView, moment: number): boolean {
  return published !== undefined && published < moment
}
