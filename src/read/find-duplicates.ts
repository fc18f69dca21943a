import { articlePath } from '../model/article.ts'
import type { Channel } from '../model/channel.ts'
import { decodePath } from '../model/decode-path.ts'
import { instant } from '../model/instant.ts'
import type { ArticleFile } from './article/article-file.ts'
import { parseAlias } from './article/parse-alias.ts'
import type { ReadArticle } from './article/read-article.ts'
import type { Field, ProblemList } from './source/problem-list.ts'

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
  const known = (keys: readonly string[], name: string): Map<string, Owner> =>
    new Map(keys.map((key) => [key, { name, value: '' }]))
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

/**
 * Reports topics whose feeds have the id that another feed has or had.
 * @param removed ids of the feeds of topics that have been given up, and their slugs
 */
export function reportSameFeedIds(
  channels: readonly Channel[],
  removed: ReadonlyMap<string, string>,
  list: ProblemList,
): void {
  const owners = new Map([...removed].map(([id, slug]) => [id, `the feed of ${slug}`] as const))
  for (const { id, title, topic } of channels) {
    const owner = owners.get(id)
    if (owner === undefined) owners.set(id, `the feed of ${title}`)
    else if (topic) {
      const expected = 'an id that no other feed has'
      list.add([topic.slug, 'id'], { found: `\`${id}\`, which ${owner} has`, expected })
    }
  }
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

/** Who has a key, and as what. */
interface Owner {
  name: string
  value: string | undefined
}

/** @param owners who has a key already */
function report(
  claims: readonly Claim[],
  expected: string,
  owners = new Map<string, Owner>(),
): void {
  for (const { file, field, value, key } of claims) {
    const owner = owners.get(key) ?? { name: file.path, value: undefined }
    if (owner.value === undefined) owners.set(key, { ...owner, value })
    // An old name may differ in its case only.
    if (owner.value === undefined || (owner.name === file.path && owner.value !== value)) continue
    const finding = { found: `\`${value}\`, which ${owner.name} has`, expected }
    if (field.length === 0) file.list.addAt({ line: 1, column: 1 }, '', finding)
    else file.list.add(field, finding)
  }
}

function ids(files: readonly ArticleFile[]): Claim[] {
  return files.flatMap((file) => {
    const { id } = statedBy(file)
    if (id === undefined || file.list.muted('id')) return []
    return [{ file, field: ['id'], value: id, key: id }]
  })
}

function paths(files: readonly ArticleFile[]): Claim[] {
  const own = files.map((file) => pathClaim(file, [], articlePath(file.slug)))
  const old = files.flatMap((file) =>
    (statedBy(file).aliases ?? []).flatMap((alias, index) => {
      const path = parseAlias(alias)
      return typeof path === 'string' ? [pathClaim(file, ['aliases', index], path)] : []
    }),
  )
  return [...own, ...old]
}

/** What keeps its meaning when the article is removed. */
function statedBy({ fields, tombstone }: ArticleFile): { id?: string; aliases?: string[] } {
  return fields ?? tombstone ?? {}
}

function pathClaim(file: ArticleFile, field: Field, value: string): Claim {
  return { file, field, value, key: addressKey(value) }
}

/** Equal for paths that people and file systems may take for the same. */
export function addressKey(path: string): string {
  return decodePath(path).normalize('NFKC').toLowerCase().replace(/\/?$/, '/')
}
