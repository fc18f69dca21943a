import { type BundleMemory, bundleMemory, makeBundle } from './bundle/make-bundle.ts'
import type { OutputFile, WorkerFiles } from './bundle/output-file.ts'
import type { Content } from './model/content.ts'
import type { Problem } from './model/problem.ts'
import { type Recall, recall } from './model/recall.ts'
import type { RenderedDocument } from './model/rendered-site.ts'
import { readContent } from './read/read-content.ts'
import { type ReadMemory, readMemory } from './read/read-memory.ts'
import { loadFiles } from './read/source/load-files.ts'
import { measurePictures } from './read/source/measure-pictures.ts'
import type { PictureFacts } from './read/source/source-file.ts'
import { formats } from './render/formats.ts'
import { type RenderMemory, renderMemory, renderSite } from './render/render-site.ts'
import { sitePaths } from './render/site-documents.ts'

export interface BuildOptions {
  /** The content folder. */
  content: string
  /** The compiled code of the Worker. */
  worker: OutputFile
  /** The moment from which on the documents are rendered. */
  now: Date
  /** What earlier builds of this folder have found out; it changes nothing but the time. */
  memory?: BuildMemory
}

/** What a build can take from an earlier one. */
export interface BuildMemory extends ReadMemory, RenderMemory, BundleMemory {
  pictures: Recall<Promise<PictureFacts>>
}

export function buildMemory(): BuildMemory {
  return { ...readMemory(), ...renderMemory(), ...bundleMemory(), pictures: recall() }
}

export interface Built {
  content: Content
  files: WorkerFiles
}

/** The whole way from a folder of articles to the files of a Worker; or every problem of it. */
export async function build(options: BuildOptions): Promise<Built | { problems: Problem[] }> {
  const { content: root, worker, now, memory = buildMemory() } = options
  const files = await measurePictures(loadFiles(root), memory.pictures)
  const feedFiles = formats.flatMap(({ file, aliases }) => [file, ...aliases])
  const read = readContent(files, { root, feedFiles, sitePaths, now, memory })
  if ('problems' in read) return read
  const { content } = read
  const rendered = await renderSite(content, now, memory)
  const problems = oversized(rendered.documents, root)
  if (problems.length > 0) return { problems }
  const made = { content, files: await makeBundle(content, rendered, worker, memory) }
  const tooLarge = oversizedWorker(made, root)
  if (tooLarge.length > 0) return { problems: tooLarge }
  // Not while there are problems: most of what is then unused is used again when they are mended.
  for (const kind of Object.values(memory)) kind.forgetUnused()
  return made
}

// Readers give up on more; JSON Feed 1.1 calls it a burden already.
const maximumFeedBytes = 1024 * 1024

function oversized(documents: readonly RenderedDocument[], root: string): Problem[] {
  return documents
    .filter(({ kind }) => kind === 'feed')
    .map(({ path, stretches }) => ({
      path,
      bytes: Math.max(...stretches.map(({ text }) => Buffer.byteLength(text))),
    }))
    .filter(({ bytes }) => bytes >= maximumFeedBytes)
    .map(({ path, bytes }) => ({
      file: `${root}/site.yaml`,
      line: 1,
      column: 1,
      field: 'window',
      found: `${path} of ${(bytes / 1024 / 1024).toFixed(1)} MiB`,
      expected: 'feeds of less than 1 MiB',
      suggestion: 'lower `window.items`, or shorten the longest articles',
    }))
}

// What Cloudflare takes, uncompressed.
const maximumWorkerBytes = 64 * 1024 * 1024

function oversizedWorker({ content, files }: Built, root: string): Problem[] {
  const bytes = files.modules.reduce((sum, file) => sum + file.bytes.length, 0)
  if (bytes <= maximumWorkerBytes) return []
  const largest = content.timedMedia.toSorted((a, b) => b.bytes.length - a.bytes.length)[0]
  return [
    {
      file: `${root}/${largest?.source ?? 'articles'}`,
      line: 1,
      column: 1,
      field: '',
      found: `a Worker of ${Math.ceil(bytes / 2 ** 20)} MiB`,
      expected: 'at most 64 MiB',
      suggestion: largest
        ? 'files of articles to come or to leave are part of it: serve large ones elsewhere'
        : 'there are too many articles for one Worker',
    },
  ]
}
