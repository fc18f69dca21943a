import { articlePath } from '../../model/article.ts'
import { addressKey } from '../../read/article/article-claims.ts'
import { type ArticleFile, isArticle, readArticleFile } from '../../read/article/article-file.ts'
import { parseAlias } from '../../read/article/parse-alias.ts'
import type { SourceFile } from '../../read/source/source-file.ts'
import { parseMoment } from '../../read/values/parse-moment.ts'

/** What the articles of a content folder have, so that no other may have it. */
export interface Taken {
  ids: ReadonlySet<string>
  /** Keys of the addresses, old ones among them. */
  addresses: ReadonlySet<string>
  /** Milliseconds since 1970 at which articles were or will be published. */
  moments: ReadonlySet<number>
}

/** @param timeZone the zone of dates without a time */
export function takenIn(files: readonly SourceFile[], root: string, timeZone: string): Taken {
  const articles = files.filter(isArticle).map((file) => readArticleFile(file, root))
  const stated = articles.map(({ fields, tombstone }) => fields ?? tombstone)
  return {
    ids: new Set(stated.flatMap((fields) => fields?.id ?? [])),
    addresses: new Set(articles.flatMap(addressesOf).map(addressKey)),
    moments: new Set(
      stated.flatMap((fields) => {
        const moment = parseMoment(fields?.published ?? '', timeZone)
        return moment instanceof Date ? [moment.getTime()] : []
      }),
    ),
  }
}

// A file of the first takes its address from its folder; Windows has no files of the others.
const impossible = /^(?:index|con|prn|aux|nul|com\d|lpt\d)$/i

/** Whether a file of that name would be no article of its own, or no file everywhere. */
export function isReservedName(name: string): boolean {
  return impossible.test(name)
}

/** Whether an article at that slug would have an address of its own. */
export function isFree(slug: string, { addresses }: Taken): boolean {
  return !isReservedName(slug) && !addresses.has(addressKey(articlePath(slug)))
}

/** The paths of an article, old ones among them. */
export function addressesOf({ slug, fields, tombstone }: ArticleFile): string[] {
  const old = (fields ?? tombstone)?.aliases ?? []
  const paths = old.map(parseAlias).filter((path) => typeof path === 'string')
  return [articlePath(slug), ...paths]
}
