import { openPack } from '../../src/build/article-packs.ts'
import { compileArticles } from '../../src/build/compile-articles.ts'
import type { KnownArticles } from '../../src/build/known-articles.ts'
import { linkedArticle } from '../../src/build/linked-article.ts'
import { memoryStore, type Store } from '../../src/build/store.ts'
import type { CompiledArticle } from '../../src/model/compiled-article.ts'
import type { Content } from '../../src/model/content.ts'
import type { Problem } from '../../src/model/problem.ts'
import { closeContent } from '../../src/read/close-content.ts'
import { openContent } from '../../src/read/open-content.ts'
import { loadFiles } from '../../src/read/source/load-files.ts'
import { measurePictures } from '../../src/read/source/measure-pictures.ts'
import type { SourceFile } from '../../src/read/source/source-file.ts'
import { formats } from '../../src/render/formats.ts'
import { sitePaths } from '../../src/render/site-documents.ts'
import { now } from './local-site.ts'

/** What contents that are read one after the other take from each other. */
export interface ReadBefore {
  store: Store
  articles?: KnownArticles
}

export function readBefore(): ReadBefore {
  return { store: memoryStore() }
}

/** A content as it is read, and what is compiled of its articles, in the same order. */
export interface ReadContent {
  content: Content
  articles: CompiledArticle[]
}

interface ReadOptions {
  /** The content folder as problems should name it. */
  root?: string
  at?: Date
  before?: ReadBefore
}

const feedFiles = formats.flatMap(({ file, aliases }) => [file, ...aliases])

/** Reads files as a build does. */
export async function readFiles(
  files: readonly SourceFile[],
  { root = 'content', at = now, before = readBefore() }: ReadOptions = {},
): Promise<ReadContent | { problems: Problem[] }> {
  const opened = openContent(files, { root, feedFiles, sitePaths, now: at })
  const { store } = before
  const { articles, places, state } = await compileArticles(opened, before.articles, { store })
  before.articles = { ...state, articles: state.packs.map((pack) => openPack(pack, store) ?? []) }
  const linked = articles.map(linkedArticle)
  const read = closeContent(
    opened,
    linked.map((one) => one.read),
    places,
  )
  if ('problems' in read) return read
  const compiled = new Map(linked.map((one) => [one.read.article, one.compiled]))
  const { content } = read
  return { content, articles: content.articles.flatMap((one) => compiled.get(one) ?? []) }
}

/** Reads a folder that is known to have no problems. */
export async function readFolder(root: string, at: Date = now): Promise<ReadContent> {
  return withoutProblems(await readFiles(await measurePictures(loadFiles(root)), { root, at }))
}

export function withoutProblems(read: ReadContent | { problems: Problem[] }): ReadContent {
  if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 2))
  return read
}
