import { isDeepStrictEqual } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import type { Surroundings } from '../read/article/checked-article.ts'
import type { OpenedContent } from '../read/open-content.ts'
import { surroundingsOf } from '../read/open-content.ts'
import { sourceFileAt } from '../read/source/load-files.ts'
import type { SourceFile } from '../read/source/source-file.ts'
import type { ServedAs } from '../read/values/places.ts'
import type { ArticleRecord } from './article-record.ts'
import { compileFile } from './compile-article.ts'

/** What a thread is started with: plain data of an opened content folder. */
export interface ThreadContent extends Pick<OpenedContent, 'paths' | 'settings'> {
  folder: string
  files: readonly Pick<SourceFile, 'path' | 'fault' | 'picture'>[]
  options: Pick<OpenedContent['options'], 'root' | 'now'>
}

/** Files that are to be compiled. */
export interface CompileJob {
  paths: readonly string[]
  hidden: ReadonlyMap<string, string>
}

/** What has become of them, in their order. */
export interface CompileResult {
  records: readonly ArticleRecord[]
  /** The bytes of all of them, one after the other. */
  bytes: Uint8Array
}

const { folder, files, options, paths, settings }: ThreadContent = workerData
const sources = new Map(files.map((file) => [file.path, sourceFileAt(folder, file)]))
const opened = {
  paths,
  settings,
  files: [...sources.values()],
  options: { ...options, media: new Map<string, ServedAs>() },
}
let around: Surroundings | undefined
let known: CompileJob['hidden'] = new Map()

// What fails here ends the thread, and whoever asked is told.
parentPort?.on('message', ({ paths: asked, hidden }: CompileJob) => {
  if (!isDeepStrictEqual(hidden, known)) around = undefined
  known = hidden
  around ??= surroundingsOf(opened, hidden)
  const result = compileAll(asked, around)
  parentPort?.postMessage(result, [result.bytes.buffer])
})

function compileAll(
  asked: readonly string[],
  surroundings: Surroundings,
): CompileResult & { bytes: Uint8Array<ArrayBuffer> } {
  const compiled = asked.flatMap((path) => {
    const file = sources.get(path)
    return file ? [compileFile(file, surroundings)] : []
  })
  const parts = compiled.flatMap(({ bytes }) => bytes)
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let end = 0
  for (const part of parts) {
    bytes.set(part, end)
    end += part.length
  }
  return { records: compiled.map(({ record }) => record), bytes }
}
