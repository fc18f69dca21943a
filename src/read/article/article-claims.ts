import { articlePath } from '../../model/article.ts'
import { decodePath } from '../../model/decode-path.ts'
import { mixText, unmixed } from '../../model/mix.ts'
import type { Field } from '../source/problem-list.ts'
import type { ArticleFile } from './article-file.ts'
import { parseAlias } from './parse-alias.ts'

/** Something that a file claims, and where. */
export interface Claim {
  field: Field
  /** As it is written. */
  value: string
  key: string
}

/** What a file claims for its article: one that has been removed keeps its id and its addresses. */
export interface Claims {
  /** Of its id and its guid: readers know no difference between the two. */
  ids: readonly Claim[]
  paths: readonly Claim[]
}

export function claimsOf(file: ArticleFile): Claims {
  const { id, guid, aliases = [] } = statedBy(file)
  const old = aliases.flatMap((alias, index) => {
    const path = parseAlias(alias)
    return typeof path === 'string' ? [pathClaim(['aliases', index], path)] : []
  })
  return {
    ids: [
      ...(id === undefined || file.list.muted('id') ? [] : [idClaim('id', id)]),
      ...(guid === undefined || guid === id ? [] : [idClaim('guid', guid)]),
    ],
    paths: [pathClaim([], articlePath(file.slug)), ...old],
  }
}

/** Numbers for all that the file claims: those of equal claims are equal. */
export function claimNumbers(file: ArticleFile): number[] {
  const { ids, paths } = claimsOf(file)
  return [...ids.map(({ key }) => numberOfId(key)), ...paths.map(({ key }) => numberOfPath(key))]
}

export function numberOfId(id: string): number {
  return numberOf(`id ${id}`)
}

/** @param key as `addressKey` gives it */
export function numberOfPath(key: string): number {
  return numberOf(`path ${key}`)
}

/** As many bits as a number can hold; those of different texts are different but for chance. */
function numberOf(text: string): number {
  const { left, right } = mixText(unmixed, text)
  return (left >>> 11) * 2 ** 32 + right
}

/** What keeps its meaning when the article is removed. */
function statedBy({ fields, tombstone }: ArticleFile): {
  id?: string
  guid?: string | undefined
  aliases?: string[]
} {
  return fields ?? tombstone ?? {}
}

function idClaim(name: 'id' | 'guid', value: string): Claim {
  return { field: [name], value, key: value }
}

function pathClaim(field: Field, value: string): Claim {
  return { field, value, key: addressKey(value) }
}

/** Equal for paths that people and file systems may take for the same. */
export function addressKey(path: string): string {
  return decodePath(path).normalize('NFKC').toLowerCase().replace(/\/?$/, '/')
}
