import type { Channel } from '../model/channel.ts'
import { type Format, formats } from './formats.ts'

/** Where a feed is. */
export interface FeedLink {
  /** Of the channel and the format, so that no two are alike. */
  title: string
  /** Without parameters: readers compare it letter by letter. */
  mediaType: string
  /** Absolute. */
  address: string
}

/** The feeds of channels, the nearest channel first, each in the order of the formats. */
export function feedLinks(
  siteUrl: string,
  channels: readonly Pick<Channel, 'title' | 'path'>[],
): FeedLink[] {
  return channels.flatMap((channel) => formats.map((format) => feedLink(siteUrl, channel, format)))
}

/**
 * One feed of a channel.
 * @param query what it is asked for, in canonical form; empty for the whole feed
 */
export function feedLink(
  siteUrl: string,
  { title, path }: Pick<Channel, 'title' | 'path'>,
  { name, file, mediaType }: Format,
  query = '',
): FeedLink {
  const address = siteUrl + path + file + (query && `?${query}`)
  return { title: `${title} (${name})`, mediaType, address }
}

/**
 * The header of a feed: its page, and who passes its news on (WebSub §4). Nothing follows the
 * relations of the hub and of the feed itself: SimplePie, which FreshRSS has, reads no other form.
 * @param page absolute address of the page of its channel
 * @param pushed absolute addresses of the hub that is told of news, and of the feed that it knows
 */
export function feedHeader(page: string, pushed?: { hub: string; self: string }): string {
  const its = `<${page}>; rel="alternate"; type="text/html"`
  return pushed ? `<${pushed.hub}>; rel="hub", <${pushed.self}>; rel="self", ${its}` : its
}

/** The header that tells programs of feeds (RFC 8288 §3). */
export function linkHeader(feeds: readonly FeedLink[]): string {
  return feeds
    .map(({ address, mediaType }) => `<${address}>; rel="alternate"; type="${mediaType}"`)
    .join(', ')
}
