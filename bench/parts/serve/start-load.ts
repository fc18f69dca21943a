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
  /** How often before it is measured: what ran before has left other things in the caches. */
  warm: number
  /** How often while it is measured. */
  count: number
  /** The process that answers. */
  pid: number
}

/** A thread that asks, so that asking waits for nothing else. */
export interface LoadClient extends AsyncDisposable {
  /** CPU time of the thread that answers, in milliseconds a request. */
  run(load: Load): Promise<number>
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
