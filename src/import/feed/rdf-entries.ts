import { textOfHtml } from '../text-of-html.ts'
import type { FeedEntries } from './feed-entry.ts'
import { mediaOf } from './media-of.ts'
import type { ParsedFeed } from './parsed-feed.ts'
import { titleText } from './title-text.ts'

/** The items of RSS 1.0. */
export function rdfEntries(feed: ParsedFeed<'rdf'>): FeedEntries {
  const { link, dc, items = [] } = feed
  const language = dc?.languages?.[0]
  return {
    link,
    language,
    entries: items.map((item) => {
      const encoded = item.content?.encoded
      const description = textOfHtml(item.description ?? '')
      const guid = item.rdf?.about ?? item.link
      const published = item.dc?.dates?.[0]
      return {
        guid,
        link: item.link,
        title: item.title === undefined ? undefined : titleText(item.title),
        html: encoded ?? item.description ?? '',
        whole: encoded !== undefined,
        summary: encoded === undefined ? undefined : description,
        published,
        authors: item.dc?.creators ?? [],
        labels: item.dc?.subjects ?? [],
        ...mediaOf(item),
      }
    }),
  }
}
