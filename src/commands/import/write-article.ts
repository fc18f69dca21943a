import { join } from 'node:path'
import type { Problem } from '../../model/problem.ts'
import type { Surroundings } from '../../read/article/checked-article.ts'
import { readArticle } from '../../read/article/read-article.ts'
import { placesOf } from '../../read/values/places.ts'
import { writeNewFile } from '../write-new-file.ts'
import type { FinishedArticle } from './fit-media.ts'
import { articleText } from './front-matter.ts'

/** What our own reader has against a file that is yet to be written. */
export function problemsWith(
  { slug, matter, markdown, files, comments }: FinishedArticle,
  around: Omit<Surroundings, 'places'>,
): readonly Problem[] {
  const bytes = new TextEncoder().encode(articleText(matter, markdown, comments))
  const places = placesOf({ siteUrl: around.site.url, paths: [], hidden: new Map(), files })
  return readArticle({ path: `articles/${slug}.md`, read: () => bytes }, { ...around, places })
    .problems
}

/**
 * Writes the files of an article, and the article last: what is half written is imported again.
 * Gives the path of the article, or why it could not be written.
 */
export async function writeArticle(
  article: FinishedArticle,
  root: string,
): Promise<{ path: string } | { fault: string }> {
  const path = `${root}/articles/${article.slug}.md`
  const text = new TextEncoder().encode(
    articleText(article.matter, article.markdown, article.comments),
  )
  const files = article.files.map((file) => ({ path: join(root, file.path), bytes: file.read() }))
  for (const file of [...files, { path, bytes: text }]) {
    const fault = await writeNewFile(file.path, file.bytes)
    if (fault !== undefined) return { fault }
  }
  return { path }
}
