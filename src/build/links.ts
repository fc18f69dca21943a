import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { articlePath, markdownPath } from '../model/article.ts'
import { pathKey } from '../model/decode-path.ts'
import { isArticle } from '../read/article/article-file.ts'
import type { Surroundings } from '../read/article/checked-article.ts'
import { slugOf } from '../read/article/slug.ts'
import type { OpenedContent } from '../read/open-content.ts'
import type { SourceFile } from '../read/source/source-file.ts'
import { recorded, sourcesOf } from '../read/values/places.ts'
import { resolveAddress } from '../read/values/resolve-address.ts'
import type { KnownArticle } from './article-packs.ts'
import type { ArticleRecord } from './article-record.ts'

/** Why no link may lead to an article, by the paths of their files. */
export function hiddenAmong(articles: Iterable<KnownArticle>): Map<string, string> {
  const hidden = new Map<string, string>()
  for (const { record } of articles) {
    if (record.hidden !== undefined) hidden.set(record.path, record.hidden)
  }
  return hidden
}

/**
 * Equal when all addresses in articles lead where they have led, but for those of articles;
 * undefined when that cannot be told.
 */
export function placesKey({ settings, paths, files }: OpenedContent): string | undefined {
  const media = files.filter((file) => !isArticle(file)).map(versionOf)
  if (media.includes(undefined)) return undefined
  const lists = [[settings.site.url], paths, media]
  return createHash('sha256')
    .update(lists.map((list) => list.join('\n')).join('\n\n'))
    .digest('base64url')
}

function versionOf(file: SourceFile): string | undefined {
  if (file.fault !== undefined) return `${file.path} ${file.fault}`
  try {
    const version = file.version?.()
    return version === undefined ? undefined : `${file.path} ${version}`
  } catch {
    return undefined
  }
}

/**
 * Tells which articles have an address that may lead elsewhere since articles were added, removed,
 * hidden or shown.
 * @param compiled the files that are not as they were before
 */
export function ledByArticles(
  before: ReadonlyMap<string, KnownArticle>,
  files: readonly Pick<SourceFile, 'path'>[],
  compiled: readonly Pick<SourceFile, 'path'>[],
  hidden: ReadonlyMap<string, string>,
): (record: ArticleRecord) => boolean {
  const changed = [
    ...compiled
      .map(({ path }) => path)
      .filter((path) => !before.has(path) || before.get(path)?.record.hidden !== hidden.get(path)),
    ...goneOf(before, files),
  ]
  if (changed.length === 0) return () => false
  const pages = new Set(changed.flatMap((path) => pagesNear(slugOf(path)).map(pathKey)))
  return ({ visits }) => visits.some(({ url }) => pages.has(pathKey(new URL(url).pathname)))
}

/** The paths of the files that are no longer there. */
export function goneOf(
  before: ReadonlyMap<string, unknown>,
  files: readonly Pick<SourceFile, 'path'>[],
): string[] {
  const staying = files.filter(({ path }) => before.has(path)).length
  if (staying === before.size) return []
  const now = new Set(files.map(({ path }) => path))
  return [...before.keys()].filter((path) => !now.has(path))
}

/** The pages of an article, and the one that its Markdown may be taken for. */
function pagesNear(slug: string): string[] {
  return [articlePath(slug), markdownPath(slug), articlePath(`${slug}.md`)]
}

/** Whether an article has to be read again, since its addresses lead elsewhere or did not lead. */
export function leadsElsewhere(
  { path, problems, visits, media }: ArticleRecord,
  { site, places }: Surroundings,
): boolean {
  if (problems.length > 0) return true
  if (visits.length === 0) return false
  const now = recorded(places)
  const page = `${site.url}${articlePath(slugOf(path))}`
  for (const { address } of visits) resolveAddress(address, path, page, now.places)
  // The same bytes under the same name may lie at another path.
  return !isDeepStrictEqual([now.visits, sourcesOf(now.media)], [visits, media])
}
