import { archiveAfter, archiveBefore } from '../../model/archive.ts'
import {
  type ArchiveAddress,
  type FollowingArchive,
  parseArchiveName,
} from '../../model/archive-name.ts'
import { archivePath } from '../../model/archive-path.ts'
import type { Bundle } from '../../model/bundle.ts'
import { pathKey } from '../../model/decode-path.ts'
import type { FeedPart } from '../../model/feed-outline.ts'
import { wholeFeed } from '../../model/feed-query.ts'
import type { Library } from '../library.ts'
import { documentOf, type FeedDocument } from './feed-document.ts'
import { firstDeparture } from './first-departure.ts'
import { historyOf, subscriptionOf } from './subscription-document.ts'

/** What the path of an archive document says. */
export interface ArchiveTarget {
  part: FeedPart
  archive: ArchiveAddress | FollowingArchive
}

/** The archive that a path names, whether it is there or not. */
export function archiveAt(
  path: string,
  { channels, feeds }: Pick<Bundle, 'channels' | 'feeds'>,
): ArchiveTarget | undefined {
  const parts = partsOf(path)
  if (!parts) return undefined
  const { folder, file, archive } = parts
  const channel = Object.hasOwn(channels, folder) ? channels[folder] : undefined
  const isFeed = feeds.some((feed) => feed.file === file)
  if (!channel || !isFeed) return undefined
  const part = {
    channel,
    file,
    query: wholeFeed,
    canonical: '',
    folder: path.slice(0, -file.length),
  }
  return { archive, part }
}

/** What has become of an archive of a topic that has another slug now, or that has been removed. */
export function formerArchiveAt(
  path: string,
  { moves, gone }: Pick<Bundle, 'moves' | 'gone'>,
): { movedTo: string } | { gone: true } | undefined {
  const parts = partsOf(path)
  if (!parts) return undefined
  const { folder, file, archive } = parts
  const feed = folder + file
  if (gone.includes(pathKey(feed))) return { gone: true }
  const moved = Object.hasOwn(moves, feed) ? moves[feed] : undefined
  if (!moved?.endsWith(`/${file}`)) return undefined
  return { movedTo: archivePath(moved.slice(0, -file.length), archive) + file }
}

function partsOf(
  path: string,
): { folder: string; file: string; archive: ArchiveTarget['archive'] } | undefined {
  const {
    folder = '',
    name = '',
    file = '',
  } = /^(?<folder>.*\/)archives\/(?<name>[^/]+)\/(?<file>[^/]+)$/.exec(path)?.groups ?? {}
  const archive = parseArchiveName(name)
  return archive && { folder, file, archive }
}

/** A document that is there, or the path that leads to it now; nothing where there is none. */
export async function archiveNow(
  { part, archive }: ArchiveTarget,
  library: Library,
  now: number,
): Promise<FeedDocument | { leadsTo: string } | undefined> {
  const index = await library.articles.index()
  const history = await historyOf(part, index, library)
  const { channel, file } = part
  if ('after' in archive) {
    const { current } = await subscriptionOf(part, index, library, now)
    const start = index.published[current.at(-1) ?? -1] ?? Number.POSITIVE_INFINITY
    const next = archiveAfter(history, archive.after, now, start)
    return { leadsTo: (next ? archivePath(channel.path, next) : channel.path) + file }
  }
  // What is to come would be in it, and how long it may be kept would tell when.
  if (archive.before > now) return undefined
  const document = archiveBefore(history, archive.before, now)
  if (!document) return undefined
  const { previous, articles, before, version } = document
  const folder = archivePath(channel.path, { before, version })
  if (version !== archive.version) return { leadsTo: folder + file }
  const next = { after: before }
  const place = { is: 'archive', next, ...(previous && { previous }) } as const
  return await documentOf(part, place, articles, library, now, {
    until: firstDeparture(index, history, before, now),
  })
}
