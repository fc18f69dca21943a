import { Worker } from 'node:worker_threads'
import type { Built } from '../build.ts'
import { compileWorker } from '../bundle/compile-worker.ts'
import type { Problem } from '../model/problem.ts'
import { workerEntry } from './worker-entry.ts'

/** Builds a content folder again and again. */
export interface Builder {
  /** One build at a time; rejects when the code fails. */
  build(): Promise<BuildResult>
  /** To be told of every change of the code: the next build loads it anew. */
  codeChanged(): void
}

export type BuildResult = Built | { problems: Problem[] }

/** Builds in a thread, which keeps its code and what it remembers until the code changes. */
export function builderOf(content: string): Builder {
  let thread: Worker | undefined
  let outdated = false

  async function currentThread(): Promise<Worker> {
    if (outdated) await thread?.terminate()
    if (outdated) thread = undefined
    outdated = false
    thread ??= await startThread(content)
    return thread
  }

  return {
    async build() {
      try {
        return await resultOf(await currentThread())
      } catch (error) {
        outdated = true
        throw error
      }
    },
    codeChanged() {
      outdated = true
    },
  }
}

async function startThread(content: string): Promise<Worker> {
  const worker = await compileWorker(workerEntry)
  const thread = new Worker(new URL('build-thread.ts', import.meta.url), {
    workerData: { content, worker },
  })
  // Whoever waits for a build is told; without a listener the whole process would end.
  return thread.on('error', () => {})
}

async function resultOf(thread: Worker): Promise<BuildResult> {
  const { promise, resolve, reject } = Promise.withResolvers<BuildResult>()
  const ended = (code: number): void => reject(new Error(`build: it ended early with code ${code}`))
  thread.once('message', resolve).once('error', reject).once('exit', ended)
  try {
    thread.postMessage('build')
    return await promise
  } finally {
    thread.off('message', resolve).off('error', reject).off('exit', ended)
  }
}
