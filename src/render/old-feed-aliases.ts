import { oldFeedPaths } from '../model/old-feeds.ts'
import type { Site } from '../model/site.ts'
import { formats } from './formats.ts'

const canonical = new Map(
  formats.flatMap(({ file, aliases }) => [file, ...aliases].map((name) => [name, file])),
)

/** The path of the ready feed for each old path of one. */
export function oldFeedAliases({ oldFeeds = {} }: Pick<Site, 'oldFeeds'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(oldFeeds).flatMap(([old, feed]) => {
      const [, folder = '', name = ''] = /^(\/(?:topics\/[^/]+\/)?)(.*)$/.exec(feed) ?? []
      return oldFeedPaths(old).map((path) => [path, folder + (canonical.get(name) ?? name)])
    }),
  )
}
