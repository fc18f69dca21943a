import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Built } from '../build.ts'
import type { Problem } from '../model/problem.ts'

/** Builds in a thread of its own, which loads the code as it is now and not as it was at start. */
export async function buildAfresh(content: string): Promise<Built | { problems: Problem[] }> {
  const thread = new Worker(new URL('build-thread.ts', import.meta.url), {
    workerData: { content },
  })
  const [built] = await once(thread, 'message')
  return built
}
