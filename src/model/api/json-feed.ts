import * as v from 'valibot'
import { address, moment } from './schema-values.ts'

// Only the build and the tests may load these schemas; the Worker and its clients take the types.

/** Who signs an item. */
export const jsonFeedAuthor = v.object({
  name: v.string(),
  url: v.optional(address),
})

/** A recording or another file that goes with an item. */
export const jsonFeedAttachment = v.object({
  url: address,
  mime_type: v.string(),
  size_in_bytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})

/** The report behind an item: an extension, as its underscore tells (JSON Feed 1.1, Extensions). */
export const jsonFeedSource = v.object({
  name: v.string(),
  url: address,
  date_published: v.optional(moment),
})

/** An article as an item of JSON Feed 1.1. */
export const jsonFeedItem = v.object({
  id: v.pipe(v.string(), v.description('What the article is known by; it never changes.')),
  url: v.pipe(address, v.description('Its page.')),
  title: v.pipe(v.string(), v.description('Plain text.')),
  content_html: v.pipe(v.string(), v.description('The text as HTML, with absolute addresses.')),
  summary: v.pipe(v.string(), v.description('Plain text.')),
  image: v.optional(address),
  date_published: moment,
  date_modified: v.pipe(moment, v.description('When it was last changed.')),
  authors: v.array(jsonFeedAuthor),
  author: v.optional(
    v.pipe(jsonFeedAuthor, v.description('The first of `authors`, for programs of version 1.0.')),
  ),
  tags: v.pipe(v.array(v.string()), v.description('Titles of its topics, then its tags.')),
  language: v.optional(
    v.pipe(v.string(), v.description('A language tag, where it is not that of the feed.')),
  ),
  attachments: v.optional(v.array(jsonFeedAttachment)),
  _source: v.optional(
    v.pipe(jsonFeedSource, v.description('The report that the article is based on.')),
  ),
})

/** A document of JSON Feed 1.1. */
export const jsonFeed = v.object({
  version: v.literal('https://jsonfeed.org/version/1.1'),
  user_comment: v.optional(v.string()),
  title: v.string(),
  home_page_url: v.optional(address),
  feed_url: v.optional(address),
  next_url: v.optional(
    v.pipe(address, v.description('The next older items; absent where there are none.')),
  ),
  description: v.optional(v.string()),
  icon: v.optional(address),
  favicon: v.optional(address),
  language: v.optional(v.string()),
  hubs: v.optional(
    v.pipe(
      v.array(v.object({ type: v.string(), url: address })),
      v.description('Where programs can have news of this feed sent to them.'),
    ),
  ),
  items: v.pipe(v.array(jsonFeedItem), v.description('The newest first.')),
})

export type JsonFeedItem = v.InferOutput<typeof jsonFeedItem>
export type JsonFeed = v.InferOutput<typeof jsonFeed>
