import type { ImportedArticle } from '../../import/imported-article.ts'
import type { Problem } from '../../model/problem.ts'
import { addressKey } from '../../read/article/article-claims.ts'
import { isArticle, readArticleFile } from '../../read/article/article-file.ts'
import { parseAlias } from '../../read/article/parse-alias.ts'
import type { SourceFile } from '../../read/source/source-file.ts'
import { parseMoment } from '../../read/values/parse-moment.ts'
import { addressesOf, type Taken } from '../new/article-places.ts'

/** What the content has, and what this run has added to it. */
export interface KnownArticles extends Taken {
  ids: Set<string>
  addresses: Set<string>
  moments: Set<number>
  /** Where they are, by the ids, guids, old addresses and sources that they have. */
  files: Map<string, string>
  /** Milliseconds since 1970 at which each was published, by its file. */
  published: Map<string, number>
}

/**
 * What the content has, and what is wrong with articles that cannot be read: nobody can tell
 * which ones they are.
 * @param timeZone the zone of dates without a time
 */
export function knownIn(
  files: readonly SourceFile[],
  root: string,
  timeZone: string,
): { known: KnownArticles; problems: readonly Problem[] } {
  const problems: Problem[] = []
  const known: KnownArticles = {
    ids: new Set(),
    addresses: new Set(),
    moments: new Set(),
    files: new Map(),
    published: new Map(),
  }
  for (const file of files.filter(isArticle)) {
    const article = readArticleFile(file, root)
    const stated = article.fields ?? article.tombstone
    if (!stated) problems.push(...article.list.problems)
    const moment = parseMoment(stated?.published ?? '', timeZone)
    remember(known, {
      file: `${root}/${file.path}`,
      ids: [stated?.id, stated?.guid].filter((id) => id !== undefined),
      paths: addressesOf(article),
      sources: stated?.source ? [stated.source.url] : [],
      ...(moment instanceof Date && { moment }),
    })
  }
  return { known, problems }
}

/** What an article has to itself. */
export interface Remembered {
  file: string
  ids: readonly string[]
  paths: readonly string[]
  sources: readonly string[]
  moment?: Date
}

export function remember(known: KnownArticles, article: Remembered): void {
  const { file, ids, paths, sources, moment } = article
  for (const id of ids) {
    known.ids.add(id)
    known.files.set(`id ${id}`, file)
  }
  for (const path of paths) {
    known.addresses.add(addressKey(path))
    known.files.set(`path ${addressKey(path)}`, file)
  }
  for (const url of sources) known.files.set(`source ${url}`, file)
  if (!moment) return
  known.moments.add(moment.getTime())
  known.published.set(file, moment.getTime())
}

/** Something by which an article is known already, in words, and the file that has it. */
export interface Acquaintance {
  by: string
  file: string
}

type Marked = Pick<ImportedArticle, 'guid' | 'address' | 'source' | 'aliases' | 'published'>

/**
 * @param id the one that it would get
 * @param timeZone the zone of dates without a time
 */
export function acquaintanceOf(
  article: Marked,
  id: string,
  known: KnownArticles,
  timeZone: string,
): Acquaintance | undefined {
  const { guid, address, source } = article
  const marks: [by: string, key: string | undefined][] = [
    ['its id', `id ${id}`],
    ['its guid', guid === undefined ? undefined : `id ${guid}`],
    ['its address as a source', address === undefined ? undefined : `source ${address}`],
    // What has ids of its own may be one of several on the same report.
    ['its source', guid !== undefined || !source?.url ? undefined : `source ${source.url}`],
  ]
  for (const [by, key] of marks) {
    const file = key === undefined ? undefined : known.files.get(key)
    if (file !== undefined) return { by, file }
  }
  return neighbourOf(article, known, timeZone)
}

/** One at the same path, which on another host is another article. */
function neighbourOf(
  article: Marked,
  known: KnownArticles,
  timeZone: string,
): Acquaintance | undefined {
  const file = pathsOf(article)
    .map((path) => known.files.get(`path ${addressKey(path)}`))
    .find((one) => one !== undefined)
  if (file === undefined) return undefined
  const { guid, address } = article
  const isNameless = guid === undefined && address === undefined
  if (!isNameless && !isOfSameDay(article, known.published.get(file), timeZone)) return undefined
  return { by: 'its old address', file }
}

const day = 24 * 60 * 60 * 1000

/** Programs write the same date in several zones, or without its time. */
function isOfSameDay({ published }: Marked, other: number | undefined, timeZone: string): boolean {
  const moment = published === undefined ? undefined : parseMoment(published, timeZone)
  if (!(moment instanceof Date) || other === undefined) return false
  return Math.abs(moment.getTime() - other) < day
}

/** The page of a home has the address of many. */
function pathsOf({ address, aliases }: Marked): string[] {
  const path = address === undefined ? undefined : URL.parse(address)?.pathname
  const old = aliases.map(parseAlias).filter((alias) => typeof alias === 'string')
  return path === undefined || path === '/' ? old : [path, ...old]
}
