import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Problem } from '../../model/problem.ts'
import type { Surroundings } from '../../read/article/checked-article.ts'
import { readArticle } from '../../read/article/read-article.ts'
import { placesOf } from '../../read/values/places.ts'
import { UsageError } from '../command.ts'
import type { FinishedArticle } from './fit-media.ts'
import { articleText } from './front-matter.ts'

/** What our own reader has against a file that is yet to be written. */
export function problemsWith(
  { slug, matter, markdown, files }: FinishedArticle,
  around: Omit<Surroundings, 'places'>,
): readonly Problem[] {
  const bytes = new TextEncoder().encode(articleText(matter, markdown))
  const places = placesOf({ siteUrl: around.site.url, paths: [], hidden: new Map(), files })
  return readArticle({ path: `articles/${slug}.md`, read: () => bytes }, { ...around, places })
    .problems
}

/** Writes the files of an article, and the article last: what is half written is imported again. */
export async function writeArticle(article: FinishedArticle, root: string): Promise<string> {
  for (const file of article.files) await writeNew(join(root, file.path), file.read())
  const path = `${root}/articles/${article.slug}.md`
  await writeNew(path, articleText(article.matter, article.markdown))
  return path
}

/** Never half written, and never in place of another file. */
async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}~`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(temporary, content)
    await link(temporary, path)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new UsageError(`${path} cannot be written: ${error.message}`)
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}
