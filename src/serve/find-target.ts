import { articlePath } from '../model/article.ts'
import type { Bundle, CatalogEntry, ReadyDocument } from '../model/bundle.ts'
import { pathKey } from '../model/decode-path.ts'
import { isVisible } from '../model/timeline.ts'
import type { Articles } from './articles.ts'

/** What a path leads to. */
export type Target =
  | { document: ReadyDocument; contentLocation?: string }
  | { article: CatalogEntry }
  | { movedTo: string }

/** Finds what the public may see at a path now; undefined where there is nothing. */
export async function findTarget(
  path: string,
  now: number,
  bundle: Bundle,
  articles: Articles,
): Promise<Target | undefined> {
  const known = documentAt(path, bundle)
  if (known) return known
  const article = await articleAt(path, now, articles)
  if (article) return { article }
  return await movedFrom(path, now, bundle, articles)
}

function documentAt(path: string, { documents, aliases }: Bundle): Target | undefined {
  const document = own(documents, path)
  if (document) return { document }
  const canonical = own(aliases, path)
  const aliased = canonical === undefined ? undefined : own(documents, canonical)
  return aliased && canonical !== undefined
    ? { document: aliased, contentLocation: canonical }
    : undefined
}

async function articleAt(
  path: string,
  now: number,
  articles: Articles,
): Promise<CatalogEntry | undefined> {
  const slug = /^\/articles\/([^/]+)\/$/.exec(path)?.[1]
  return slug === undefined ? undefined : await visibleEntry(pathKey(slug), now, articles)
}

/** Old paths of articles, and paths with a slash too many or too few. */
async function movedFrom(
  path: string,
  now: number,
  bundle: Bundle,
  articles: Articles,
): Promise<Target | undefined> {
  const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`
  const slug = own(bundle.redirects, pathKey(path)) ?? own(bundle.redirects, pathKey(other))
  if (slug !== undefined && (await visibleEntry(slug, now, articles))) {
    return { movedTo: articlePath(slug) }
  }
  const page = other.replace(/(?<=\/)index\.html\/$/, '')
  const found = documentAt(page, bundle) ?? (await articleAt(page, now, articles))
  if (!found) return undefined
  return { movedTo: 'contentLocation' in found ? found.contentLocation : page }
}

async function visibleEntry(
  slug: string,
  now: number,
  articles: Articles,
): Promise<CatalogEntry | undefined> {
  const entry = await articles.entry(slug)
  return entry && isVisible(entry, now) ? entry : undefined
}

function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined
}
