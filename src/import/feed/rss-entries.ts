import { textOfHtml } from '../text-of-html.ts'
import type { FeedEntries, FeedEntry } from './feed-entry.ts'
import { mediaOf } from './media-of.ts'
import type { ParsedFeed } from './parsed-feed.ts'
import { titleText } from './title-text.ts'
import { withoutFooter } from './without-footer.ts'

type RssItem = NonNullable<ParsedFeed<'rss'>['items']>[number]

/** The items of RSS 2.0 and its predecessors 0.9x. */
export function rssEntries(feed: ParsedFeed<'rss'>): FeedEntries {
  const { link, language, items = [] } = feed
  return {
    entries: items.map(entryOf),
    link,
    language,
  }
}

function entryOf(item: RssItem): FeedEntry {
  const title = item.title ?? item.dc?.titles?.[0] ?? item.itunes?.title
  const encoded = item.content?.encoded
  const html = withoutFooter(encoded ?? item.description ?? '')
  const description = textOfHtml(withoutFooter(item.description ?? ''))
  const published = item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0]
  const updated = item.atom?.updated ?? item.dcterms?.modified?.[0]
  return {
    guid: item.guid?.value,
    link: linkOf(item),
    title: title === undefined ? undefined : titleText(title),
    html,
    whole: encoded !== undefined,
    markdown: item.sourceNs?.markdown,
    summary: encoded === undefined ? undefined : description,
    published,
    updated,
    authors: authorsOf(item),
    labels: [
      ...(item.categories ?? []).flatMap(({ name }) => name ?? []).filter(isLabel),
      ...(item.dc?.subjects ?? []),
    ],
    language: item.dc?.languages?.[0] ?? item.xml?.lang,
    source: sourceOf(item),
    ...mediaOf(item),
  }
}

function linkOf({ link, atom, guid }: RssItem): string | undefined {
  const alternate = atom?.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href
  // A guid is an address unless it says otherwise (RSS 2.0, guid).
  const permanent = guid?.isPermaLink !== false ? guid?.value : undefined
  return link ?? alternate ?? (/^https?:\/\//.test(permanent ?? '') ? permanent : undefined)
}

/** WordPress gives this one to posts that have none. */
function isLabel(name: string): boolean {
  return name.trim().toLowerCase() !== 'uncategorized'
}

/** Names only: `author` has an e-mail address, with the name behind it (RSS 2.0, author). */
function authorsOf({ dc, authors = [], itunes }: RssItem): string[] {
  const creators = dc?.creators ?? []
  if (creators.length > 0) return creators
  const names = authors.flatMap(({ name }) => name ?? [])
  return names.length > 0 ? names : [itunes?.author ?? ''].filter((name) => name !== '')
}

function sourceOf({ source, dc }: RssItem): FeedEntry['source'] {
  const url = source?.url ?? dc?.sources?.find((one) => /^https?:\/\//.test(one))
  if (url === undefined) return undefined
  return { name: source?.title ?? URL.parse(url)?.host ?? url, url }
}
