import { type Change, itemChange } from './change.ts'
import { type Circumstances, isThere } from './circumstances.ts'
import { type StoredItem, strangerAt } from './stored-item.ts'

/** Why the items are not in the feed any more. */
export function departures(gone: readonly StoredItem[], circumstances: Circumstances): Change[] {
  return gone.map((stored) => departure(stored, circumstances))
}

function departure(stored: StoredItem, { carried, articles, expired }: Circumstances): Change {
  const { item, answer } = stored
  const isIn = (ids: ReadonlySet<string>): boolean => item.id !== undefined && ids.has(item.id)
  if (isIn(expired)) return itemChange('item-expired', item)
  if (answer?.status === 410) return itemChange('item-removed', item)
  if (answer && !isThere(answer)) return itemChange('item-lost', item)
  const owner = newOwner(stored)
  if (owner !== undefined) return itemChange('address-taken', item, { was: item.link, is: owner })
  if (isIn(carried)) return itemChange('item-left-window', item)
  return itemChange(answer || isIn(articles) ? 'item-taken-out' : 'item-unseen', item)
}

/** The title of another article that has the address now; a redirect leads to a successor. */
function newOwner({ item, answer }: StoredItem): string | undefined {
  if (!answer || answer.target !== undefined || item.id === undefined) return undefined
  return strangerAt(answer, item, item.id)
}
