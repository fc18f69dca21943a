import { apiArticlePath } from '../../model/api/api-paths.ts'
import type { JsonFeedItem } from '../../model/api/json-feed.ts'
import type { ApiTopic, TopicList } from '../../model/api/topic-list.ts'
import { articlePath } from '../../model/article.ts'
import type { ArticleIndex } from '../../model/article-index.ts'
import type { Bundle } from '../../model/bundle.ts'
import { topicPath } from '../../model/channel.ts'
import { pathKey } from '../../model/decode-path.ts'
import { wholeFeed } from '../../model/feed-query.ts'
import { inTurn } from '../../model/in-turn.ts'
import { instant } from '../../model/instant.ts'
import { firstAfter, isInFeedsAt, lastUntil } from '../../model/timeline.ts'
import { answerFeed } from '../feeds/answer-feed.ts'
import { composeFeed } from '../feeds/compose-feed.ts'
import { gunzip } from '../gzip/gunzip.ts'
import { navigationHeader } from '../is-navigation.ts'
import { keptFor } from '../kept-for.ts'
import { latest } from '../latest.ts'
import type { Library } from '../library.ts'
import { problemResponse } from '../problem-response.ts'
import { type RenderedAnswer, sendRendered } from '../send-rendered.ts'
import type { ApiLibrary } from './create-api.ts'

/** The answers of the API from what the Worker carries. */
export function apiLibrary(library: Library, clock: () => number): ApiLibrary {
  const { bundle, articles } = library
  const { polling } = bundle.site

  async function send(request: Request, answer: JsonAnswer, now: number): Promise<Response> {
    const { value, ...rest } = answer
    const text = `${JSON.stringify(value, null, 2)}\n`
    const rendered = { ...rest, text, kind: 'text', mediaType: 'application/json' } as const
    return await sendRendered(request, rendered, polling, now)
  }

  return {
    async topics(request) {
      const now = clock()
      return await send(request, await topicsAnswer(bundle, await articles.index(), now), now)
    },
    async articles(request) {
      const feed = jsonFeedIn(bundle)
      return await answerFeed(asProgram(request), new URL(request.url), feed, library, clock())
    },
    async article(request, slug) {
      const now = clock()
      const index = await articles.index()
      const article = await shownArticle(pathKey(slug), index, now)
      if (article !== undefined) {
        return await send(request, await itemOf(article, index, library), now)
      }
      const moved = await movedTo(slug, bundle, index, now)
      if (moved === undefined) return missingArticle(slug, bundle, await keptFor(60, articles, now))
      const headers = await keptFor(polling * 60, articles, now)
      return new Response(null, { status: 308, headers: { Location: moved, ...headers } })
    },
  }
}

/** What is told as JSON. */
interface JsonAnswer extends Pick<RenderedAnswer, 'lastModified' | 'until'> {
  value: TopicList | JsonFeedItem
}

async function topicsAnswer(bundle: Bundle, index: ArticleIndex, now: number): Promise<JsonAnswer> {
  const until = firstAfter(index.moments, now)
  const topics = await inTurn(bundle.site.topics, (topic) => topicOf(topic, bundle, index, now))
  return {
    value: { topics },
    // It shows when articles were published, and how many there are.
    ...latest([bundle.site.updated, lastUntil(index.moments, now)]),
    ...(until !== undefined && { until }),
  }
}

async function topicOf(
  { slug, title }: Bundle['site']['topics'][number],
  { site, feeds, channels }: Bundle,
  index: ArticleIndex,
  now: number,
): Promise<ApiTopic> {
  const path = topicPath(slug)
  const having = await index.having('topic', slug)
  const shown = having.filter((article) => isInFeedsAt(index, article, now))
  const newest = shown.at(-1)
  const published = newest === undefined ? undefined : index.published[newest]
  return {
    slug,
    title,
    description: channels[path]?.description ?? '',
    article_count: shown.length,
    ...(published !== undefined && { newest_date_published: instant(new Date(published)) }),
    home_page_url: site.url + path,
    feeds: feeds.map(({ file, mediaType }) => ({
      url: site.url + path + file,
      mime_type: mediaType,
    })),
  }
}

/** The number of the article with that slug, if feeds may hold it now. */
async function shownArticle(
  slug: string,
  index: ArticleIndex,
  now: number,
): Promise<number | undefined> {
  const article = await index.numberOf(slug)
  return article !== undefined && isInFeedsAt(index, article, now) ? article : undefined
}

async function itemOf(
  article: number,
  index: ArticleIndex,
  { bundle, renderers, articles }: Library,
): Promise<JsonAnswer> {
  const { channel, path } = jsonFeedIn(bundle)
  const outline = renderers.outline({
    channel,
    file: path.slice(channel.path.length),
    query: wholeFeed,
    canonical: '',
    history: { is: 'page' },
  })
  const packed = await composeFeed({ ...outline, head: '', tail: '' }, [article], articles)
  const expires = index.expires[article] ?? Number.POSITIVE_INFINITY
  return {
    value: JSON.parse(new TextDecoder().decode(await gunzip(packed))),
    ...latest([bundle.site.updated, index.updated[article]]),
    ...(Number.isFinite(expires) && { until: expires }),
  }
}

/** The JSON Feed of the site. */
function jsonFeedIn({ documents, channels, feeds }: Bundle) {
  const [home] = Object.values(channels)
  const feed = feeds.find(({ mediaType }) => mediaType === 'application/feed+json')
  const path = `${home?.path}${feed?.file}`
  const document = documents.at(path)
  if (!home || !document) throw new Error('find JSON Feed: the site has none')
  return { path, channel: home, document: { ...document, channel: home.path } }
}

/** The request as a program sends it: the API has no pages for browsers. */
function asProgram(request: Request): Request {
  const copy = new Request(request)
  copy.headers.delete(navigationHeader)
  return copy
}

/** Where the article is that has an old slug. */
async function movedTo(
  slug: string,
  { redirects }: Bundle,
  index: ArticleIndex,
  now: number,
): Promise<string | undefined> {
  const key = pathKey(articlePath(slug))
  const current = Object.hasOwn(redirects, key) ? redirects[key] : undefined
  if (current === undefined) return undefined
  if ((await shownArticle(current, index, now)) === undefined) return undefined
  return apiArticlePath(current)
}

function missingArticle(
  slug: string,
  { gone }: Bundle,
  headers: Readonly<Record<string, string>>,
): Response {
  if (gone.includes(pathKey(articlePath(slug))))
    return problemResponse(410, 'Gone', 'The article has been removed.', headers)
  return problemResponse(404, 'Not Found', 'There is no such article.', headers)
}
