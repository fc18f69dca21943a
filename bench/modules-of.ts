import { compileWorker } from '../src/bundle/compile-worker.ts'
import { makeBundle } from '../src/bundle/make-bundle.ts'
import type { OutputFile } from '../src/bundle/output-file.ts'
import { workerEntry } from '../src/commands/worker-entry.ts'
import { recall } from '../src/model/recall.ts'
import { readContent } from '../src/read/read-content.ts'
import { loadFiles } from '../src/read/source/load-files.ts'
import { measurePictures } from '../src/read/source/measure-pictures.ts'
import { renderSite } from '../src/render/render-site.ts'
import { compiledContent } from '../test/support/compiled-content.ts'

/**
 * The modules of a Worker, made as `build` makes them, but of any size: more can be measured than
 * the platform takes.
 */
export async function modulesOf(root: string): Promise<readonly OutputFile[]> {
  // Between the articles that are there and those that are to come.
  const now = new Date('2026-06-01')
  const files = await measurePictures(loadFiles(root), recall())
  const read = readContent(files, { root, feedFiles: [], sitePaths: [], now })
  if ('problems' in read) throw new Error(`build: ${JSON.stringify(read.problems[0])}`)
  const articles = await compiledContent(read.content)
  const rendered = await renderSite(read.content, articles, now)
  const worker = await compileWorker(workerEntry)
  const { files: made } = await makeBundle({ content: read.content, rendered, articles, worker })
  return made.modules
}
