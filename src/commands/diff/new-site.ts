import { type Answer, ownPath } from '../../check/changes/circumstances.ts'
import type { FeedView } from '../../check/feed/feed-view.ts'
import { articlePath } from '../../model/article.ts'
import { type Channel, carries, channelsOf } from '../../model/channel.ts'
import type { Content } from '../../model/content.ts'
import { pathKey } from '../../model/decode-path.ts'
import { mapConcurrently } from '../../model/map-concurrently.ts'
import { formats } from '../../render/formats.ts'
import { type Ask, atOnce, type Reply } from './ask.ts'
import { feedIn } from './feed-in.ts'

/** The site as it will be, running on this machine. */
export interface NewSite {
  content: Content
  /** Such as `http://127.0.0.1:8787`. */
  origin: string
  ask: Ask
}

/** The paths of all feeds of a site. */
export function feedPaths({ site, topics }: Content): string[] {
  return channelsOf(site, topics).flatMap(({ path }) => formats.map(({ file }) => path + file))
}

/** How stored addresses are answered, after at most one redirect. */
export async function answersAt(
  site: NewSite,
  paths: Iterable<string>,
): Promise<Map<string, Answer>> {
  const { content } = site
  const articles = new Map(content.articles.map((one) => [pathKey(articlePath(one.slug)), one]))
  const pages = new Set(channelsOf(content.site, content.topics).map(({ path }) => path))
  const answers = await mapConcurrently(
    [...paths],
    atOnce,
    async (path): Promise<[string, Answer]> => {
      const { answer } = await follow(site, path, 'HEAD')
      const { pathname, search } = new URL(answer.target ?? path, content.site.url)
      const article = articles.get(pathKey(pathname))
      const isShown = answer.status === 200
      return [
        path,
        {
          ...answer,
          ...(isShown && article && { article: shownArticle(article) }),
          ...(isShown && search !== '' && pages.has(pathname) && { ignoresQuery: true }),
        },
      ]
    },
  )
  return new Map(answers)
}

function shownArticle({
  id,
  guid,
  title,
}: Content['articles'][number]): NonNullable<Answer['article']> {
  return { id, ...(guid !== undefined && { guid }), title }
}

/** The feed that a stored address gives. */
export async function feedAt(
  site: NewSite,
  path: string,
): Promise<{ answer: Answer; view: FeedView | undefined }> {
  const { answer, reply } = await follow(site, path, 'GET')
  return { answer, view: feedIn(reply) }
}

async function follow(
  { content, origin, ask }: NewSite,
  path: string,
  method: 'GET' | 'HEAD',
): Promise<{ answer: Answer; reply: Reply }> {
  const first = await ask(new URL(origin + path), method)
  const target = ownPath(first.location?.href, [origin, content.site.url])
  if (target === undefined) return { answer: { status: first.status }, reply: first }
  const reply = await ask(new URL(origin + target), method)
  return { answer: { status: reply.status, target }, reply }
}

/** The channel whose feed it is. */
export function channelOf({ site, topics }: Content, { self }: FeedView): Channel | undefined {
  const folder = ownPath(self, [site.url])?.replace(/[^/]*$/, '')
  return channelsOf(site, topics).find(({ path }) => path === folder)
}

/** Ids of the articles that a channel has, whether or not its feeds have room for them. */
export function carriedBy(channel: Channel | undefined, { articles }: Content): Set<string> {
  const its = channel ? articles.filter((article) => carries(channel, article)) : []
  return new Set(its.map(({ id }) => id))
}

/** Ids of the articles that have disappeared by their own date. */
export function expiredBy({ articles }: Content, now: Date): Set<string> {
  const past = articles.filter(({ expires }) => expires !== undefined && expires <= now)
  return new Set(past.map(({ id }) => id))
}
