import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** What is asked again and again. */
export interface Load {
  port: number
  /** The request as it goes over the wire. */
  request: string
  /** What it has to be answered with. */
  status: number
  connections: number
  count: number
}

/** What it took to ask all of it. */
export interface LoadResult {
  milliseconds: number
  /** Of all answers, with their headers. */
  bytes: number
}

/** A thread that asks, so that asking waits for nothing else. */
export interface LoadClient extends AsyncDisposable {
  run(load: Load): Promise<LoadResult>
}

/** Starts a thread that asks. */
export function startLoad(): LoadClient {
  const thread = new Worker(new URL('./load-thread.ts', import.meta.url))
  return {
    async run(load) {
      const answered = once(thread, 'message')
      thread.postMessage(load)
      const [result] = await answered
      return result
    },
    async [Symbol.asyncDispose]() {
      await thread.terminate()
    },
  }
}
