import type { BundledSite } from '../model/bundle.ts'
import type { FeedOutline, OutlinedFeed } from '../model/feed-outline.ts'
import type { PageSite } from '../model/page-site.ts'
import { describeQuery, type FilterWords } from './describe-query.ts'
import type { FeedDocumentOptions } from './feed-document.ts'
import { feedHistory } from './feed-history.ts'
import { feedHeader } from './feed-links.ts'
import { addressesIn, type FeedChannel, feedOptions, lastUpdate } from './feed-options.ts'
import { formatOf } from './format-of.ts'
import { itemRecipe } from './item-recipe.ts'

/** The site with what words of filters are made of. */
type WordedSite = BundledSite & Pick<PageSite, 'words'>

/** What stands around the items of a feed that is put together when it is asked for. */
export function outlineFeed(site: WordedSite, feed: OutlinedFeed): FeedOutline {
  const { channel, query } = feed
  const format = formatOf(feed.file)
  const { head, tail } = format.syntax.frame(optionsOf(site, feed))
  return {
    mediaType: format.mediaType,
    link: feedHeader(site.url + channel.path),
    head,
    tail,
    separator: format.syntax.separator,
    recipe: itemRecipe(format, query.content),
  }
}

/** What a filter says, with the titles of the topics. */
export function filterWords(site: WordedSite, feed: Pick<OutlinedFeed, 'query'>): FilterWords {
  const titles = new Map(site.topics.map(({ slug, title }) => [slug, title]))
  return describeQuery(feed.query, site, { label: (key) => titles.get(key) ?? key })
}

function optionsOf(site: WordedSite, feed: OutlinedFeed): FeedDocumentOptions {
  const { channel, canonical, updated, history, removed = [] } = feed
  const hub = isSubscription(feed) ? site.hub?.url : undefined
  return {
    ...feedOptions(site, filteredChannel(site, feed), {
      ...(hub !== undefined && { hub }),
      updated: updated === undefined ? lastUpdate(site, []) : new Date(updated),
      feedLinks: addressesOf(site, feed, canonical),
    }),
    removed: removed.map((one) => ({ id: one.id, when: new Date(one.removed) })),
    history: feedHistory(site.url + channel.path, history, (query) =>
      addressesOf(site, feed, query),
    ),
  }
}

/** Whether it is the feed of a channel, or a part of it: news of others are not told to a hub. */
function isSubscription({ canonical, folder }: OutlinedFeed): boolean {
  return canonical === '' && folder === undefined
}

/** Addresses of the document, or of one with another question, in every format. */
function addressesOf(
  { url }: BundledSite,
  { channel, folder = channel.path }: OutlinedFeed,
  canonical: string,
): Record<string, string> {
  return addressesIn(url + folder, canonical && `?${canonical}`)
}

/** The channel as the feed names it: what was asked for is a part of its identity. */
function filteredChannel(site: WordedSite, feed: OutlinedFeed): FeedChannel {
  const { channel, canonical } = feed
  if (canonical === '') return channel
  const { title, description } = filterWords(site, feed)
  return {
    ...channel,
    id: `${channel.id}?${canonical}`,
    title: channel.title + title,
    description: channel.description + description,
  }
}
