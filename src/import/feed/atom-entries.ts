import { paragraphsOf } from '../paragraphs-of.ts'
import { present } from '../present.ts'
import { textOfHtml } from '../text-of-html.ts'
import type { FeedEntries, FeedEntry } from './feed-entry.ts'
import { mediaOf } from './media-of.ts'
import type { ParsedFeed } from './parsed-feed.ts'

type AtomFeed = ParsedFeed<'atom'>
type AtomEntry = NonNullable<AtomFeed['entries']>[number]

/** The entries of Atom 1.0, and of 0.3 as far as its names are the same. */
export function atomEntries(feed: AtomFeed): FeedEntries {
  const { links = [], xml, authors, entries = [] } = feed
  const link = alternateOf(links)
  return {
    link,
    language: xml?.lang,
    entries: entries.map((entry) => entryOf(entry, authors ?? [])),
  }
}

function entryOf(entry: AtomEntry, feedAuthors: NonNullable<AtomFeed['authors']>): FeedEntry {
  const { id, title, links = [], content, summary, published, updated, authors, categories } = entry
  const link = alternateOf(links)
  const whole = (content?.value ?? '') !== ''
  // RFC 4287 §4.1.2: the author of the entry, of its source, else of the feed.
  const signed = authors ?? entry.source?.authors ?? feedAuthors
  const brief = summary && plainText(summary)
  return {
    guid: id,
    link,
    title: title && plainText(title),
    html: htmlOf((whole ? content : summary) ?? {}),
    whole,
    summary: whole ? brief : undefined,
    // What was updated last is all that is known without it (RFC 4287 §4.2.9).
    published: published ?? updated,
    updated,
    authors: signed.flatMap(({ name }) => name ?? []),
    labels: labelsOf(categories),
    language: entry.xml?.lang,
    source: sourceOf(entry),
    ...mediaOf({ ...entry, enclosures: enclosuresOf(links) }),
  }
}

// Blogger's kinds of entries, which are no labels.
const kinds = 'http://schemas.google.com/'

function labelsOf(categories: AtomEntry['categories'] = []): string[] {
  return categories
    .filter(({ scheme }) => !scheme?.startsWith(kinds))
    .flatMap(({ label, term }) => label ?? term ?? [])
}

type Links = NonNullable<AtomEntry['links']>

function alternateOf(links: Links): string | undefined {
  const pages = links.filter(({ rel }) => rel === undefined || rel === 'alternate')
  return (pages.find(({ type }) => type?.includes('html')) ?? pages[0])?.href
}

function enclosuresOf(links: Links) {
  return links
    .filter(({ rel }) => rel === 'enclosure')
    .map(({ href, type, length }) => present({ url: href, type, length }))
}

/** What an entry was taken from (RFC 4287 §4.2.11), or what it is based on (§4.2.7.2, `via`). */
function sourceOf({ links = [], source }: AtomEntry): FeedEntry['source'] {
  const via = links.find(({ rel }) => rel === 'via')
  const url = via?.href ?? alternateOf(source?.links ?? [])
  if (url === undefined) return undefined
  const name = via ? via.title : source?.title && plainText(source.title)
  return { name: name ?? URL.parse(url)?.host ?? url, url }
}

interface AtomText {
  value?: string
  type?: string
}

function plainText({ value = '', type }: AtomText): string {
  return isHtml(type) ? textOfHtml(value) : value
}

function htmlOf({ value = '', type }: AtomText): string {
  return isHtml(type) ? value : paragraphsOf(value)
}

function isHtml(type = 'text'): boolean {
  return /^(?:x?html|text\/html|application\/xhtml\+xml)$/i.test(type)
}
