import type { FeedView, ItemView } from '../feed/feed-view.ts'
import { arrivals } from './arrivals.ts'
import { type Change, feedChange } from './change.ts'
import type { Circumstances } from './circumstances.ts'
import { compareRenamed, compareSame } from './compare-items.ts'
import { departures } from './departures.ts'
import { documentChanges } from './document-changes.ts'
import { pairItems } from './pair-items.ts'
import { rebased } from './rebased.ts'
import { storedItem } from './stored-item.ts'

/**
 * What the subscribers of a feed will see after a deploy.
 * @param before absent for a feed that there was not
 * @param after what its address gives then; absent where it gives no feed
 */
export function compareFeeds(
  before: FeedView | undefined,
  after: FeedView | undefined,
  circumstances: Circumstances,
): Change[] {
  if (circumstances.missing !== undefined) {
    return [feedChange('feed-missing', `HTTP ${circumstances.missing}`)]
  }
  if (!before) return after ? [feedChange('feed-new')] : []
  if (!after) return [ended(circumstances)]
  const { origins } = circumstances
  const [old, fresh] = [rebased(before, origins), rebased(after, origins)]
  const pairing = pairItems(old.items, fresh.items, circumstances)
  const unmoved = new Map(old.items.map((item, index) => [item, before.items[index] ?? item]))
  const stored = (item: ItemView) => storedItem(unmoved.get(item) ?? item, circumstances)
  return [
    ...documentChanges({ before: old, unmoved: before, after: fresh }, pairing, circumstances),
    ...arrivals(pairing.arrived, old.items),
    ...pairing.renamed.flatMap((pair) => compareRenamed(pair, stored(pair.before))),
    ...pairing.same.flatMap((pair) => compareSame(pair, stored(pair.before))),
    ...departures(pairing.gone.map(stored), circumstances),
  ]
}

function ended({ address: { status } }: Circumstances): Change {
  if (status === 410) return feedChange('feed-retired')
  return feedChange('feed-gone', undefined, status === 200 ? 'no feed' : `HTTP ${status}`)
}
