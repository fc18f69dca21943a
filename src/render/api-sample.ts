import type { ApiSample } from '../model/api/api-routes.ts'
import type { Content } from '../model/content.ts'
import { isVisible } from '../model/timeline.ts'

/** What examples name: the first topic, and the oldest article that can be seen and stays. */
export function apiSample(
  { topics, articles }: Pick<Content, 'topics' | 'articles'>,
  now: Date,
): ApiSample {
  const [topic] = topics
  const article = articles.findLast(
    (one) => one.inFeeds && one.expires === undefined && isVisible(one, now),
  )
  return { ...(topic && { topic: topic.slug }), ...(article && { article: article.slug }) }
}
