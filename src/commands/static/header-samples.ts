import type { Content } from '../../model/content.ts'
import { isVisible } from '../../model/timeline.ts'
import { oldFeedAliases } from '../../render/old-feed-aliases.ts'

/** What there is to take samples of. */
export interface Samples {
  topic?: string
  /** The slug of an article, and that of one that feeds may hold. */
  article?: string
  item?: string
  /** The name of an archive of the site, and that of one of the topic. */
  archive?: string
  topicArchive?: string
  /** Feeds by the paths that another program had them at. */
  oldFeeds: Readonly<Record<string, string>>
}

/**
 * @param archives the names of the newest archives: of the site, and of each topic
 */
export function samplesOf(
  { site, topics, articles }: Pick<Content, 'site' | 'topics' | 'articles'>,
  [archive, ...ofTopics]: readonly (string | undefined)[],
  now: Date,
): Samples {
  const place = Math.max(
    0,
    ofTopics.findIndex((name) => name !== undefined),
  )
  const topic = topics[place]
  const topicArchive = ofTopics[place]
  const visible = articles.filter((one) => isVisible(one, now))
  const [article] = visible
  const item = visible.find(({ inFeeds }) => inFeeds)
  return {
    oldFeeds: oldFeedAliases(site),
    ...(topic && { topic: topic.slug }),
    ...(article && { article: article.slug }),
    ...(item && { item: item.slug }),
    ...(archive !== undefined && { archive }),
    ...(topicArchive !== undefined && { topicArchive }),
  }
}
