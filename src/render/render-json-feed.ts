import { instant } from '../model/instant.ts'
import { carriable } from '../model/text.ts'
import type { FeedDocument, FeedItem } from './feed-document.ts'

/** JSON Feed 1.1. */
export function renderJsonFeed({ options, items }: FeedDocument): string {
  const { title, link, feedLinks, description, icons, language } = options
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    user_comment: 'To follow this feed, add its address to a feed reader.',
    title,
    home_page_url: link,
    feed_url: feedLinks['json'],
    description,
    icon: icons?.full,
    favicon: icons?.favicon,
    language,
    items: items.map(itemObject),
  }
  return `${JSON.stringify(feed, carriableValue, 2)}\n`
}

function itemObject(item: FeedItem): object {
  const authors = item.author.map(({ name, link }) => ({ name, url: link }))
  return {
    id: item.id,
    url: item.link,
    title: item.title,
    content_html: item.content,
    summary: item.description,
    image: item.image?.url,
    date_published: instant(item.published),
    date_modified: instant(item.date),
    authors,
    // The field of version 1.0, which some programs still look for.
    author: authors[0],
    tags: item.category.map(({ name }) => name),
    language: item.language,
    attachments: item.enclosure && [attachment(item.enclosure)],
    _source: item.source && sourceObject(item.source),
  }
}

function attachment({ url, type, length }: NonNullable<FeedItem['enclosure']>): object {
  return { url, mime_type: type, size_in_bytes: length }
}

/** The extension that names the report behind an item. */
function sourceObject({ name, url, published }: NonNullable<FeedItem['source']>): object {
  return { name, url, date_published: published && instant(published) }
}

function carriableValue(_: string, value: unknown): unknown {
  return typeof value === 'string' ? carriable(value) : value
}
