import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { articlePath, markdownPath } from '../../model/article.ts'
import type { MediaFile } from '../../model/content.ts'
import { isArticle } from '../article/article-file.ts'
import { slugOf } from '../article/slug.ts'
import type { PictureFacts, SourceFile } from '../source/source-file.ts'
import { optional } from './optional.ts'

/** Everything that an address in an article may lead to. */
export interface Places {
  /** The origin of the site, without a trailing slash. */
  siteUrl: string
  /** The places by their names, found out when the first of them is asked for. */
  known(): KnownPlaces
  /** Gives a file as it is served, with its address. */
  serve(file: SourceFile): MediaFile
  /** Is told of every address that leads to one of these places. */
  visited(visit: Visit): void
}

export interface KnownPlaces {
  /** Paths of pages and feeds. */
  paths: ReadonlySet<string>
  /** Articles by the path of their file; some are not to be seen, since they are a draft. */
  articles: ReadonlyMap<string, { slug: string; hidden?: string }>
  files: ReadonlyMap<string, SourceFile>
}

/** An address that leads to a page or a file of the content. */
export interface Visit {
  /** As it is written. */
  address: string
  /** Where it leads. */
  url: string
  picture?: PictureFacts
}

/** Files as they were served before, by their path and their version. */
export interface KnownMedia {
  get(key: string): ServedAs | undefined
  set(key: string, served: ServedAs): void
}

/** What is known of the bytes of a file. */
export type ServedAs = Pick<MediaFile, 'path' | 'length' | 'hash'>

interface Given {
  siteUrl: string
  /** Paths of the channels' pages and feeds. */
  paths: readonly string[]
  /** Why no link may lead to an article, by the path of its file. */
  hidden: ReadonlyMap<string, string>
  files: readonly SourceFile[]
}

export function placesOf(given: Given, media: KnownMedia = new Map()): Places {
  const served = new Map<string, MediaFile>()
  let known: KnownPlaces | undefined
  return {
    siteUrl: given.siteUrl,
    known() {
      known ??= knownPlaces(given)
      return known
    },
    serve(file) {
      const one = served.get(file.path) ?? servedFile(file, media)
      served.set(file.path, one)
      return one
    },
    visited() {},
  }
}

function knownPlaces({ paths, hidden, files }: Given): KnownPlaces {
  const pages = files.filter(isArticle).map(({ path }) => ({
    path,
    slug: slugOf(path),
    ...optional('hidden', hidden.get(path)),
  }))
  const published = pages.filter((page) => page.hidden === undefined)
  return {
    paths: new Set([
      ...paths,
      ...published.flatMap(({ slug }) => [articlePath(slug), markdownPath(slug)]),
    ]),
    articles: new Map(pages.map((page) => [page.path.normalize('NFC'), page])),
    files: new Map(files.filter(isMedia).map((file) => [file.path.normalize('NFC'), file])),
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

/** The paths of files in the content folder, each once. */
export function sourcesOf(media: readonly Pick<MediaFile, 'source'>[]): string[] {
  return [...new Set(media.map(({ source }) => source))]
}

/** What may be served as it is: neither settings nor the source of an article. */
function isMedia(file: SourceFile): boolean {
  return !isArticle(file) && !['site.yaml', 'topics.yaml'].includes(file.path)
}

function servedFile(file: SourceFile, known: KnownMedia): MediaFile {
  const version = file.version?.()
  // The address tells the name.
  const key = version === undefined ? undefined : `${file.path} ${version}`
  const earlier = key === undefined ? undefined : known.get(key)
  const served = earlier ?? servedAs(file.path, file.read())
  if (key !== undefined) known.set(key, served)
  return {
    source: file.path,
    ...served,
    get bytes() {
      return file.read()
    },
  }
}

function servedAs(path: string, bytes: Uint8Array): ServedAs {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const name = encodeURIComponent(posix.basename(path))
  return { path: `/media/${hash.slice(0, 16)}/${name}`, length: bytes.length, hash }
}
