import type { Article } from './model/article.ts'
import type { Bundle } from './model/bundle.ts'
import { topicPath } from './model/channel.ts'
import { type FeedLink, feedLink, feedLinks, linkHeader } from './render/feed-links.ts'
import { type Format, formats } from './render/formats.ts'
import { articlePage } from './render/pages/article-page.ts'
import { missingPage } from './render/pages/missing-page.ts'
import { previewPage } from './render/pages/preview-page.ts'
import { createApp } from './serve/create-app.ts'

/**
 * The Worker around a bundle; the build's main module calls it.
 * @param clock milliseconds since 1970
 */
export function createWorker(
  bundle: Bundle,
  clock: () => number = Date.now,
): { fetch(request: Request): Promise<Response> } {
  const { site, channels } = bundle
  const home = { title: site.title, path: '/' }
  const own = feedLinks(site.url, [home])

  /** The feeds that an article is in; that of the site is what people expect first. */
  function feedsOf({ topics }: Article): FeedLink[] {
    const its = topics.flatMap((slug) => channels[topicPath(slug)] ?? [])
    return feedLinks(site.url, [home, ...its])
  }

  const app = createApp({
    bundle,
    clock,
    renderers: {
      article: async (article, neighbours) => ({
        text: await articlePage(site, feedsOf(article), article, neighbours),
        link: linkHeader(own),
      }),
      preview: async (channel, file, items) => {
        const format = formatOf(file)
        return {
          text: await previewPage(site, { channel, format }, items),
          link: linkHeader([feedLink(site.url, channel, format)]),
        }
      },
      missing: (gone) => missingPage(site, own, gone),
    },
  })
  return { fetch: async (request) => await app.fetch(request) }
}

function formatOf(file: string): Format {
  const format = formats.find((one) => one.file === file)
  if (!format) throw new Error(`find format: none has the file ${file}`)
  return format
}
