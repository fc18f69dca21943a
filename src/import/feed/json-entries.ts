import { paragraphsOf } from '../paragraphs-of.ts'
import { present } from '../present.ts'
import type { FeedEntries, FeedEntry } from './feed-entry.ts'
import type { ParsedFeed } from './parsed-feed.ts'

type JsonFeed = ParsedFeed<'json'>
type JsonItem = NonNullable<JsonFeed['items']>[number]

/** The items of JSON Feed 1.0 and 1.1. */
export function jsonEntries(feed: JsonFeed): FeedEntries {
  const { home_page_url: link, language, authors, items = [] } = feed
  return {
    link,
    language,
    entries: items.map((item) => entryOf(item, authors ?? [])),
  }
}

function entryOf(item: JsonItem, feedAuthors: NonNullable<JsonFeed['authors']>): FeedEntry {
  const text = item.content_text
  const html = item.content_html ?? (text === undefined ? undefined : paragraphsOf(text))
  const image = item.image ?? item.banner_image
  const signed = item.authors ?? feedAuthors
  return {
    guid: item.id,
    link: item.url,
    title: item.title,
    html: html ?? paragraphsOf(item.summary ?? ''),
    whole: html !== undefined,
    summary: html === undefined ? undefined : item.summary,
    published: item.date_published,
    updated: item.date_modified,
    authors: signed.flatMap(({ name }) => name ?? []),
    labels: item.tags ?? [],
    language: item.language,
    image: image === undefined ? undefined : { src: image, alt: '' },
    enclosure: enclosureOf(item),
    source: sourceOf(item),
  }
}

function enclosureOf({ attachments = [] }: JsonItem): FeedEntry['enclosure'] {
  const [first] = attachments
  if (first?.url === undefined) return undefined
  return present({ src: first.url, type: first.mime_type, length: first.size_in_bytes })
}

/** A linked page is what the item is about (JSON Feed 1.1, `external_url`). */
function sourceOf({ external_url: url }: JsonItem): FeedEntry['source'] {
  if (url === undefined) return undefined
  return { name: URL.parse(url)?.host ?? url, url }
}
