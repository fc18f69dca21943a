import type { FeedPart, FeedPlace, OutlinedFeed } from '../../model/feed-outline.ts'
import { instant } from '../../model/instant.ts'
import { firstAfter, lastUntil } from '../../model/timeline.ts'
import { latest } from '../latest.ts'
import type { Library } from '../library.ts'
import { canonicalQuery } from '../query/canonical-query.ts'
import type { DocumentState } from '../send-document.ts'
import { composeFeed, feedTag } from './compose-feed.ts'
import { newestArticles } from './newest-articles.ts'

/** A document of a feed that is put together when it is asked for. */
export interface FeedDocument {
  state: DocumentState
  /** Its articles by their numbers, the newest first. */
  articles: readonly number[]
}

/** The newest articles that a question allows, and where the older ones are. */
export async function filteredFeed(
  part: FeedPart,
  library: Library,
  now: number,
): Promise<FeedDocument> {
  const { bundle, articles } = library
  const { query, channel } = part
  const index = await articles.index()
  const found = await newestArticles(bundle, index, query, channel.topic, now)
  const place: FeedPlace = { is: 'page', ...nextQuery(part, found.olderBefore) }
  return await documentOf(part, place, found.articles, library, now)
}

/** The question for what was published before a moment. */
function nextQuery(
  { query }: FeedPart,
  olderBefore: number | undefined,
): Pick<Extract<FeedPlace, { is: 'page' }>, 'nextQuery'> {
  if (olderBefore === undefined) return {}
  // No two articles are published in the same second (docs/decisions/0005-one-moment-one-article.md).
  const time = olderBefore - 1000
  const until = { text: instant(new Date(time)), time }
  return { nextQuery: canonicalQuery({ ...query, until }) }
}

/** What is known of a document besides its articles. */
interface Facts {
  /** The articles that its date is of, where these are not all that it has. */
  dated?: readonly number[]
  /** Milliseconds since 1970 at which it may become another one, where not every article matters. */
  until?: number
}

/** A document of a feed with these articles. */
export async function documentOf(
  part: FeedPart,
  history: FeedPlace,
  numbers: readonly number[],
  { bundle, renderers, articles }: Library,
  now: number,
  facts: Facts = {},
): Promise<FeedDocument> {
  const index = await articles.index()
  const { dated = numbers, until = firstAfter(index.moments, now) } = facts
  const { lastModified: updated } = latest(dated.map((article) => index.updated[article]))
  const outlined: OutlinedFeed = { ...part, history, ...(updated !== undefined && { updated }) }
  const outline = renderers.outline(outlined)
  return {
    articles: numbers,
    state: {
      kind: 'feed',
      mediaType: outline.mediaType,
      link: outline.link,
      etag: await feedTag(outline, numbers, index),
      // What shows the others has changed when one of them left.
      ...latest([bundle.site.updated, updated, lastUntil(index.departures, now)]),
      ...(until !== undefined && { until }),
      load: () => composeFeed(outline, numbers, articles),
    },
  }
}
