import type { Queue } from './platform.ts'

// A queue takes no more at once.
const mostAtOnce = 100

/** Puts any number of messages into a queue. */
export async function sendMessages<Body>(
  queue: Queue<Body>,
  messages: readonly Body[],
): Promise<void> {
  for (let start = 0; start < messages.length; start += mostAtOnce) {
    await queue.sendBatch(messages.slice(start, start + mostAtOnce).map((body) => ({ body })))
  }
}
