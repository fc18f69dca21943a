import { Worker } from 'node:worker_threads'
import { compileWorker } from '../bundle/compile-worker.ts'
import type { WorkerFiles } from '../bundle/output-file.ts'
import type { Content } from '../model/content.ts'
import type { Problem } from '../model/problem.ts'
import { UsageError } from './command.ts'
import { moduleBudget } from './module-budget.ts'
import { openCacheFolder } from './open-cache-folder.ts'
import { fileReceiver, type SentFile } from './sent-files.ts'
import { workerEntry } from './worker-entry.ts'

/** Builds a content folder again and again. */
export interface Builder {
  /**
   * One build at a time; rejects when the code fails, or the caller has something to mend.
   * @returns nothing when the code has changed meanwhile: the build is then to be asked for again
   */
  build(): Promise<BuildResult | undefined>
  /** To be told of every change of the code: it ends a build, and the next one loads it anew. */
  codeChanged(): void
}

export type BuildResult = GoodBuild | { problems: Problem[] }

/** What is needed of a build to serve it and to tell of it. */
export interface GoodBuild extends Pick<Content, 'site' | 'topics'> {
  /** How many there are. */
  articles: number
  files: WorkerFiles
}

/** A result as the thread sends it. */
export type SentResult =
  | (Omit<GoodBuild, 'files'> & { files: Record<keyof WorkerFiles, SentFile[]> })
  | { problems: Problem[] }
  | { refusal: string }

interface BuildThread {
  build(): Promise<BuildResult>
  end(): Promise<unknown>
}

/** Builds in a thread, which keeps its code and what it remembers until the code changes. */
export function builderOf(content: string): Builder {
  const budget = moduleBudget()
  let current: Promise<BuildThread> | undefined

  function drop(): void {
    current?.then(
      (thread) => thread.end(),
      // Whoever waits for its build is told.
      () => {},
    )
    current = undefined
  }

  return {
    async build() {
      current ??= startThread(content, budget)
      const thread = current
      try {
        return await (await thread).build()
      } catch (error) {
        if (current !== thread) return undefined
        drop()
        throw error
      }
    },
    codeChanged: drop,
  }
}

async function startThread(content: string, moduleBudget: number): Promise<BuildThread> {
  // The thread could tell only that it ended.
  openCacheFolder(content)
  const worker = await compileWorker(workerEntry)
  const thread = new Worker(new URL('build-thread.ts', import.meta.url), {
    workerData: { content, worker, moduleBudget },
  })
  // Whoever waits for a build is told; without a listener the whole process would end.
  thread.on('error', () => {})
  const modulesOf = fileReceiver()
  const assetsOf = fileReceiver()
  return {
    async build() {
      const result = await resultOf(thread)
      if ('problems' in result) return result
      if ('refusal' in result) throw new UsageError(result.refusal)
      const { modules, assets } = result.files
      return { ...result, files: { modules: modulesOf(modules), assets: assetsOf(assets) } }
    },
    end: () => thread.terminate(),
  }
}

async function resultOf(thread: Worker): Promise<SentResult> {
  const { promise, resolve, reject } = Promise.withResolvers<SentResult>()
  const ended = (code: number): void => reject(new Error(`build: it ended early with code ${code}`))
  thread.once('message', resolve).once('error', reject).once('exit', ended)
  try {
    thread.postMessage('build')
    return await promise
  } finally {
    thread.off('message', resolve).off('error', reject).off('exit', ended)
  }
}
