import { Worker } from 'node:worker_threads'
import type { Built } from '../build.ts'
import { compileWorker } from '../bundle/compile-worker.ts'
import type { Problem } from '../model/problem.ts'
import { workerEntry } from './worker-entry.ts'

/** Builds in a thread of its own, which loads the code as it is now and not as it was at start. */
export async function buildAfresh(content: string): Promise<Built | { problems: Problem[] }> {
  const worker = await compileWorker(workerEntry)
  const { promise, resolve, reject } = Promise.withResolvers<Built | { problems: Problem[] }>()
  new Worker(new URL('build-thread.ts', import.meta.url), { workerData: { content, worker } })
    .once('message', resolve)
    .once('error', reject)
    .once('exit', (code) => reject(new Error(`build ${content}: it ended early with code ${code}`)))
  return await promise
}
