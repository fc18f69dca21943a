import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { formats } from '../../src/render/formats.ts'

/** The address of the sample site. */
export const siteUrl: string = settings('site').url

/** Paths of the pages that have feeds: the site's first, then those of its topics. */
export const channelPaths: readonly string[] = [
  '/',
  ...Object.keys(settings('topics')).map((slug) => `/topics/${slug}/`),
]

/** Every canonical feed of the sample site. */
export const feeds = channelPaths.flatMap((channel) =>
  formats.map(({ file, mediaType, aliases }) => ({
    path: channel + file,
    mediaType,
    aliases: aliases.map((alias) => channel + alias),
  })),
)

/** Documents that only the settings decide upon, and their types. */
export const settingsDocuments: readonly { path: string; mediaType: string }[] = [
  { path: '/feeds/', mediaType: 'text/html' },
  { path: '/feeds.opml', mediaType: 'text/x-opml' },
  { path: '/api/', mediaType: 'text/html' },
  { path: '/openapi.json', mediaType: 'application/json' },
  { path: '/robots.txt', mediaType: 'text/plain' },
]

/** The feeds and pages that show an article of one topic. */
export function documentsWith(topic: string): string[] {
  return [...feeds.map(({ path }) => path), ...channelPaths, '/llms.txt'].filter(
    (path) => !path.startsWith('/topics/') || path.startsWith(`/topics/${topic}/`),
  )
}

/** The file as it is written, not as the build reads it. */
function settings(name: string) {
  return parse(readFileSync(`content/${name}.yaml`, 'utf8'))
}
