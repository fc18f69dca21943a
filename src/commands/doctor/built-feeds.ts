import { parseLinks } from '../../check/http/parse-links.ts'
import type { BuiltFeed, BuiltState } from '../../check/live/live-feed.ts'
import { type Channel, carries, channelsOf } from '../../model/channel.ts'
import type { Content } from '../../model/content.ts'
import { isVisible } from '../../model/timeline.ts'
import { formats } from '../../render/formats.ts'
import { cacheControl } from '../../serve/cache-control.ts'
import type { KnownBuild } from './known-build.ts'

// Enough to say in what a build differs from another.
const compared = 10

/** What a build is to serve as feeds, by their paths. */
export function builtFeeds({ content, files }: KnownBuild, now: number): Map<string, BuiltFeed> {
  const documents = documentsIn(files.modules.find(({ path }) => path === 'index.js')?.bytes)
  const titles = new Map(content.articles.map(({ id, title }) => [id, title]))
  const channels = channelsOf(content.site, content.topics)
  return new Map(
    channels.flatMap((channel) => {
      const newest = newestOf(channel, content, now)
      return formats.flatMap(({ file, mediaType }) => {
        const path = channel.path + file
        const document = documents.get(path)
        if (!document) return []
        const { states, hubs } = document
        const maxAge = maxAgeOf(content.site.polling, states, now)
        const feed = { mediaType, states, hubs, maxAge, vary: variesBy, titles, newest }
        return [[path, feed] as const]
      })
    }),
  )
}

// A browser that opens a feed gets a page.
const variesBy = ['accept-encoding', 'sec-fetch-dest']

type BuiltDocument = Pick<BuiltFeed, 'states' | 'hubs'>

function hubsIn(link: string): string[] {
  const links = parseLinks(link).filter(({ rels }) => rels.includes('hub'))
  return links.map(({ target }) => target)
}

/** The table of the main module, as `bundle-module.ts` writes it. */
function documentsIn(bytes: Uint8Array = new Uint8Array()): Map<string, BuiltDocument> {
  const source = new TextDecoder().decode(bytes)
  const [, line = '""'] = /^documents: documentTable\((.*)$/m.exec(source) ?? []
  const table = line.replace(/, (?:moduleFiles|assetFiles)\([^"]*$/, '')
  return new Map(
    String(JSON.parse(table))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const end = line.indexOf('\t')
        const { link = '', stretches } = JSON.parse(line.slice(end + 1))
        return [line.slice(0, end), { states: stretches, hubs: hubsIn(link) }] as const
      }),
  )
}

function newestOf(channel: Channel, { articles }: Content, now: number): string[] {
  return articles
    .filter((article) => isVisible(article, new Date(now)) && carries(channel, article))
    .toSorted((a, b) => b.published.getTime() - a.published.getTime())
    .slice(0, compared)
    .map(({ id }) => id)
}

function maxAgeOf(polling: number, states: readonly BuiltState[], now: number): number {
  const next = states.find(({ from }) => from > now)
  const written = cacheControl(polling, next && next.from - now)
  return Number(/max-age=(\d+)/.exec(written)?.[1])
}
