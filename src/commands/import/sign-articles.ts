import { join } from 'node:path'
import type { PlainSite } from '../../read/settings/read-site.ts'
import type { SourceFile } from '../../read/source/source-file.ts'
import { addAuthors, authorLines, type NewAuthor } from './add-authors.ts'
import type { Fitting } from './fit-article.ts'
import type { NewArticle } from './import-articles.ts'
import type { ImportResult } from './import-report.ts'

/** Puts those who sign into `site.yaml`; where that cannot be, the first author signs there. */
export async function signArticles(
  fresh: readonly NewArticle[],
  { authors }: Pick<Fitting, 'authors'>,
  { site, files }: { site: PlainSite; files: readonly SourceFile[] },
  root: string,
): Promise<{ fresh: readonly NewArticle[]; authors: ImportResult['authors'] }> {
  const missing = [...authors]
    .filter(([key]) => !Object.hasOwn(site.authors, key))
    .map(([key, name]): NewAuthor => ({ key, name }))
  const file = files.find(({ path }) => path === 'site.yaml')
  if (missing.length === 0 || !file) return { fresh, authors: [] }
  const added = await addAuthors(join(root, 'site.yaml'), file, missing)
  const told = missing.map((one) => ({ ...one, added }))
  if (added) return { fresh, authors: told }
  const keys = new Set(missing.map(({ key }) => key))
  return { fresh: fresh.map((one) => withoutAuthors(one, keys)), authors: told }
}

function withoutAuthors(one: NewArticle, keys: ReadonlySet<string>): NewArticle {
  const { article } = one
  const { authors = [] } = article.matter
  const missing = authors.filter((key) => keys.has(key))
  if (missing.length === 0) return one
  const lines = authorLines(missing.map((key) => ({ key, name: key })))
  article.notes.add('authors', 'missing', `site.yaml could not be edited; add to it: ${lines}`)
  const left = authors.filter((key) => !keys.has(key))
  const matter = { ...article.matter, authors: left.length > 0 ? left : undefined }
  return { ...one, article: { ...article, matter } }
}
