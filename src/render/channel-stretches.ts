import { max } from 'date-fns/max'
import { archiveAddress } from '../model/archive.ts'
import type { ArchiveAddress } from '../model/archive-name.ts'
import { type Channel, tellsOf } from '../model/channel.ts'
import type { CompiledArticle } from '../model/compiled-article.ts'
import type { Content } from '../model/content.ts'
import type { RenderedStretch } from '../model/rendered-site.ts'
import { isVisible, lastExpiry, momentsFrom } from '../model/timeline.ts'
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
  { newestFirst, history }: ChannelArticles,
  now: Date,
): ChannelStretch[] {
  const seed = archiveSeed(site, channel)
  const dates = newestFirst.map(({ article }) => article)
  const passing = dates.filter(({ expires }) => expires !== undefined)
  const tellable = tombstones.filter((tombstone) => tellsOf(channel.topic?.slug, tombstone))
  return momentsFrom(now, dates).map((moment, index) => {
    // Nobody looks at those below the window.
    const visible = visibleAmong(newestFirst, moment)
    const articles = newestWindow(visible, ({ article }) => article.published, site.window)
    const shown = articles.map(({ article }) => article)
    const oldest = shown.at(-1)
    const previous =
      oldest && archiveAddress({ ...history, seed }, oldest.published.getTime(), moment.getTime())
    const changes = [
      lastUpdate(site, shown),
      site.updated,
      lastExpiry(moment, passing),
      tellable[0]?.removed,
    ]
    return {
      // The time of the build stays out of the bytes.
      from: index === 0 ? new Date(0) : moment,
      lastModified: max(changes.filter((change) => change !== undefined)),
      articles,
      told: windowOfTombstones(tellable, shown, site.window),
      ...(previous && { previous }),
    }
  })
}

function* visibleAmong(
  articles: readonly CompiledArticle[],
  moment: Date,
): Generator<CompiledArticle> {
  for (const one of articles) if (isVisible(one.article, moment)) yield one
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
