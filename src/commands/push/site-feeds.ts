import type { Channel } from '../../model/channel.ts'
import { nearest } from '../../read/source/problem-list.ts'
import { formats } from '../../render/formats.ts'
import { UsageError } from '../command.ts'

/** The canonical addresses of all feeds of a site, its own first. */
export function siteFeeds(siteUrl: string, channels: readonly Pick<Channel, 'path'>[]): string[] {
  return channels.flatMap(({ path }) => formats.map(({ file }) => siteUrl + path + file))
}

/**
 * The canonical address of the feed that somebody means.
 * @param named an address or a path, which may be another name of the feed
 */
export function feedNamed(
  named: string,
  siteUrl: string,
  channels: readonly Pick<Channel, 'path'>[],
): string {
  const files = new Map(
    channels.flatMap(({ path }) =>
      formats.flatMap(({ file, aliases }) =>
        [file, ...aliases].map((name) => [path + name, path + file]),
      ),
    ),
  )
  const address = URL.parse(named, siteUrl)
  const isOurs = address?.origin === siteUrl
  const file = isOurs ? files.get(address.pathname + address.search) : undefined
  if (file !== undefined) return siteUrl + file
  const meant = isOurs ? nearest(address.pathname, [...files.values()]) : undefined
  const advice = meant === undefined ? '' : `, did you mean ${siteUrl}${meant}?`
  throw new UsageError(`${named} is no feed of ${siteUrl}${advice}`)
}
