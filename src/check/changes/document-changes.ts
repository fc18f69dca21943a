import { instant } from '../../model/instant.ts'
import { newestWindow } from '../../model/window.ts'
import type { FeedView, ItemView } from '../feed/feed-view.ts'
import { type Change, feedChange } from './change.ts'
import type { Circumstances } from './circumstances.ts'
import { departures } from './departures.ts'
import type { Pairing } from './pair-items.ts'
import { storedItem } from './stored-item.ts'

/** A feed before and after a deploy. */
export interface FeedPair {
  /** With the addresses that it would have at the new origin. */
  before: FeedView
  /** As it stands. */
  unmoved: FeedView
  after: FeedView
}

/** What changes in the feed itself. */
export function documentChanges(
  feeds: FeedPair,
  pairing: Pairing,
  circumstances: Circumstances,
): Change[] {
  return [
    ...moved(feeds, circumstances),
    ...renamed(feeds),
    ...idChanged(feeds),
    ...dateBackwards(feeds, pairing),
    ...shrunk(feeds, pairing, circumstances),
  ]
}

/** To another origin, where all feeds move alike, or to another path. */
function moved(
  { before, unmoved, after }: FeedPair,
  { address, origins }: Circumstances,
): Change[] {
  const [was, is] = [unmoved.self, after.self].map((self) => originOf(self))
  if (was !== undefined && is !== undefined && was !== is) {
    return [feedChange('feed-moved', was, is)]
  }
  const { target } = address
  if (target !== undefined) return [movedTo(unmoved.self, origins.after + target)]
  if (before.self === undefined || before.self === after.self) return []
  return [movedTo(before.self, after.self)]
}

/** Feeds that keep their names move with their folder, all of them alike. */
function movedTo(was: string | undefined, is: string | undefined): Change {
  const sameName = nameOf(was) === nameOf(is)
  const [from, to] = [was, is].map((address) =>
    sameName ? address?.replace(/[^/]*$/, '') : address,
  )
  return feedChange('feed-moved', from, to)
}

function nameOf(address: string | undefined): string | undefined {
  return address?.replace(/^.*\//, '')
}

function originOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : URL.parse(address)?.origin
}

function renamed({ before, after }: FeedPair): Change[] {
  if (before.title === undefined || before.title === after.title) return []
  return [feedChange('feed-renamed', before.title, after.title)]
}

function idChanged({ before, after }: FeedPair): Change[] {
  if (before.id === undefined || before.id === after.id) return []
  return [feedChange('feed-id-changed', before.id, after.id)]
}

/** Unless it follows from what has become of an item, which is told of that item. */
function dateBackwards({ before, after }: FeedPair, { same, renamed, gone }: Pairing): Change[] {
  const [was, is] = [before.updated, after.updated]
  if (was === undefined || is === undefined || is >= was) return []
  const hasDate = ({ updated }: ItemView): boolean => updated === was
  const pairs = [...same, ...renamed]
  const follows =
    gone.some(hasDate) || pairs.some((pair) => hasDate(pair.before) && !hasDate(pair.after))
  return follows ? [] : [feedChange('feed-date-backwards', ...instants(was, is))]
}

function instants(was: number, is: number): [was: string, is: string] {
  return [instant(new Date(was)), instant(new Date(is))]
}

/**
 * Fewer items than before, of those that nobody has withdrawn, because the window is narrower:
 * by it the feed could not have held what it held. A burst of items that leaves the days of the
 * window is no such case.
 */
function shrunk({ before }: FeedPair, pairing: Pairing, circumstances: Circumstances): Change[] {
  const { same, renamed, gone, arrived } = pairing
  const stayed = same.length + renamed.length
  const [was, is] = [stayed + gone.length, stayed + arrived.length]
  if (was > 0 && is === 0) return [feedChange('feed-emptied', String(was), '0')]
  const pushedOut = departures(
    gone.map((item) => storedItem(item, circumstances)),
    circumstances,
  ).filter(({ kind }) => kind === 'item-left-window')
  if (is >= stayed + pushedOut.length || !isNarrower(before, circumstances)) return []
  return [feedChange('window-shrunk', String(was), String(is))]
}

/** Whether the feed would have held fewer items by the new window. */
function isNarrower({ items }: FeedView, { window }: Circumstances): boolean {
  const newestFirst = items
    .map(({ published = 0 }) => ({ published: new Date(published) }))
    .sort((a, b) => b.published.getTime() - a.published.getTime())
  return newestWindow(newestFirst, ({ published }) => published, window).length < newestFirst.length
}
