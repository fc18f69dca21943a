import { compareNewestFirst } from '../model/article.ts'
import { channelsOf, topicFeedsId, topicPath } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import { compareProblems, type Problem } from '../model/problem.ts'
import { compareLastRemoved } from '../model/tombstone.ts'
import { isArticle, readArticleFile } from './article/article-file.ts'
import { readArticle } from './article/read-article.ts'
import { readTombstone } from './article/read-tombstone.ts'
import { bodyReader } from './body/body-reader.ts'
import { reportDuplicates, reportSameFeedIds, reportSameMoments } from './find-duplicates.ts'
import { findStrays } from './find-strays.ts'
import { type ReadMemory, readMemory } from './read-memory.ts'
import { servedMedia } from './served-media.ts'
import { readSettings } from './settings/read-settings.ts'
import { readSite, unknownSite } from './settings/read-site.ts'
import { noTopics, oldTopicPaths, readTopics } from './settings/read-topics.ts'
import { withImages, withLinks } from './settings/resolve-links.ts'
import type { SourceFile } from './source/source-file.ts'
import { placesOf, recorded } from './values/places.ts'

export interface ReadOptions {
  /** The content folder as problems should name it. */
  root: string
  /** All names of the feeds beside each page: articles may link to them, and not take them. */
  feedFiles: readonly string[]
  /** The other paths that the site has of itself. */
  sitePaths: readonly string[]
  /** No edit can lie after it. */
  now: Date
  memory?: ReadMemory
}

/** The content in a set of files; or every problem of every file, in reading order. */
export function readContent(
  files: readonly SourceFile[],
  { root, feedFiles, sitePaths, now, memory = readMemory() }: ReadOptions,
): { content: Content } | { problems: Problem[] } {
  const siteFile = readSettings(files, 'site.yaml', root, (value, list) =>
    readSite(value, list, now),
  )
  const topicsFile = readSettings(files, 'topics.yaml', root, readTopics)
  const articleFiles = files
    .filter(isArticle)
    .map((file) => readArticleFile(file, root, memory.articleFiles))

  const settings = siteFile.value ?? { site: unknownSite, fields: { links: [] } }
  const { topics: topicFields, removed: removedTopics } = topicsFile.value ?? noTopics
  const channels = channelsOf(
    settings.site,
    topicFields.map(({ topic }) => topic),
  )
  function withFeeds(path: string): string[] {
    return [path, ...feedFiles.map((file) => path + file)]
  }
  const paths = [...channels.flatMap(({ path }) => withFeeds(path)), ...sitePaths]
  const places = placesOf(
    { siteUrl: settings.site.url, paths, articles: articleFiles, files },
    memory.media,
  )
  const own = recorded(places)
  const { site, icon } = withLinks(settings, siteFile.list, places, own.places)
  const topics = withImages(topicFields, topicsFile.list, own.places)
  const around = {
    site,
    topics,
    removedTopics,
    places,
    topicsKnown: topicsFile.value !== undefined,
    authorsKnown: siteFile.value !== undefined && !siteFile.list.muted('authors'),
    now,
  }
  const readBody = bodyReader(memory.bodies)
  const articles = articleFiles.flatMap((file) => readArticle(file, around, readBody) ?? [])
  const tombstones = articleFiles.flatMap((file) => readTombstone(file, around) ?? [])
  const oldPaths = [
    ...topics.flatMap(oldTopicPaths),
    ...removedTopics.flatMap((topic) => [topicPath(topic.slug), ...oldTopicPaths(topic)]),
  ]
  const removedIds = new Map(removedTopics.map((topic) => [topicFeedsId(site, topic), topic.slug]))
  reportDuplicates(articleFiles, {
    ids: [...channels.map(({ id }) => id), ...removedIds.keys()],
    paths: [...paths, ...oldPaths.flatMap(withFeeds)],
  })
  reportSameFeedIds(channels, removedIds, topicsFile.list)
  reportSameMoments(articles)

  const used = [...own.media, ...articles.flatMap(({ media }) => media)]
  const lists = [siteFile, topicsFile, ...articleFiles].flatMap(({ list }) => list.problems)
  const problems = [...lists, ...findStrays(files, used, root)]
  if (problems.length > 0) return { problems: problems.sort(compareProblems) }
  const published = articles.filter(({ draft }) => !draft)
  return {
    content: {
      site,
      topics,
      removedTopics,
      articles: published.map(({ article }) => article).sort(compareNewestFirst),
      tombstones: tombstones.sort(compareLastRemoved),
      ...servedMedia(own.media, published, now),
      icon,
    },
  }
}
