import type { Article } from './model/article.ts'
import type { Bundle, BundledSite } from './model/bundle.ts'
import { topicPath } from './model/channel.ts'
import type { FeedPart } from './model/feed-outline.ts'
import type { PageSite } from './model/page-site.ts'
import { pingHub } from './push/ping-hub.ts'
import { type Scheduled, scheduledPush } from './push/scheduled-push.ts'
import { archiveSeed } from './render/archive-seed.ts'
import { type FeedLink, feedLinks, linkHeader } from './render/feed-links.ts'
import { formatOf } from './render/format-of.ts'
import { localWords } from './render/local-words.ts'
import { filterWords, outlineFeed } from './render/outline-feed.ts'
import { articlePage } from './render/pages/article-page.ts'
import { missingPage } from './render/pages/missing-page.ts'
import { previewItems } from './render/pages/preview-items.ts'
import { type PreviewedFeed, previewLinks, previewPage } from './render/pages/preview-page.ts'
import { refusedPage } from './render/pages/refused-page.ts'
import { createApp } from './serve/create-app.ts'
import { withStats } from './serve/stats/with-stats.ts'
import { withReadyAnswers } from './serve/with-ready-answers.ts'

export { documentTable } from './serve/document-table.ts'
export { assetFiles, moduleFiles } from './serve/numbered-files.ts'

/** What the platform calls. */
export interface SiteWorker {
  fetch: ReturnType<typeof withStats>
  /** Absent where no hub is to be told of what happens by the clock. */
  scheduled?: Scheduled<unknown>
}

/**
 * The Worker around a bundle; the build's main module calls it.
 * @param clock milliseconds since 1970
 */
export function createWorker(bundle: Bundle, clock: () => number = Date.now): SiteWorker {
  const { site, channels } = bundle
  const pages: BundledSite & PageSite = { ...site, words: localWords(site) }
  const home = { title: site.title, path: '/' }
  const own = feedLinks(site.url, [home])

  /** The feeds that an article is in; that of the site is what people expect first. */
  function feedsOf({ topics }: Article): FeedLink[] {
    const its = topics.flatMap((slug) => channels[topicPath(slug)] ?? [])
    return feedLinks(site.url, [home, ...its])
  }

  function previewed(feed: FeedPart): PreviewedFeed {
    const { canonical: query, folder } = feed
    return {
      channel: feed.channel,
      format: formatOf(feed.file),
      ...(query !== '' && { filter: { query, ...filterWords(pages, feed) } }),
      ...(folder !== undefined && { folder }),
    }
  }

  const app = createApp({
    bundle,
    clock,
    renderers: {
      article: async (article, neighbours) => ({
        text: await articlePage(pages, feedsOf(article), article, neighbours),
        link: linkHeader(own),
      }),
      preview: async (feed, items) => {
        const about = previewed(feed)
        return {
          text: await previewPage(pages, about, items),
          link: linkHeader(previewLinks(pages, about).slice(0, 1)),
        }
      },
      previewItems: (articles) => previewItems(pages, articles),
      outline: (feed) => outlineFeed(pages, feed),
      archiveSeed: (channel) => archiveSeed(site, channel),
      refused: (problems) => refusedPage(pages, own, problems),
      missing: (gone) => missingPage(pages, own, gone),
    },
  })
  const answer = withReadyAnswers(bundle, clock, (request) => app.fetch(request))
  return { fetch: withStats(bundle, answer), ...pushes(bundle, clock) }
}

// One invocation has six connections, and a tick has to be over before the next one.
const withinTick = { firstWait: 2000, longestWait: 60_000, patience: 10_000 }

/** Tells the hub of the site, if it has one, of what appears and leaves by the clock. */
function pushes(bundle: Bundle, clock: () => number): Pick<SiteWorker, 'scheduled'> {
  const { hub } = bundle.site
  if (!hub || hub.own) return {}
  const publish = (feeds: readonly string[]) => pingHub(hub.url, feeds, withinTick)
  return { scheduled: scheduledPush(bundle, { clock, publish }) }
}
