import type { Change } from '../../check/changes/change.ts'
import { type Answer, type Circumstances, ownPath } from '../../check/changes/circumstances.ts'
import { compareFeeds } from '../../check/changes/compare-feeds.ts'
import { type ChannelFeed, type ToldChange, tellOnce } from '../../check/changes/tell-once.ts'
import type { FeedView } from '../../check/feed/feed-view.ts'
import { mapConcurrently } from '../../model/map-concurrently.ts'
import { atOnce } from './ask.ts'
import {
  answersAt,
  carriedBy,
  channelOf,
  expiredBy,
  feedAt,
  feedPaths,
  type NewSite,
} from './new-site.ts'
import type { OldSite } from './old-site.ts'

/** What subscribers of one channel will see. */
export interface ChannelChanges {
  title: string
  /** Path of its page. */
  path: string
  /** The feeds that were compared. */
  feeds: ChannelFeed[]
  changes: ToldChange[]
}

interface ComparedFeed extends ChannelFeed {
  /** Path and title of its channel. */
  channel: string
  title: string
  changes: Change[]
  /** Path of the feed that its address gives or leads to. */
  target?: string
}

/** What subscribers of a site will see when another version of it takes its place, by channel. */
export async function compareSites(old: OldSite, site: NewSite): Promise<ChannelChanges[]> {
  const pages = await pageAnswers(old, site)
  const compare = (path: string, before?: FeedView, missing?: number) =>
    compareAt({ path, before, missing }, { old, site, pages })
  const kept = (
    await mapConcurrently(old.feeds, atOnce, ({ path, view }) => compare(path, view))
  ).flat()
  // What they say is told of another address; they must only go on.
  const aliases = (
    await mapConcurrently(old.aliases, atOnce, ({ path, view }) => compare(path, view))
  ).flat()
  const missing = (
    await mapConcurrently(old.missing, atOnce, ({ path, status }) =>
      compare(path, undefined, status),
    )
  ).flat()
  const known = new Set(
    [...kept, ...aliases, ...missing].flatMap(({ path, target }) => [path, target]),
  )
  const fresh = feedPaths(site.content).filter((path) => !known.has(path))
  const added = (await mapConcurrently(fresh, atOnce, (path) => compare(path))).flat()
  const compared = [
    ...kept,
    ...missing,
    ...added,
    ...aliases.filter(({ target }) => target === undefined),
  ]
  const channels = Map.groupBy(compared, ({ channel }) => channel)
  return [...channels].map(([path, feeds]) => ({
    title: feeds[0]?.title ?? path,
    path,
    feeds: feeds.map(({ format, path: feed }) => ({ format, path: feed })),
    changes: tellOnce(feeds),
  }))
}

/** How the new site answers the link of every item that subscribers have. */
async function pageAnswers(old: OldSite, site: NewSite): Promise<Map<string, Answer>> {
  const origins = [...old.origins, site.content.site.url]
  const links = old.feeds.flatMap(({ view }) => view.items.map(({ link }) => link))
  const paths = links.flatMap((link) => ownPath(link, origins) ?? [])
  const former = paths.flatMap((path) => old.formerly.get(path) ?? [])
  return await answersAt(site, new Set([...paths, ...former]))
}

interface Surroundings {
  old: OldSite
  site: NewSite
  pages: Circumstances['pages']
}

/** What is known of an address as subscribers have it. */
interface StoredAddress {
  path: string
  before: FeedView | undefined
  /** HTTP status of the old site, where it names a feed and gives none. */
  missing: number | undefined
}

/** Of one address; none where there is and was no feed. */
async function compareAt(
  { path, before, missing }: StoredAddress,
  { old, site, pages }: Surroundings,
): Promise<ComparedFeed[]> {
  const { content } = site
  const { answer, view: after } = await feedAt(site, path)
  const view = after ?? before ?? (missing === undefined ? undefined : unseenFeed(path))
  if (!view) return []
  const channel = channelOf(content, view)
  const changes = compareFeeds(before, after, {
    address: answer,
    ...(missing !== undefined && { missing }),
    pages,
    origins: { before: old.origins, after: content.site.url },
    window: content.site.window,
    aliases: old.formerly,
    articles: new Set(content.articles.map(({ id }) => id)),
    carried: carriedBy(channel, content),
    expired: expiredBy(content, new Date()),
  })
  const { format, title = path } = view
  const target = after && (answer.target ?? ownPath(after.self, [content.site.url]) ?? path)
  return [
    {
      format,
      path,
      channel: channel?.path ?? path.replace(/[^/]*(?:\?.*)?$/, ''),
      title,
      changes,
      ...(target !== undefined && { target }),
    },
  ]
}

/** All that is known of a feed that neither site gives. */
function unseenFeed(path: string): FeedView {
  const known = (['atom', 'json'] as const).find((format) => path.includes(format))
  return { format: known ?? 'rss', items: [] }
}
