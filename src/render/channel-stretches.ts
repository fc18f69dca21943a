import { max } from 'date-fns/max'
import { archiveAddresses, type History } from '../model/archive.ts'
import type { ArchiveAddress } from '../model/archive-name.ts'
import { type Channel, tellsOf } from '../model/channel.ts'
import type { CompiledArticle } from '../model/compiled-article.ts'
import type { Content } from '../model/content.ts'
import { partitionPoint } from '../model/partition-point.ts'
import type { RenderedStretch } from '../model/rendered-site.ts'
import { lastUntil } from '../model/timeline.ts'
import type { Tombstone } from '../model/tombstone.ts'
import { newestWindow, windowOfTombstones } from '../model/window.ts'
import { archiveSeed } from './archive-seed.ts'
import type { ChannelArticles } from './channel-articles.ts'
import { lastUpdate } from './feed-options.ts'

/** What a channel looks like from one moment until the next. */
export interface ChannelStretch {
  from: Date
  lastModified: Date
  /** Those of the window, newest first. */
  articles: readonly CompiledArticle[]
  /** What its feeds tell to forget. */
  told: readonly Tombstone[]
  /** The archive document that goes on where the window ends. */
  previous?: ArchiveAddress
}

/**
 * How a channel looks from `now` on, with every appearance and every expiry of an article to come.
 */
export function channelStretches(
  { site, tombstones }: Pick<Content, 'site' | 'tombstones'>,
  channel: Channel,
  carried: ChannelArticles,
  now: Date,
): ChannelStretch[] {
  const { history } = carried
  const archiveAt = archiveAddresses({ ...history, seed: archiveSeed(site, channel) })
  const departures = departuresOf(history)
  const tellable = tombstones.filter((tombstone) => tellsOf(channel.topic?.slug, tombstone))
  return momentsOf(history, departures, now.getTime()).map((moment, index) => {
    // Nobody looks at those below the window.
    const visible = visibleAt(carried, moment)
    const articles = newestWindow(visible, ({ article }) => article.published, site.window)
    const shown = articles.map(({ article }) => article)
    const oldest = shown.at(-1)
    const previous = oldest && archiveAt(oldest.published.getTime(), moment)
    const departed = lastUntil(departures, moment)
    const changes = [
      lastUpdate(site, shown),
      site.updated,
      departed === undefined ? undefined : new Date(departed),
      tellable[0]?.removed,
    ]
    return {
      // The time of the build stays out of the bytes.
      from: new Date(index === 0 ? 0 : moment),
      lastModified: max(changes.filter((change) => change !== undefined)),
      articles,
      told: windowOfTombstones(tellable, shown, site.window),
      ...(previous && { previous }),
    }
  })
}

type Dates = Pick<History, 'carried' | 'published' | 'expires'>

/** When articles leave that ever do, in order, in milliseconds since 1970. */
function departuresOf({ carried, expires }: Dates): Float64Array {
  const times: number[] = []
  for (const article of carried) {
    const time = expires[article] ?? Number.POSITIVE_INFINITY
    if (time < Number.POSITIVE_INFINITY) times.push(time)
  }
  return Float64Array.from(times).sort()
}

/** `now`, and after it each moment at which an article appears or leaves, in order. */
function momentsOf(dates: Dates, departures: Float64Array, now: number): number[] {
  const { carried, published } = dates
  const appearing = carried.subarray(publishedUntil(dates, now))
  const times = [
    ...Array.from(appearing, (article) => published[article] ?? 0),
    ...departures.filter((time) => time > now),
  ]
  return [now, ...new Set(times.sort((a, b) => a - b))]
}

/** The newest first. */
function* visibleAt(
  { history, articleAt }: ChannelArticles,
  moment: number,
): Generator<CompiledArticle> {
  const { carried, expires } = history
  for (let place = publishedUntil(history, moment) - 1; place >= 0; place--) {
    const article = carried[place] ?? 0
    if (moment < (expires[article] ?? 0)) yield articleAt(article)
  }
}

/** How many of the articles have been published at a moment. */
function publishedUntil({ carried, published }: Dates, moment: number): number {
  return partitionPoint(
    carried.length,
    (place) => (published[carried[place] ?? 0] ?? moment) <= moment,
  )
}

/** Changes whenever one of the articles does, or what is made of it. */
export function articlesKey(articles: readonly CompiledArticle[]): string {
  return articles.map(({ digest }) => digest).join(' ')
}

/** A document for each stretch. */
export async function renderedStretches<
  Stretch extends Pick<RenderedStretch, 'from' | 'lastModified'>,
>(
  stretches: readonly Stretch[],
  render: (stretch: Stretch) => string | Promise<string>,
): Promise<RenderedStretch[]> {
  return await Promise.all(
    stretches.map(async (stretch) => ({
      from: stretch.from,
      ...(stretch.lastModified && { lastModified: stretch.lastModified }),
      text: await render(stretch),
    })),
  )
}
