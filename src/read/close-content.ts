import { compareNewestFirst } from '../model/article.ts'
import { topicFeedsId, topicPath } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import { compareProblems, type Problem } from '../model/problem.ts'
import { compareLastRemoved } from '../model/tombstone.ts'
import { readArticleFile } from './article/article-file.ts'
import type { ReadArticle } from './article/read-article.ts'
import {
  type Report,
  reportDuplicates,
  reportSameFeedIds,
  reportSameMoments,
  type Taken,
} from './find-duplicates.ts'
import { findStrays } from './find-strays.ts'
import { type OpenedContent, withFeeds } from './open-content.ts'
import { servedMedia } from './served-media.ts'
import { oldTopicPaths } from './settings/read-topics.ts'
import { withImages, withLinks } from './settings/resolve-links.ts'
import type { ProblemList } from './source/problem-list.ts'
import { type Places, recorded } from './values/places.ts'

/** The content as a whole when each of its articles has been read; or every problem. */
export function closeContent(
  opened: OpenedContent,
  articles: readonly ReadArticle[],
  places: Places,
): { content: Content } | { problems: Problem[] } {
  const { options, files, channels, removedTopics, lists } = opened
  const own = recorded(places)
  const { site, icon } = withLinks(opened.site, lists.site, places, own.places)
  const topics = withImages(opened.topics, lists.topics, own.places)
  const removedIds = new Map(removedTopics.map((topic) => [topicFeedsId(site, topic), topic.slug]))
  reportSameFeedIds(channels, removedIds, lists.topics)
  const problems = [
    ...lists.site.problems,
    ...lists.topics.problems,
    ...articles.flatMap((article) => article.problems),
    ...sharedClaims(opened, articles, [...removedIds.keys()]),
    ...findStrays(files, usedFiles(own.media, articles), options.root),
  ]
  if (problems.length > 0) return { problems: problems.sort(compareProblems) }
  return {
    content: {
      site,
      topics,
      removedTopics,
      articles: articles.flatMap(({ article }) => article ?? []).sort(compareNewestFirst),
      tombstones: articles.flatMap(({ tombstone }) => tombstone ?? []).sort(compareLastRemoved),
      ...servedMedia(own.media, articles, places, options.now),
      icon,
    },
  }
}

function usedFiles(own: readonly { source: string }[], articles: readonly ReadArticle[]): string[] {
  return [...own.map(({ source }) => source), ...articles.flatMap(({ media }) => media)]
}

/** What is claimed twice, told where the second claim is written. */
function sharedClaims(
  { options, articleFiles, paths, topics, removedTopics, channels }: OpenedContent,
  articles: readonly ReadArticle[],
  removedIds: readonly string[],
): Problem[] {
  const problems: Problem[] = []
  const lists = new Map<string, ProblemList>()
  const listOf = (path: string): ProblemList | undefined => {
    const file = articleFiles.find((one) => one.path === path)
    return file && readArticleFile(file, options.root).list
  }
  const add: Report = (path, field, finding) => {
    const list = lists.get(path) ?? listOf(path)
    if (!list) return
    lists.set(path, list)
    const known = list.problems.length
    if (field.length === 0) list.addAt({ line: 1, column: 1 }, '', finding)
    else list.add(field, finding)
    problems.push(...list.problems.slice(known))
  }
  const oldPaths = [
    ...topics.flatMap(({ topic }) => oldTopicPaths(topic)),
    ...removedTopics.flatMap((topic) => [topicPath(topic.slug), ...oldTopicPaths(topic)]),
  ]
  const taken: Taken = {
    ids: [...channels.map(({ id }) => id), ...removedIds],
    paths: [...paths, ...oldPaths.flatMap((path) => withFeeds(path, options.feedFiles))],
  }
  reportDuplicates(articles, taken, add)
  reportSameMoments(articles, add)
  return problems
}
