import { statSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { articlePath } from '../../model/article.ts'
import { addressKey } from '../../read/article/article-claims.ts'
import { type ArticleFile, isArticle, readArticleFile } from '../../read/article/article-file.ts'
import type { PlainSite } from '../../read/settings/read-site.ts'
import type { SourceFile } from '../../read/source/source-file.ts'
import { readText } from '../../read/source/text-file.ts'
import { addressesOf } from '../new/article-places.ts'
import { mintId } from '../new/mint-id.ts'
import type { Earlier } from './articles-built.ts'
import { withAlias, withId } from './edit-front-matter.ts'

/** What a file lacked. */
export interface Fix {
  file: string
  /** Such as `id: tag:…`. */
  what: string
  /** False where it has to be written by hand. */
  written: boolean
}

/**
 * Writes an id into every article that lacks one, and the slug that an article had in an earlier
 * build into its `aliases`. An article that lost its id gets back the one that it had.
 */
export async function fixContent(
  files: readonly SourceFile[],
  root: string,
  site: Pick<PlainSite, 'ids'>,
  earlier: readonly Earlier[],
): Promise<Fix[]> {
  const articles = files.filter(isArticle).map((file) => readArticleFile(file, root))
  const sources = new Map(files.map((file) => [file.path, file]))
  const missing = [...missingIds(articles, site, earlier), ...missingAliases(articles, earlier)]
  const fixes: Fix[] = []
  for (const { article, what, edit } of missing) {
    const path = join(root, article.path)
    const source = sources.get(article.path)
    fixes.push({ file: path, what, written: source ? await rewrite(path, source, edit) : false })
  }
  return fixes
}

/** Something that a file lacks, and how it is put there. */
interface Missing {
  article: ArticleFile
  what: string
  edit(text: string): string | undefined
}

function missingIds(
  articles: readonly ArticleFile[],
  site: Pick<PlainSite, 'ids'>,
  earlier: readonly Earlier[],
): Missing[] {
  const taken = new Set([
    ...articles.flatMap((article) => idOf(article) ?? []),
    ...earlier.map(({ id }) => id),
  ])
  const used = new Set(articles.flatMap((article) => idOf(article) ?? []))
  return articles.filter(lacksId).map((article) => {
    const known = earlier.find(({ id, slug }) => slug === article.slug && !used.has(id))
    const id = known?.id ?? mintId(site, taken)
    taken.add(id)
    used.add(id)
    return { article, what: `id: ${id}`, edit: (text) => withId(text, id) }
  })
}

function missingAliases(articles: readonly ArticleFile[], earlier: readonly Earlier[]): Missing[] {
  const byId = Map.groupBy(articles, idOf)
  return earlier.flatMap(({ id, slug }) => {
    const [article, ...copies] = byId.get(id) ?? []
    if (!article || copies.length > 0 || article.slug === slug) return []
    // An address that an article has already cannot be given to another one.
    const others = articles.filter((one) => one !== article)
    const isTaken = others
      .flatMap(addressesOf)
      .map(addressKey)
      .includes(addressKey(articlePath(slug)))
    if (isTaken || addressesOf(article).includes(articlePath(slug))) return []
    return [{ article, what: `alias: ${slug}`, edit: (text) => withAlias(text, slug) }]
  })
}

function idOf({ fields, tombstone, list }: ArticleFile): string | undefined {
  return list.muted('id') ? undefined : (fields ?? tombstone)?.id
}

/** Whether the front matter has none, rather than a wrong one. */
function lacksId({ list }: ArticleFile): boolean {
  return list.problems.some(
    ({ field, found }) => field === 'id' && ['nothing', 'an empty text'].includes(found),
  )
}

/** @returns whether the file could be edited */
async function rewrite(path: string, source: SourceFile, edit: Missing['edit']): Promise<boolean> {
  const before = readText(source)
  const after = 'text' in before ? edit(before.text) : undefined
  if (after === undefined) return false
  const [first, second, third] = source.read()
  const mark = first === 0xef && second === 0xbb && third === 0xbf ? '\ufeff' : ''
  const temporary = `${path}.${process.pid}~`
  await writeFile(temporary, mark + after, { mode: statSync(path).mode })
  await rename(temporary, path)
  return true
}
