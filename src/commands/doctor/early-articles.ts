import { standingOf } from '../../check/live/build-rules.ts'
import type { LiveFeed } from '../../check/live/live-feed.ts'
import type { EarlyArticle } from '../../check/live/live-site.ts'
import { apiArticlePath } from '../../model/api/api-paths.ts'
import { type Article, articlePath, markdownPath } from '../../model/article.ts'
import type { Content } from '../../model/content.ts'
import { mapConcurrently } from '../../model/map-concurrently.ts'
import type { Ask } from '../check/exchanges-with.ts'
import { atOnce } from './session.ts'

// Whoever can have one of them before its time can have them all.
const asked = 5

/** Articles with a moment to come, in order. */
export function articlesToCome({ articles }: Content, now: number): Article[] {
  return articles
    .filter(({ published }) => published.getTime() > now)
    .toSorted((a, b) => a.published.getTime() - b.published.getTime())
}

/** Looks for the next articles that are not to be seen yet, where they will be. */
export async function earlyArticles(
  content: Content,
  feeds: readonly LiveFeed[],
  { ask, site, now }: { ask: Ask; site: string; now: number },
): Promise<EarlyArticle[]> {
  const next = articlesToCome(content, now).slice(0, asked)
  return await mapConcurrently(next, atOnce, async ({ id, slug, title, published }) => {
    const holding = feeds.filter(
      (feed) =>
        standingOf(feed) !== 'later' &&
        feed.opened?.parts?.items.some((item) => item.id?.text === id),
    )
    const open: string[] = []
    for (const path of [articlePath(slug), markdownPath(slug), apiArticlePath(slug)]) {
      const outcome = await ask({ method: 'GET', url: site + path, headers: {} })
      if ('answer' in outcome && outcome.answer.status === 200) open.push(site + path)
    }
    return {
      title,
      published: published.getTime(),
      foundAt: [...open, ...holding.map(({ url }) => url)],
    }
  })
}
