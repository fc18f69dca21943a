import type { ItemView } from '../feed/feed-view.ts'
import { type Change, itemChange } from './change.ts'
import type { ChangeId } from './change-kinds.ts'
import { answerTo, type Circumstances, isThere } from './circumstances.ts'

/** Why the items are not in the feed any more. */
export function departures(gone: readonly ItemView[], circumstances: Circumstances): Change[] {
  return gone.map((item) => itemChange(departure(item, circumstances), item))
}

function departure(item: ItemView, circumstances: Circumstances): ChangeId {
  const { carried, expired } = circumstances
  if (item.id !== undefined && expired.has(item.id)) return 'item-expired'
  const answer = answerTo(item.link, circumstances)
  if (answer?.status === 410) return 'item-removed'
  if (answer && !isThere(answer)) return 'item-lost'
  // Without a link on the site itself, nothing tells whether there is a page.
  return item.id !== undefined && carried.has(item.id) ? 'item-left-window' : 'item-taken-out'
}
