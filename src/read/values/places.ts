import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { articlePath, markdownPath } from '../../model/article.ts'
import type { MediaFile } from '../../model/content.ts'
import { type Recall, recall } from '../../model/recall.ts'
import { type ArticleFile, isArticle } from '../article/article-file.ts'
import type { PictureFacts, SourceFile } from '../source/source-file.ts'
import { optional } from './optional.ts'

/** Everything that an address in an article may lead to. */
export interface Places {
  /** The origin of the site, without a trailing slash. */
  siteUrl: string
  /** Paths of pages and feeds. */
  paths: ReadonlySet<string>
  /** Articles by the path of their file; some are not to be seen, since they are a draft. */
  articles: ReadonlyMap<string, { slug: string; hidden?: string }>
  files: ReadonlyMap<string, SourceFile>
  /** Gives a file as it is served, with its address. */
  serve(file: SourceFile): MediaFile
  /** Is told of every address that leads to one of these places. */
  visited(visit: Visit): void
}

/** An address that leads to a page or a file of the content. */
export interface Visit {
  /** As it is written. */
  address: string
  /** Where it leads. */
  url: string
  picture?: PictureFacts
}

interface Known {
  siteUrl: string
  /** Paths of the channels' pages and feeds. */
  paths: readonly string[]
  articles: readonly ArticleFile[]
  files: readonly SourceFile[]
}

/** @param known files that were served before, by their version */
export function placesOf(
  { siteUrl, paths, articles, files }: Known,
  known: Recall<MediaFile> = recall(),
): Places {
  const media = new Map<string, MediaFile>()
  const pages = articles.map((article) => ({
    path: article.path,
    slug: article.slug,
    ...optional('hidden', reasonToHide(article)),
  }))
  const published = pages.filter(({ hidden }) => hidden === undefined)
  return {
    siteUrl,
    paths: new Set([
      ...paths,
      ...published.flatMap(({ slug }) => [articlePath(slug), markdownPath(slug)]),
    ]),
    articles: new Map(pages.map((page) => [page.path.normalize('NFC'), page])),
    files: new Map(files.filter(isMedia).map((file) => [file.path.normalize('NFC'), file])),
    serve(file) {
      const earlier = media.get(file.path)
      if (earlier) return earlier
      const served = file.version
        ? known.of(file.version(), () => servedFile(file))
        : servedFile(file)
      media.set(file.path, served)
      return served
    },
    visited() {},
  }
}

/** The same places, and lists of the files that are asked for and of all visits. */
export function recorded(places: Places): {
  places: Places
  media: MediaFile[]
  visits: Visit[]
} {
  const media: MediaFile[] = []
  const visits: Visit[] = []
  function serve(file: SourceFile): MediaFile {
    const served = places.serve(file)
    media.push(served)
    return served
  }
  const visited = (visit: Visit): number => visits.push(visit)
  return { places: { ...places, serve, visited }, media, visits }
}

function reasonToHide({ fields, tombstone }: ArticleFile): string | undefined {
  if (tombstone) return 'a removed article'
  return fields?.draft ? 'a draft' : undefined
}

/** What may be served as it is: neither settings nor the source of an article. */
function isMedia(file: SourceFile): boolean {
  return !isArticle(file) && !['site.yaml', 'topics.yaml'].includes(file.path)
}

function servedFile(file: SourceFile): MediaFile {
  const bytes = file.read()
  return { source: file.path, path: mediaPath(file.path, bytes), bytes }
}

function mediaPath(path: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  return `/media/${hash}/${encodeURIComponent(posix.basename(path))}`
}
