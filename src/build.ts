import { fileURLToPath } from 'node:url'
import { type BuildMemory, openMemory } from './build/build-memory.ts'
import { compileArticles } from './build/compile-articles.ts'
import { type LinkedArticle, linkedArticle } from './build/linked-article.ts'
import { MissingBlobError, memoryStore, type Store } from './build/store.ts'
import { fileOf } from './bundle/bundle-memory.ts'
import { compileWorker } from './bundle/compile-worker.ts'
import { hubFile } from './bundle/hub-file.ts'
import { limitProblems } from './bundle/limit-problems.ts'
import { makeBundle } from './bundle/make-bundle.ts'
import { fileAt, type OutputFile, type WorkerFiles } from './bundle/output-file.ts'
import { oversizedFeeds } from './bundle/oversized-feeds.ts'
import type { Content } from './model/content.ts'
import { hubOf } from './model/hub.ts'
import type { Problem } from './model/problem.ts'
import { pushWindow } from './model/push-tick.ts'
import { siteArticles } from './model/site-articles.ts'
import { closeContent } from './read/close-content.ts'
import { type OpenedContent, openContent } from './read/open-content.ts'
import { loadFiles } from './read/source/load-files.ts'
import { measurePictures } from './read/source/measure-pictures.ts'
import { formats } from './render/formats.ts'
import { renderSite } from './render/render-site.ts'
import { sitePaths } from './render/site-documents.ts'

export interface BuildOptions {
  /** The content folder. */
  content: string
  /** The compiled code of the Worker, or how it is compiled when no earlier build has it. */
  worker: OutputFile | (() => Promise<OutputFile>)
  /** The moment from which on the documents are rendered. */
  now: Date
  /**
   * Whether the site's hub is advertised, which is right only where it is told of news: a reader
   * that finds a hub stops asking by itself.
   */
  push?: boolean
  /** Bytes of modules; what is above is kept in static assets. */
  moduleBudget?: number
  /** Whether it becomes plain files: no limits of the platform then apply. */
  plainFiles?: true
  /** What earlier builds of this folder have left; it changes nothing but the time. */
  store?: Store
  /** Is told how many of the articles that have to be compiled have been. */
  onProgress?: (done: number, all: number) => void
}

const hubSource = fileURLToPath(new URL('hub-worker.ts', import.meta.url))
const compileHub = (): Promise<OutputFile> => compileWorker(hubSource, hubFile)

export interface Built {
  content: Content
  files: WorkerFiles
  /** Paths of all documents that are ready. */
  documents: readonly string[]
}

/** The whole way from a folder of articles to the files of a Worker; or every problem of it. */
export async function build(options: BuildOptions): Promise<Built | { problems: Problem[] }> {
  const { store = memoryStore() } = options
  try {
    return await buildWith(options, store)
  } catch (error) {
    if (!(error instanceof MissingBlobError)) throw error
    store.clear()
    return await buildWith(options, store)
  }
}

async function buildWith(
  options: BuildOptions,
  store: Store,
): Promise<Built | { problems: Problem[] }> {
  const { content: root, now, onProgress = () => {} } = options
  const { memory, commit } = openMemory(store, now)
  const opened = await openFolder(options, memory)
  const compiled = await compileArticles(opened, memory.articles, {
    store,
    folder: root,
    onProgress,
  })
  const linked = compiled.articles.map(linkedArticle)
  const articles = linked.map(({ read }) => read)
  const read = closeContent(opened, articles, compiled.places)
  const { result, complete } =
    'problems' in read
      ? { result: read, complete: false }
      : await bundle(read.content, linked, memory, options)
  // Most of what a part has not used will be used again when the problems are mended.
  commit(compiled.state, complete)
  return result
}

async function openFolder(
  { content: root, now }: BuildOptions,
  { pictures, media }: BuildMemory,
): Promise<OpenedContent> {
  const files = await measurePictures(loadFiles(root), pictures)
  const feedFiles = formats.flatMap(({ file, aliases }) => [file, ...aliases])
  return openContent(files, { root, feedFiles, sitePaths, now, media })
}

interface Bundled {
  result: Built | { problems: Problem[] }
  /** Whether everything was made, even if it is too large. */
  complete: boolean
}

async function bundle(
  content: Content,
  linked: readonly LinkedArticle[],
  memory: BuildMemory,
  { content: root, worker, now, push = false, moduleBudget, plainFiles }: BuildOptions,
): Promise<Bundled> {
  const limits = plainFiles ? () => [] : limitProblems
  const early = limits({ modules: content.timedMedia, assets: content.media }, content, root)
  if (early.length > 0) return { result: { problems: early }, complete: false }
  const compiled = new Map(linked.map(({ read, compiled: made }) => [read.article, made]))
  const articles = siteArticles(content.articles.flatMap((article) => compiled.get(article) ?? []))
  const told = push ? content : withoutHub(content)
  const place = plainFiles && { plainFiles }
  const rendered = await renderSite(told, articles, renderedFrom(told, now), place)
  const code =
    typeof worker === 'function' ? await compiledCode(worker, 'worker.js', memory) : worker
  const hub = hubOf(told.site)?.own && (await compiledCode(compileHub, hubFile, memory))
  const input = { content: told, rendered, articles, worker: code, ...(hub && { hub }) }
  const { files, documents } = await makeBundle(input, memory, moduleBudget)
  const problems = oversizedFeeds(documents, root)
  const paths = documents.map(({ path }) => path)
  const tooLarge = problems.length > 0 ? problems : limits(files, content, root)
  return {
    result: tooLarge.length > 0 ? { problems: tooLarge } : { content, files, documents: paths },
    complete: true,
  }
}

/**
 * The moment from which on documents are rendered. What has appeared just before a deploy is there
 * in both versions, so that the deploy does not see it; the next tick does, as long as the bundle
 * knows that it has appeared.
 */
function renderedFrom({ site }: Content, now: Date): Date {
  return site.hub === undefined ? now : new Date(now.getTime() - pushWindow)
}

function withoutHub({ site: { hub: _, ...site }, ...content }: Content): Content {
  return { ...content, site }
}

/** What an earlier build has left was left by the same code. */
async function compiledCode(
  compile: () => Promise<OutputFile>,
  path: string,
  { files }: BuildMemory,
): Promise<OutputFile> {
  return fileAt(path, await fileOf(files, path, async () => (await compile()).bytes))
}
