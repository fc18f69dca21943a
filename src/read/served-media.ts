import type { Content, MediaFile } from '../model/content.ts'
import type { Dated } from '../model/timeline.ts'
import type { ReadArticle } from './article/read-article.ts'
import { optional } from './values/optional.ts'

/**
 * The files that are served: at all times what the site itself and its lasting articles use, and
 * at their times those of articles to come and of articles that will leave. Nothing of an article
 * that has expired.
 */
export function servedMedia(
  own: readonly MediaFile[],
  articles: readonly Pick<ReadArticle, 'article' | 'media'>[],
  now: Date,
): Pick<Content, 'media' | 'timedMedia'> {
  const lasting = articles.filter(({ article }) => isLasting(article, now))
  const media = byPath([...own, ...lasting.flatMap((one) => one.media)])
  const passing = articles.filter(
    ({ article }) => !isLasting(article, now) && !hasExpired(article, now),
  )
  const timed = byPath(passing.flatMap((one) => one.media))
  const known = new Set(media.map(({ path }) => path))
  return {
    media,
    timedMedia: timed
      .filter(({ path }) => !known.has(path))
      .map((file) => ({
        ...file,
        articles: passing
          .filter((one) => one.media.some(({ path }) => path === file.path))
          .map(({ article }) => datesOf(article)),
      })),
  }
}

function isLasting({ published, expires }: Dated, now: Date): boolean {
  return published <= now && expires === undefined
}

function hasExpired({ expires }: Dated, now: Date): boolean {
  return expires !== undefined && expires <= now
}

function datesOf({ published, expires }: Dated): Dated {
  return { published, ...optional('expires', expires) }
}

function byPath(files: readonly MediaFile[]): MediaFile[] {
  const unique = new Map(files.map((file) => [file.path, file]))
  return [...unique.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}
