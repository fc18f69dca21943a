import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { articlePath } from '../../model/article.ts'
import type { CatalogEntry } from '../../model/bundle.ts'
import { type ArticleFile, isArticle, readArticleFile } from '../../read/article/article-file.ts'
import { aliasesOf } from '../../read/article/parse-alias.ts'
import type { PlainSite } from '../../read/settings/read-site.ts'
import type { SourceFile } from '../../read/source/source-file.ts'
import { readText } from '../../read/source/text-file.ts'
import { mintId } from '../new/mint-id.ts'
import { withAlias, withId } from './edit-front-matter.ts'

/** What has been written into a file. */
export interface Fix {
  file: string
  /** Such as `id tag:…`. */
  what: string
}

/** An article as an earlier build had it. */
export type Earlier = Pick<CatalogEntry, 'id' | 'slug'>

/** The articles of an earlier build. */
export function articlesBuilt(folder: string): Earlier[] {
  return JSON.parse(readFileSync(join(folder, 'worker/catalog.bin'), 'utf8'))
}

/**
 * Writes an id into every article that lacks one, and the slug that an article had in an earlier
 * build into its `aliases`.
 */
export async function fixContent(
  files: readonly SourceFile[],
  root: string,
  site: Pick<PlainSite, 'ids'>,
  earlier: readonly Earlier[],
): Promise<Fix[]> {
  const articles = files
    .filter(isArticle)
    .map((file) => ({ file, read: readArticleFile(file, root) }))
  const taken = new Set(articles.flatMap(({ read }) => idOf(read) ?? []))
  // An address that another article has now cannot lead here.
  const owners = new Set(articles.map(({ read }) => read.slug))
  const slugs = new Map(earlier.map(({ id, slug }) => [id, slug]))
  const fixes: Fix[] = []
  for (const { file, read } of articles) {
    const text = readText(file)
    if ('finding' in text) continue
    const id = idOf(read)
    const old = id === undefined ? undefined : slugs.get(id)
    const minted = lacksId(read) ? mintId(site, taken) : undefined
    if (minted !== undefined) {
      taken.add(minted)
      fixes.push(...(await write(join(root, file.path), withId(text.text, minted), `id ${minted}`)))
    } else if (old !== undefined && !leadsHere(read, old) && !owners.has(old)) {
      fixes.push(...(await write(join(root, file.path), withAlias(text.text, old), `alias ${old}`)))
    }
  }
  return fixes
}

function idOf({ fields, tombstone, list }: ArticleFile): string | undefined {
  return list.muted('id') ? undefined : (fields ?? tombstone)?.id
}

/** Whether the front matter has none, rather than a wrong one. */
function lacksId({ list }: ArticleFile): boolean {
  return list.problems.some(({ field, found }) => field === 'id' && found === 'nothing')
}

function leadsHere(file: ArticleFile, slug: string): boolean {
  const aliases = (file.fields ?? file.tombstone)?.aliases ?? []
  return file.slug === slug || aliasesOf(file, aliases).includes(articlePath(slug))
}

async function write(file: string, text: string | undefined, what: string): Promise<Fix[]> {
  if (text === undefined) return []
  const temporary = `${file}.${process.pid}~`
  await writeFile(temporary, text)
  await rename(temporary, file)
  return [{ file, what }]
}
