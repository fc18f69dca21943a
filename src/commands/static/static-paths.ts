import { getMimeType } from 'hono/utils/mime'
import type { Built } from '../../build.ts'
import { apiArticlePath, apiPaths } from '../../model/api/api-paths.ts'
import { articlePath, markdownPath } from '../../model/article.ts'
import { channelsOf } from '../../model/channel.ts'
import type { Content } from '../../model/content.ts'
import { decodePath } from '../../model/decode-path.ts'
import { isVisible } from '../../model/timeline.ts'
import { formats } from '../../render/formats.ts'
import { oldFeedAliases } from '../../render/old-feed-aliases.ts'
import { siteAliases } from '../../render/site-documents.ts'

/** Another name of a document. */
export interface StaticAlias {
  path: string
  canonical: string
}

/** The addresses that a build has as plain files. */
export interface StaticPaths {
  /** Each has bytes of its own; documents stand before articles. */
  documents: readonly string[]
  /** What has the bytes of one of them. */
  aliases: readonly StaticAlias[]
  /** The file that an address is read from. */
  fileOf(path: string, mediaType: string): string
}

/** What is public at that moment; archives become known when feeds are read. */
export function staticPaths(
  { content, documents }: Pick<Built, 'content' | 'documents'>,
  now: Date,
): StaticPaths {
  const visible = content.articles.filter((article) => isVisible(article, now))
  const aliases = aliasesOf(content)
  const all = [
    ...documents,
    apiPaths.topics,
    ...visible.flatMap(({ slug, inFeeds }) => [
      articlePath(slug),
      markdownPath(slug),
      ...(inFeeds ? [apiArticlePath(slug)] : []),
    ]),
    ...content.timedMedia
      .filter(({ articles }) => articles.some((article) => isVisible(article, now)))
      .map(({ path }) => path),
  ]
  const folders = foldersOf([...all, ...aliases.map(({ path }) => path)])
  return {
    documents: all,
    aliases,
    fileOf(path, mediaType) {
      const name = decodePath(path).slice(1)
      if (!path.endsWith('/') && !folders.has(path)) return name
      const folder = name.replace(/\/$/, '')
      return `${folder === '' ? '' : `${folder}/`}index.${extensionOf(mediaType)}`
    },
  }
}

function aliasesOf({ site, topics }: Content): StaticAlias[] {
  const ofFeeds = channelsOf(site, topics).flatMap(({ path }) =>
    formats.flatMap(({ file, aliases }) =>
      aliases.map((alias) => ({ path: path + alias, canonical: path + file })),
    ),
  )
  const ofDocuments = Object.entries(siteAliases).map(([path, canonical]) => ({ path, canonical }))
  const ofApi = formats
    .filter(({ mediaType }) => mediaType === jsonFeedType)
    .map(({ file }) => ({ path: apiPaths.articles, canonical: `/${file}` }))
  // A file cannot be a folder too, nor have a separator in its name.
  const ofOldFeeds = Object.entries(oldFeedAliases(site))
    .filter(([path]) => !/\.\w+\/$|%(?:2f|5c|00)/i.test(path))
    .map(([path, canonical]) => ({ path, canonical }))
  return [...ofFeeds, ...ofDocuments, ...ofApi, ...ofOldFeeds]
}

/** The type of the format that programs walk through. */
export const jsonFeedType = 'application/feed+json'

/** No host can have a file and a folder of the same name. */
function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      folders.add(path.slice(0, end))
    }
  }
  return folders
}

function extensionOf(mediaType: string): string {
  return ['html', 'json'].find((one) => mediaType.endsWith(one)) ?? 'xml'
}

/** Whether hosts give the file that type by themselves. */
export function isUsualType(file: string, contentType: string): boolean {
  return getMimeType(file)?.split(';')[0] === contentType.split(';')[0] && !/xml/.test(contentType)
}
