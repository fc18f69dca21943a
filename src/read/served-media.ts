import type { Content, MediaFile } from '../model/content.ts'
import type { Dated } from '../model/timeline.ts'
import type { ReadArticle } from './article/read-article.ts'
import { optional } from './values/optional.ts'
import type { Places } from './values/places.ts'

/**
 * The files that are served: at all times what the site itself and its lasting articles use, and
 * at their times those of articles to come and of articles that will leave. Nothing of an article
 * that has expired.
 */
export function servedMedia(
  own: readonly MediaFile[],
  articles: readonly Pick<ReadArticle, 'article' | 'media'>[],
  places: Places,
  now: Date,
): Pick<Content, 'media' | 'timedMedia'> {
  const shown = articles.flatMap(({ article, media }) => {
    if (!article || media.length === 0) return []
    const { files } = places.known()
    const served = media.flatMap((path) => files.get(path.normalize('NFC')) ?? []).map(places.serve)
    return [{ dates: datesOf(article), media: served }]
  })
  const lasting = shown.filter(({ dates }) => isLasting(dates, now))
  const media = byPath([...own, ...lasting.flatMap((one) => one.media)])
  const passing = shown.filter(({ dates }) => !isLasting(dates, now) && !hasExpired(dates, now))
  const timed = byPath(passing.flatMap((one) => one.media))
  const known = new Set(media.map(({ path }) => path))
  const users = datesByPath(passing)
  return {
    media,
    timedMedia: timed
      .filter(({ path }) => !known.has(path))
      .map((file) => ({
        ...file,
        articles: users.get(file.path) ?? [],
      })),
  }
}

/** When the articles are to be seen that use a file, by its path. */
function datesByPath(
  articles: readonly { dates: Dated; media: readonly MediaFile[] }[],
): Map<string, Dated[]> {
  const users = new Map<string, Dated[]>()
  for (const { dates, media } of articles) {
    for (const path of new Set(media.map((file) => file.path))) {
      const known = users.get(path)
      if (known) known.push(dates)
      else users.set(path, [dates])
    }
  }
  return users
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
