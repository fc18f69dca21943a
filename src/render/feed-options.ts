import { max } from 'date-fns/max'
import type { Article } from '../model/article.ts'
import type { Channel } from '../model/channel.ts'
import { iconAddress } from '../model/icon.ts'
import type { Site } from '../model/site.ts'
import type { FeedDocumentOptions } from './feed-document.ts'
import { formats } from './formats.ts'

/** What feeds say of the site. */
export type FeedSite = Pick<Site, 'url' | 'language' | 'polling' | 'ids' | 'icon'> &
  Partial<Pick<Site, 'licence' | 'logo'>>

/** What feeds say of their channel. */
export type FeedChannel = Pick<Channel, 'id' | 'title' | 'description' | 'path' | 'image'>

interface FeedDetails {
  updated: Date
  /** Where it is not the subscription document itself. */
  feedLinks?: Record<string, string>
  /** Absolute address of the hub that is told of news of this document (WebSub §4). */
  hub?: string
}

/** What a feed says besides its items. */
export function feedOptions(
  site: FeedSite,
  { id, title, description, path, image }: FeedChannel,
  { updated, feedLinks = addressesIn(site.url + path), hub }: FeedDetails,
): FeedDocumentOptions {
  const copyright = site.licence?.name
  return {
    id,
    title,
    description,
    link: site.url + path,
    language: site.language,
    updated,
    ttl: site.polling,
    generator: 'Feedmill',
    feedLinks,
    ...(copyright !== undefined && { copyright }),
    ...(hub !== undefined && { hub }),
    removed: [],
    ...picturesOf(site, image),
  }
}

/** Addresses of a feed by the key of the format, in a folder that has it in every format. */
export function addressesIn(folder: string, query = ''): Record<string, string> {
  return Object.fromEntries(formats.map(({ key, file }) => [key, folder + file + query]))
}

/** A topic's own picture stands for its feeds; the icons are those of the site. */
function picturesOf(
  { icon, logo }: FeedSite,
  image: FeedChannel['image'],
): Pick<FeedDocumentOptions, 'image' | 'icons' | 'logo'> {
  const wide = image ?? (/^image\/(?:png|jpeg|gif)$/.test(logo?.type ?? '') ? logo : undefined)
  return {
    image: image?.url ?? iconAddress(icon, 'channel'),
    icons: { favicon: iconAddress(icon, 'favicon'), full: iconAddress(icon, 'full') },
    ...(wide && { logo: wide.url }),
  }
}

/** Never the time of the build: equal content gives equal bytes (RFC 4287 §4.2.15). */
export function lastUpdate(
  { ids }: Pick<Site, 'ids'>,
  articles: readonly Pick<Article, 'updated'>[],
): Date {
  if (articles.length === 0) return new Date(`${ids.date}-01-01`.slice(0, 10))
  return max(articles.map(({ updated }) => updated))
}
