import { compareNewestFirst } from '../model/article.ts'
import { topicFeedsId, topicPath } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import { compareProblems, type Problem } from '../model/problem.ts'
import { compareLastRemoved } from '../model/tombstone.ts'
import { type ArticleFile, readArticleFile } from './article/article-file.ts'
import type { ReadArticle } from './article/read-article.ts'
import { reportDuplicates, reportSameFeedIds, type Taken } from './find-duplicates.ts'
import { findStrays } from './find-strays.ts'
import { type OpenedContent, withFeeds } from './open-content.ts'
import { servedMedia } from './served-media.ts'
import { checkOldFeeds } from './settings/old-feeds.ts'
import { oldTopicPaths } from './settings/read-topics.ts'
import { withImages, withLinks } from './settings/resolve-links.ts'
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
  const feeds = channels.flatMap(({ path }) => withFeeds(path, options.feedFiles).slice(1))
  checkOldFeeds(site.oldFeeds ?? {}, feeds, opened.paths, lists.site)
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

/** What is claimed twice, told where it is written. */
function sharedClaims(
  { options, articleFiles, paths, topics, removedTopics, channels, site }: OpenedContent,
  articles: readonly ReadArticle[],
  removedIds: readonly string[],
): Problem[] {
  const oldPaths = [
    ...topics.flatMap(({ topic }) => oldTopicPaths(topic)),
    ...removedTopics.flatMap((topic) => [topicPath(topic.slug), ...oldTopicPaths(topic)]),
  ]
  const taken: Taken = {
    ids: [...channels.map(({ id }) => id), ...removedIds],
    paths: [
      ...paths,
      ...Object.keys(site.site.oldFeeds ?? {}),
      ...oldPaths.flatMap((path) => withFeeds(path, options.feedFiles)),
    ],
  }
  const opened = new Map<string, ArticleFile>()
  const known = new Map<string, number>()
  reportDuplicates(articles, taken, (path) => {
    const source = articleFiles.find((one) => one.path === path)
    if (!source) throw new Error(`reopen ${path}: it was there a moment ago`)
    const file = opened.get(path) ?? readArticleFile(source, options.root)
    // What is wrong with the file itself is known already.
    if (!opened.has(path)) known.set(path, file.list.problems.length)
    opened.set(path, file)
    return file
  })
  return [...opened].flatMap(([path, { list }]) => list.problems.slice(known.get(path)))
}
