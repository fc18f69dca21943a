import { compareNewestFirst } from '../model/article.ts'
import { channelsOf } from '../model/channel.ts'
import type { Content, MediaFile } from '../model/content.ts'
import { compareProblems, type Problem } from '../model/problem.ts'
import { isArticle, readArticleFile } from './article/article-file.ts'
import { articleReader } from './article/article-reader.ts'
import type { ReadArticle } from './article/read-article.ts'
import { reportDuplicates, reportSameMoments } from './find-duplicates.ts'
import { findStrays } from './find-strays.ts'
import { type ReadMemory, readMemory } from './read-memory.ts'
import { readSettings } from './settings/read-settings.ts'
import { readSite, unknownSite } from './settings/read-site.ts'
import { readTopics } from './settings/read-topics.ts'
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
  const topicFields = topicsFile.value ?? []
  const channels = channelsOf(
    settings.site,
    topicFields.map(({ topic }) => topic),
  )
  const paths = [
    ...channels.flatMap(({ path }) => [path, ...feedFiles.map((file) => path + file)]),
    ...sitePaths,
  ]
  const places = placesOf({ siteUrl: settings.site.url, paths, articles: articleFiles, files })
  const own = recorded(places)
  const { site, icon } = withLinks(settings, siteFile.list, places, own.places)
  const topics = withImages(topicFields, topicsFile.list, own.places)
  const around = {
    site,
    topics,
    places,
    topicsKnown: topicsFile.value !== undefined,
    authorsKnown: siteFile.value !== undefined && !siteFile.list.muted('authors'),
    now,
  }
  const read = articleReader(around, memory.articles)
  const articles = articleFiles.flatMap((file) => read(file) ?? [])
  reportDuplicates(articleFiles, { ids: channels.map(({ id }) => id), paths })
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
      articles: published.map(({ article }) => article).sort(compareNewestFirst),
      media: mediaOf(own.media, published, now),
      icon,
    },
  }
}

/** The files that are served: none of an article that has expired. */
function mediaOf(
  own: readonly MediaFile[],
  articles: readonly ReadArticle[],
  now: Date,
): MediaFile[] {
  const current = articles.filter(
    ({ article: { expires } }) => expires === undefined || expires > now,
  )
  const all = [...own, ...current.flatMap(({ media }) => media)]
  const byPath = new Map(all.map((file) => [file.path, file]))
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}
