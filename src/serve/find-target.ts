import { articlePath, markdownPath } from '../model/article.ts'
import type { Bundle, BundledMedia, ReadyDocument } from '../model/bundle.ts'
import { pathKey } from '../model/decode-path.ts'
import { isVisibleAt } from '../model/timeline.ts'
import type { Articles } from './articles.ts'
import { type ArchiveTarget, archiveAt, formerArchiveAt } from './feeds/find-archive.ts'
import { isServed } from './send-media.ts'

/** A document that is ready. */
export interface DocumentTarget {
  document: ReadyDocument
  /** Its canonical path. */
  path: string
}

/** What is rendered when it is asked for: an article by its number. */
export type RenderedTarget = { article: number } | { markdown: number }

/** What a path leads to. */
export type Target =
  | DocumentTarget
  | RenderedTarget
  | { media: BundledMedia }
  | ArchiveTarget
  | { movedTo: string }
  | { gone: true }

/** Finds what the public may see at a path now; undefined where there is nothing. */
export async function findTarget(
  path: string,
  now: number,
  bundle: Bundle,
  articles: Articles,
): Promise<Target | undefined> {
  const known = documentAt(path, bundle) ?? archiveAt(path, bundle) ?? formerArchiveAt(path, bundle)
  if (known) return known
  const media = own(bundle.media, pathKey(path))
  if (media) return isServed(media, now) ? { media } : undefined
  const article = await articleAt(path, now, articles)
  if (article !== undefined) return { article }
  const markdown = await markdownAt(path, now, articles)
  if (markdown !== undefined) return { markdown }
  const moved = await movedFrom(path, now, bundle, articles)
  if (moved) return moved
  return isGone(path, bundle) ? { gone: true } : undefined
}

/** The ready document at a path or an alias of it. */
export function documentAt(
  asked: string,
  bundle: Pick<Bundle, 'documents' | 'aliases' | 'channels' | 'feeds'>,
): DocumentTarget | undefined {
  const path = own(bundle.aliases, asked) ?? feedMeant(asked, bundle) ?? asked
  const document = bundle.documents.at(path)
  return document && { document, path }
}

/** The path of the feed that has another name beside the page of its channel. */
function feedMeant(
  asked: string,
  { channels, feeds }: Pick<Bundle, 'channels' | 'feeds'>,
): string | undefined {
  const [folder = ''] = /^\/(?:topics\/[^/]+\/)?/.exec(asked) ?? []
  const name = asked.slice(folder.length)
  if (name === '' || !Object.hasOwn(channels, folder)) return undefined
  const feed = feeds.find(({ aliases }) => aliases.includes(name))
  return feed && folder + feed.file
}

async function articleAt(
  path: string,
  now: number,
  articles: Articles,
): Promise<number | undefined> {
  const slug = /^\/articles\/([^/]+)\/$/.exec(path)?.[1]
  return slug === undefined ? undefined : await visibleArticle(pathKey(slug), now, articles)
}

async function markdownAt(
  path: string,
  now: number,
  articles: Articles,
): Promise<number | undefined> {
  const slug = /^\/articles\/([^/]+)\.md$/.exec(path)?.[1]
  return slug === undefined ? undefined : await visibleArticle(pathKey(slug), now, articles)
}

/** Whether something was there that has been removed. */
function isGone(path: string, { gone }: Bundle): boolean {
  return [path, pageNear(path), path.replace(/\.md\/?$/, '/')].some((one) =>
    gone.includes(pathKey(one)),
  )
}

/** The path with a slash too many or too few put right. */
function pageNear(path: string): string {
  const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`
  return other.replace(/(?<=\/)index\.html\/$/, '')
}

/** Old paths of articles, and paths with a slash too many or too few. */
async function movedFrom(
  path: string,
  now: number,
  bundle: Bundle,
  articles: Articles,
): Promise<Target | undefined> {
  const page = pageNear(path)
  const moved = own(bundle.moves, path) ?? own(bundle.moves, page)
  if (moved !== undefined) return { movedTo: moved }
  for (const [old, pathOf] of [
    [path, articlePath],
    [page, articlePath],
    [path.replace(/\.md\/?$/, '/'), markdownPath],
  ] as const) {
    const slug = own(bundle.redirects, pathKey(old))
    if (slug !== undefined && (await visibleArticle(slug, now, articles)) !== undefined) {
      return { movedTo: pathOf(slug) }
    }
  }
  const found = documentAt(page, bundle)
  if (found) return { movedTo: found.path }
  const there = (await articleAt(page, now, articles)) ?? (await markdownAt(page, now, articles))
  return there === undefined ? undefined : { movedTo: page }
}

async function visibleArticle(
  slug: string,
  now: number,
  articles: Articles,
): Promise<number | undefined> {
  const index = await articles.index()
  const article = await index.numberOf(slug)
  return article !== undefined && isVisibleAt(index, article, now) ? article : undefined
}

function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined
}
