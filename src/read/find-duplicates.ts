import { articlePath } from '../model/article.ts'
import { decodePath } from '../model/decode-path.ts'
import { instant } from '../model/instant.ts'
import type { ArticleFile } from './article/article-file.ts'
import { parseAlias } from './article/parse-alias.ts'
import type { ReadArticle } from './article/read-article.ts'
import type { Field } from './source/problem-list.ts'

interface Claim {
  file: ArticleFile
  field: Field
  /** As it is written. */
  value: string
  /** Equal for values that clash. */
  key: string
}

/** What the site's own channels have, which no article may claim. */
export interface Taken {
  ids: readonly string[]
  paths: readonly string[]
}

/**
 * Reports ids, slugs and old paths that are claimed twice. Drafts count: they are to be published
 * one day.
 */
export function reportDuplicates(files: readonly ArticleFile[], taken: Taken): void {
  const known = (keys: readonly string[], what: string): Map<string, string> =>
    new Map(keys.map((key) => [key, what]))
  report(
    ids(files),
    'an id of its own, since readers know articles by their ids',
    known(taken.ids, 'a feed'),
  )
  report(
    paths(files),
    'an address of its own, whatever the case or Unicode form',
    known(taken.paths.map(addressKey), 'a page or a feed'),
  )
}

/** Reports articles that appear in the same second: readers could not keep their order. */
export function reportSameMoments(articles: readonly ReadArticle[]): void {
  const claims = articles
    .filter(({ draft, article }) => !draft && article.published.getTime() > 0)
    .map(({ file, article }): Claim => {
      const { published = '' } = file.fields ?? {}
      return { file, field: ['published'], value: published, key: instant(article.published) }
    })
  report(claims, 'a moment of its own: give it a time that is at least a second apart')
}

/** @param owners who has a key already */
function report(
  claims: readonly Claim[],
  expected: string,
  owners = new Map<string, string>(),
): void {
  for (const { file, field, value, key } of claims) {
    const owner = owners.get(key)
    if (owner === undefined) {
      owners.set(key, file.path)
      continue
    }
    const finding = { found: `\`${value}\`, which ${owner} has`, expected }
    if (field.length === 0) file.list.addAt({ line: 1, column: 1 }, '', finding)
    else file.list.add(field, finding)
  }
}

function ids(files: readonly ArticleFile[]): Claim[] {
  return files.flatMap((file) => {
    if (!file.fields || file.list.muted('id')) return []
    const { id } = file.fields
    return [{ file, field: ['id'], value: id, key: id }]
  })
}

function paths(files: readonly ArticleFile[]): Claim[] {
  const own = files.map((file) => pathClaim(file, [], articlePath(file.slug)))
  const old = files.flatMap((file) =>
    (file.fields?.aliases ?? []).flatMap((alias, index) => {
      const path = parseAlias(alias)
      return typeof path === 'string' ? [pathClaim(file, ['aliases', index], path)] : []
    }),
  )
  return [...own, ...old]
}

function pathClaim(file: ArticleFile, field: Field, value: string): Claim {
  return { file, field, value, key: addressKey(value) }
}

function addressKey(path: string): string {
  return decodePath(path).normalize('NFKC').toLowerCase().replace(/\/?$/, '/')
}
