import { compareNewestFirst } from '../model/article.ts'
import { channelsOf } from '../model/channel.ts'
import type { Content } from '../model/content.ts'
import { compareProblems, type Problem } from '../model/problem.ts'
import type { Site, Topic } from '../model/site.ts'
import { isArticle, readArticleFile } from './article/article-file.ts'
import { readArticle } from './article/read-article.ts'
import { reportDuplicates, reportSameMoments } from './find-duplicates.ts'
import { readSettings } from './settings/read-settings.ts'
import { readSite, unknownSite } from './settings/read-site.ts'
import { readTopics, type TopicFields } from './settings/read-topics.ts'
import { accept, type ProblemList } from './source/problem-list.ts'
import type { SourceFile } from './source/source-file.ts'
import { type Places, placesOf } from './values/places.ts'
import { readIcon } from './values/read-media.ts'

export interface ReadOptions {
  /** The content folder as problems should name it. */
  root: string
  /** Names of the feeds beside each page, which articles may link to. */
  feedFiles: readonly string[]
  /** No edit can lie after it. */
  now: Date
}

/** The content in a set of files; or every problem of every file, in reading order. */
export function readContent(
  files: readonly SourceFile[],
  { root, feedFiles, now }: ReadOptions,
): { content: Content } | { problems: Problem[] } {
  const siteFile = readSettings(files, 'site.yaml', root, (value, list) =>
    readSite(value, list, now),
  )
  const topicsFile = readSettings(files, 'topics.yaml', root, readTopics)
  const articleFiles = files.filter(isArticle).map((file) => readArticleFile(file, root))

  const plainSite = siteFile.value?.site ?? unknownSite
  const plainTopics = (topicsFile.value ?? []).map(({ topic }) => topic)
  const channels = channelsOf(plainSite, plainTopics)
  const paths = channels.flatMap(({ path }) => [path, ...feedFiles.map((file) => path + file)])
  const places = placesOf({ siteUrl: plainSite.url, paths, articles: articleFiles, files })
  const site = withIcon(plainSite, siteFile.value?.icon, siteFile.list, places)
  const topics = withImages(topicsFile.value ?? [], topicsFile.list, places)
  const around = {
    site,
    topics,
    places,
    topicsKnown: topicsFile.value !== undefined,
    authorsKnown: siteFile.value !== undefined && !siteFile.list.muted('authors'),
    now,
  }
  const articles = articleFiles.flatMap((file) => readArticle(file, around) ?? [])
  reportDuplicates(articleFiles, { ids: channels.map(({ id }) => id), paths })
  reportSameMoments(articles)

  const problems = [siteFile, topicsFile, ...articleFiles].flatMap(({ list }) => list.problems)
  if (problems.length > 0) return { problems: problems.sort(compareProblems) }
  return {
    content: {
      site,
      topics,
      articles: articles
        .filter(({ draft }) => !draft)
        .map(({ article }) => article)
        .sort(compareNewestFirst),
      media: places.served(),
    },
  }
}

function withIcon(site: Site, icon: string | undefined, list: ProblemList, places: Places): Site {
  if (icon === undefined) return site
  const url = accept(list, ['icon'], readIcon(icon, 'site.yaml', places))
  return url === undefined ? site : { ...site, icon: url }
}

function withImages(fields: readonly TopicFields[], list: ProblemList, places: Places): Topic[] {
  return fields.map(({ topic, image }) => {
    if (image === undefined) return topic
    const url = accept(list, [topic.slug, 'image'], readIcon(image, 'topics.yaml', places))
    return url === undefined ? topic : { ...topic, image: url }
  })
}
