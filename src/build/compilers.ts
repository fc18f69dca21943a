import { getCompileCacheDir } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Surroundings } from '../read/article/checked-article.ts'
import { type OpenedContent, surroundingsOf } from '../read/open-content.ts'
import type { SourceFile } from '../read/source/source-file.ts'
import type { ArticleRecord } from './article-record.ts'
import { type CompiledFile, compileFile } from './compile-article.ts'
import type { CompileJob, CompileResult, ThreadContent } from './compile-thread.ts'

/** Compiles files of articles. */
export interface Compilers extends AsyncDisposable {
  /** How many jobs can be done at once. */
  width: number
  compile(
    files: readonly SourceFile[],
    hidden: ReadonlyMap<string, string>,
  ): Promise<CompiledFile[]>
}

// Below it threads take longer to start than they save.
const filesForThreads = 400

/**
 * @param folder the folder that the files are in, for threads; without one there are none
 * @param files how many files are to be compiled
 */
export function startCompilers(
  opened: OpenedContent,
  folder: string | undefined,
  files: number,
): Compilers {
  if (folder === undefined || files < filesForThreads) return compilerHere(opened)
  return compilersBeside(opened, folder, availableParallelism())
}

function compilerHere(opened: OpenedContent): Compilers {
  const surroundings = new WeakMap<ReadonlyMap<string, string>, Surroundings>()
  return {
    width: 1,
    async compile(files, hidden) {
      const around = surroundings.get(hidden) ?? surroundingsOf(opened, hidden)
      surroundings.set(hidden, around)
      return files.map((file) => compileFile(file, around))
    },
    async [Symbol.asyncDispose]() {},
  }
}

function compilersBeside(opened: OpenedContent, folder: string, width: number): Compilers {
  const { files, options, paths, settings } = opened
  const workerData: ThreadContent = {
    folder,
    files: files.map(({ path, fault, picture }) => ({
      path,
      ...(fault !== undefined && { fault }),
      ...(picture && { picture }),
    })),
    options: { root: options.root, now: options.now },
    paths,
    settings,
  }
  const threads = Array.from(
    { length: width },
    () =>
      new Worker(new URL('compile-thread.ts', import.meta.url), { workerData, env: threadEnv() }),
  )
  // Whoever waits for a job is told; without a listener the whole process would end.
  for (const thread of threads) thread.on('error', () => {})
  const idle = [...threads]
  return {
    width,
    async compile(asked, hidden) {
      const thread = idle.pop()
      if (!thread) throw new Error(`compile articles: more than ${width} jobs at once`)
      const job = { paths: asked.map(({ path }) => path), hidden }
      const result = await resultOf(thread, job)
      idle.push(thread)
      return unpacked(result)
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}

/** The cache of compiled code is that of this thread alone unless the environment names it. */
function threadEnv(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir()
  return { ...process.env, ...(folder !== undefined && { NODE_COMPILE_CACHE: dirname(folder) }) }
}

async function resultOf(thread: Worker, job: CompileJob): Promise<CompileResult> {
  const { promise, resolve, reject } = Promise.withResolvers<CompileResult>()
  const ended = (code: number): void =>
    reject(new Error(`compile articles: a thread ended early with code ${code}`))
  thread.once('message', resolve).once('error', reject).once('exit', ended)
  try {
    thread.postMessage(job)
    return await promise
  } finally {
    thread.off('message', resolve).off('error', reject).off('exit', ended)
  }
}

/** The bytes of each record, which share the memory of all. */
function unpacked({ records, bytes }: CompileResult): CompiledFile[] {
  let end = 0
  return records.map((record) => ({
    record,
    bytes: lengthsOf(record).map((length) => {
      end += length
      return bytes.subarray(end - length, end)
    }),
  }))
}

function lengthsOf({ compiled }: ArticleRecord): readonly number[] {
  return compiled?.lengths ?? []
}
