import { articlePath } from '../../model/article.ts'
import { decodePath } from '../../model/decode-path.ts'
import type { Field } from '../source/problem-list.ts'
import type { ArticleFile } from './article-file.ts'
import { parseAlias } from './parse-alias.ts'

/** Something that only one article may have. */
export interface Claim {
  field: Field
  /** As it is written. */
  value: string
  /** Equal for values that clash. */
  key: string
}

/** What a file claims for its article: one that has been removed keeps it. */
export interface Claims {
  id?: Claim
  /** Its address and its old ones. */
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
