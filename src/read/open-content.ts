import { type Channel, channelsOf } from '../model/channel.ts'
import type { RemovedTopic } from '../model/site.ts'
import { isArticle } from './article/article-file.ts'
import type { ArticleSettings, Surroundings } from './article/checked-article.ts'
import { readSettings } from './settings/read-settings.ts'
import { readSite, type SiteFile, unknownSite } from './settings/read-site.ts'
import { noTopics, readTopics, type TopicFields } from './settings/read-topics.ts'
import type { ProblemList } from './source/problem-list.ts'
import type { SourceFile } from './source/source-file.ts'
import { type KnownMedia, placesOf } from './values/places.ts'

export interface ReadOptions {
  /** The content folder as problems should name it. */
  root: string
  /** All names of the feeds beside each page: articles may link to them, and not take them. */
  feedFiles: readonly string[]
  /** The other paths that the site has of itself. */
  sitePaths: readonly string[]
  /** No edit can lie after it. */
  now: Date
  /** Files that have been looked into already. */
  media?: KnownMedia
}

/** A content folder before its articles are read: its settings, with nothing linked yet. */
export interface OpenedContent {
  options: ReadOptions
  files: readonly SourceFile[]
  articleFiles: readonly SourceFile[]
  site: SiteFile
  topics: readonly TopicFields[]
  removedTopics: readonly RemovedTopic[]
  /** What is wrong with the settings. */
  lists: { site: ProblemList; topics: ProblemList }
  channels: readonly Channel[]
  /** Paths of the pages and feeds of the site, but for those of articles. */
  paths: readonly string[]
  /** What articles are read with. */
  settings: ArticleSettings
}

/** What of an opened folder its articles are read with. */
export interface ReadWith extends Pick<OpenedContent, 'settings' | 'files' | 'paths'> {
  options: Pick<ReadOptions, 'root' | 'now' | 'media'>
}

export function openContent(files: readonly SourceFile[], options: ReadOptions): OpenedContent {
  const { root, feedFiles, sitePaths, now } = options
  const siteFile = readSettings(files, 'site.yaml', root, (value, list) =>
    readSite(value, list, now),
  )
  const topicsFile = readSettings(files, 'topics.yaml', root, readTopics)
  const site = siteFile.value ?? { site: unknownSite, fields: { links: [] } }
  const { topics, removed } = topicsFile.value ?? noTopics
  const channels = channelsOf(
    site.site,
    topics.map(({ topic }) => topic),
  )
  const { url, language, timeZone, authors } = site.site
  return {
    options,
    files,
    articleFiles: files.filter(isArticle),
    site,
    topics,
    removedTopics: removed,
    lists: { site: siteFile.list, topics: topicsFile.list },
    channels,
    paths: [...channels.flatMap(({ path }) => withFeeds(path, feedFiles)), ...sitePaths],
    settings: {
      site: { url, language, timeZone, authors },
      topics: topics.map(({ topic: { slug, title, aliases } }) => ({ slug, title, aliases })),
      removedTopics: removed.map(({ slug }) => ({ slug })),
      topicsKnown: topicsFile.value !== undefined,
      authorsKnown: siteFile.value !== undefined && !siteFile.list.muted('authors'),
    },
  }
}

/**
 * What the articles are read with.
 * @param hidden why no link may lead to an article, by the path of its file
 */
export function surroundingsOf(
  { options, settings, files, paths }: ReadWith,
  hidden: ReadonlyMap<string, string>,
): Surroundings {
  const { root, now, media } = options
  const places = placesOf({ siteUrl: settings.site.url, paths, hidden, files }, media)
  return { ...settings, root, places, now }
}

/** The path of a channel's page and those of its feeds. */
export function withFeeds(path: string, feedFiles: readonly string[]): string[] {
  return [path, ...feedFiles.map((file) => path + file)]
}
