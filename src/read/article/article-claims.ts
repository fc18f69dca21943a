import { articlePath } from '../../model/article.ts'
import { decodePath } from '../../model/decode-path.ts'
import type { Field } from '../source/problem-list.ts'
import { optional } from '../values/optional.ts'
import type { ArticleFile } from './article-file.ts'
import { parseAlias } from './parse-alias.ts'

/** What only one article may have: equal keys clash. */
export interface ArticleKeys {
  id?: string
  /** Of its address, and then of its old ones. */
  paths: readonly string[]
  /** Of the moment of its appearance, in milliseconds since 1970; absent for a draft. */
  moment?: number
}

/** Something that a file claims, and where. */
export interface Claim {
  field: Field
  /** As it is written. */
  value: string
  key: string
}

/** What a file claims for its article: one that has been removed keeps its id and its addresses. */
export interface Claims {
  id?: Claim
  paths: readonly Claim[]
}

export function claimsOf(file: ArticleFile): Claims {
  const { id, aliases = [] } = statedBy(file)
  const old = aliases.flatMap((alias, index) => {
    const path = parseAlias(alias)
    return typeof path === 'string' ? [pathClaim(['aliases', index], path)] : []
  })
  return {
    ...(id !== undefined &&
      !file.list.muted('id') && { id: { field: ['id'], value: id, key: id } }),
    paths: [pathClaim([], articlePath(file.slug)), ...old],
  }
}

/** @param published the moment of its appearance, when that is known and no draft's */
export function keysOf(file: ArticleFile, published?: Date): ArticleKeys {
  const { id, paths } = claimsOf(file)
  const moment = published?.getTime() ?? 0
  return {
    ...optional('id', id?.key),
    paths: paths.map(({ key }) => key),
    ...(moment > 0 && { moment }),
  }
}

/** What keeps its meaning when the article is removed. */
function statedBy({ fields, tombstone }: ArticleFile): { id?: string; aliases?: string[] } {
  return fields ?? tombstone ?? {}
}

function pathClaim(field: Field, value: string): Claim {
  return { field, value, key: addressKey(value) }
}

/** Equal for paths that people and file systems may take for the same. */
export function addressKey(path: string): string {
  return decodePath(path).normalize('NFKC').toLowerCase().replace(/\/?$/, '/')
}
