import { type Built, build } from '../build.ts'
import { compileWorker } from '../bundle/compile-worker.ts'
import type { Problem } from '../model/problem.ts'
import { cacheFor } from './build-cache.ts'
import { moduleBudget } from './module-budget.ts'
import { progressBar } from './progress-bar.ts'
import { workerEntry } from './worker-entry.ts'

export interface SiteBuildOptions {
  /** Whether it is built as it is deployed by who then tells the hub: only then it is advertised. */
  push: boolean
  /** Whether its answers are to be written as files; what is read for them is not kept. */
  plainFiles?: true
}

/**
 * Builds a content folder as all commands do, so that what one of them looks at is what another one
 * deploys.
 */
export async function buildSite(
  content: string,
  now: Date,
  onProgress: (text: string) => void,
  { push, plainFiles }: SiteBuildOptions,
): Promise<Built | { problems: Problem[] }> {
  return await build({
    ...(plainFiles && { plainFiles }),
    content,
    worker: () => compileWorker(workerEntry),
    now,
    push,
    moduleBudget: plainFiles ? 0 : moduleBudget(),
    store: cacheFor(content),
    onProgress: (done, all) => onProgress(progressBar('Compiling articles', done, all)),
  })
}
