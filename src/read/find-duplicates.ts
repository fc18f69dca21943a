import { articlePath } from '../model/article.ts'
import { decodePath } from '../model/decode-path.ts'
import { instant } from '../model/instant.ts'
import type { ArticleFile } from './article-file.ts'
import { parseAlias } from './parse-alias.ts'
import type { ReadArticle } from './read-article.ts'

interface Claim {
  file: ArticleFile
  field: readonly (string | number)[]
  value: string
}

/**
 * Reports ids, slugs and old paths that are claimed twice. Drafts count: they are to be published
 * one day.
 * @param taken ids that the site's own feeds have
 */
export function reportDuplicates(files: readonly ArticleFile[], taken: readonly string[]): void {
  for (const { file, field, value } of ids(files).filter(({ value }) => taken.includes(value))) {
    file.list.add(field, { found: `\`${value}\`, the id of a feed`, expected: 'an id of its own' })
  }
  report(ids(files), 'an id of its own, since readers know articles by their ids', (id) => id)
  report(paths(files), 'an address of its own, whatever the case or Unicode form', sameAddress)
}

/** Reports articles that appear in the same second: readers could not keep their order. */
export function reportSameMoments(articles: readonly ReadArticle[]): void {
  const claims = articles
    .filter(({ draft, article }) => !draft && article.published.getTime() > 0)
    .map(({ file, article }): Claim => {
      return { file, field: ['published'], value: instant(article.published) }
    })
  report(claims, 'a moment of its own, at least a second apart', (moment) => moment)
}

function report(
  claims: readonly Claim[],
  expected: string,
  keyOf: (value: string) => string,
): void {
  const first = new Map<string, Claim>()
  for (const claim of claims) {
    const key = keyOf(claim.value)
    const earlier = first.get(key)
    if (!earlier) {
      first.set(key, claim)
      continue
    }
    const found = `\`${claim.value}\`, which ${earlier.file.path} has`
    claim.file.list.add(claim.field, { found, expected })
  }
}

function ids(files: readonly ArticleFile[]): Claim[] {
  return files.flatMap((file) =>
    file.fields ? [{ file, field: ['id'], value: file.fields.id }] : [],
  )
}

function paths(files: readonly ArticleFile[]): Claim[] {
  const own = files.map((file): Claim => ({ file, field: [], value: articlePath(file.slug) }))
  const old = files.flatMap((file) =>
    (file.fields?.aliases ?? []).flatMap((alias, index): Claim[] => {
      const value = parseAlias(alias)
      return typeof value === 'string' ? [{ file, field: ['aliases', index], value }] : []
    }),
  )
  return [...own, ...old]
}

function sameAddress(path: string): string {
  return decodePath(path).normalize('NFKC').toLowerCase().replace(/\/?$/, '/')
}
