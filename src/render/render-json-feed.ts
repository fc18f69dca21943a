import type { JsonFeed, JsonFeedItem } from '../model/api/json-feed.ts'
import { instant } from '../model/instant.ts'
import { carriable } from '../model/text.ts'
import type { FeedDocument, FeedDocumentOptions, FeedItem } from './feed-document.ts'
import { type FeedSyntax, renderDocument } from './feed-syntax.ts'
import { escapeHtml } from './xml.ts'

/** JSON Feed 1.1. */
export function renderJsonFeed(feed: FeedDocument): string {
  return renderDocument(jsonSyntax, feed)
}

export const jsonSyntax: FeedSyntax = {
  escaping: 'json',
  contentTags: ['"', '"'],
  separator: ',',
  frame(options) {
    const [head = '', tail = ''] = jsonText(feedObject(options)).split('[]\n}')
    return { head: `${head}[`, tail: `\n  ]\n}${tail}\n` }
  },
  item(item) {
    const text = `\n${jsonText(itemObject(item))}`.replaceAll('\n', '\n    ')
    // A line begins only outside of texts.
    const [before = '', after = ''] = text.split(/(?<=\n {6}"content_html": )""/)
    return {
      before,
      brief: jsonText(`<p>${escapeHtml(item.description)}</p>`),
      after,
    }
  },
  content: ({ content }) => jsonText(content).slice(1, -1),
}

/** Without the items, which come last. */
function feedObject(options: FeedDocumentOptions): JsonFeed {
  const { title, link, feedLinks, description, icons, language, history, hub } = options
  const addressOf = (...rels: readonly string[]) =>
    history?.links.find(({ rel }) => rels.includes(rel))?.addresses['json']
  return {
    version: 'https://jsonfeed.org/version/1.1',
    user_comment: 'To follow this feed, add its address to a feed reader.',
    title,
    home_page_url: link,
    // Identifies the feed, whichever part of it this is.
    feed_url: addressOf('current') ?? feedLinks['json'],
    next_url: addressOf('prev-archive', 'next'),
    description,
    icon: icons?.full,
    favicon: icons?.favicon,
    language,
    hubs: hub === undefined ? undefined : [{ type: 'WebSub', url: hub }],
    items: [],
  }
}

/** Without its content. */
function itemObject(item: FeedItem): JsonFeedItem {
  const authors = item.author.map(({ name, link }) => ({ name, url: link }))
  return {
    id: item.id,
    url: item.link,
    title: item.title,
    content_html: '',
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

function attachment({
  url,
  type,
  length,
}: NonNullable<FeedItem['enclosure']>): NonNullable<JsonFeedItem['attachments']>[number] {
  // What nothing is known of (RFC 2046 §4.5.1).
  return { url, mime_type: type ?? 'application/octet-stream', size_in_bytes: length }
}

/** The extension that names the report behind an item. */
function sourceObject({
  name,
  url,
  published,
}: NonNullable<FeedItem['source']>): JsonFeedItem['_source'] {
  return { name, url, date_published: published && instant(published) }
}

function jsonText(value: unknown): string {
  return JSON.stringify(value, carriableValue, 2)
}

function carriableValue(_: string, value: unknown): unknown {
  return typeof value === 'string' ? carriable(value) : value
}
