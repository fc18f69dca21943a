import type { History } from '../../model/archive.ts'
import type { ArticleIndex } from '../../model/article-index.ts'
import type { Removal } from '../../model/bundle.ts'
import { tellsOf } from '../../model/channel.ts'
import type { FeedPart } from '../../model/feed-outline.ts'
import { wholeFeed } from '../../model/feed-query.ts'
import { windowLength, windowOfTombstones } from '../../model/window.ts'
import type { Library } from '../library.ts'
import { newest, selectArticles } from './select-articles.ts'

/** What the subscription document of a channel holds, and what it held before: by their numbers. */
export interface Subscription {
  /** The newest of all that are to be seen, the newest first. */
  visible: readonly number[]
  /** Those of them that the document holds. */
  current: readonly number[]
}

// Who has missed more articles gets the whole document.
const formerArticles = 200

/** The articles of a channel as its ready feeds have them. */
export async function subscriptionOf(
  { channel }: Pick<FeedPart, 'channel'>,
  index: ArticleIndex,
  { bundle }: Pick<Library, 'bundle'>,
  now: number,
): Promise<Subscription> {
  const { window } = bundle.site
  const allowed = await selectArticles(index, wholeFeed, channel.topic, now)
  const split = (visible: readonly number[]): Subscription => {
    const times = visible.map((article) => index.published[article] ?? 0)
    return { visible, current: visible.slice(0, windowLength(times, window)) }
  }
  const asked = window.items + formerArticles
  const some = split(newest(allowed, asked).articles)
  // All of these can be within the days of the window, with others before them.
  const isEnough = some.visible.length < asked || some.current.length < asked
  return isEnough ? some : split(newest(allowed, index.count).articles)
}

/** The removals that the ready feeds of a channel tell of. */
export function removalsOf(
  { channel }: Pick<FeedPart, 'channel'>,
  { published }: ArticleIndex,
  { current }: Subscription,
  { bundle: { site } }: Pick<Library, 'bundle'>,
): Removal[] {
  const own = (site.removals ?? [])
    .filter((removal) => tellsOf(channel.topic, removal))
    .map((removal) => ({ removal, removed: new Date(removal.removed) }))
  const shown = current.map((article) => ({ published: new Date(published[article] ?? 0) }))
  return windowOfTombstones(own, shown, site.window).map(({ removal }) => removal)
}

/** All that a channel has ever carried. */
export async function historyOf(
  { channel }: Pick<FeedPart, 'channel'>,
  index: ArticleIndex,
  { renderers }: Pick<Library, 'renderers'>,
): Promise<History> {
  const { published, expires, digests, lengths } = index
  const carried = await carriedBy(channel, index)
  return { published, expires, digests, lengths, carried, seed: renderers.archiveSeed(channel) }
}

/** The articles that a channel has ever carried, the oldest first. */
async function carriedBy(
  { topic }: FeedPart['channel'],
  { count, inFeeds, having }: ArticleIndex,
): Promise<Uint32Array> {
  const listed = topic === undefined ? undefined : await having('topic', topic)
  const carried = new Uint32Array(listed?.length ?? count)
  let used = 0
  for (let place = 0; place < carried.length; place++) {
    const article = listed ? (listed[place] ?? 0) : place
    if (inFeeds[article] === 1) {
      carried[used] = article
      used += 1
    }
  }
  return carried.subarray(0, used)
}
