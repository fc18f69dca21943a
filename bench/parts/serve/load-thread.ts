import { connect, type Socket } from 'node:net'
import { parentPort } from 'node:worker_threads'
import { type AnswerReader, answerReader } from './answer-reader.ts'
import type { Load, LoadResult } from './start-load.ts'

// Sockets by hand: a client that does more costs more than the answers that are measured.
parentPort?.on('message', async (load: Load) => parentPort?.postMessage(await run(load)))

/** Asks over so many connections at once, each of which waits for its answer before it asks again. */
async function run({ port, request, status, connections, count }: Load): Promise<LoadResult> {
  const isHead = request.startsWith('HEAD')
  let [asked, bytes] = [0, 0]
  const ask = (socket: Socket): void => {
    asked += 1
    if (asked > count) socket.end()
    else socket.write(request)
  }
  const start = performance.now()
  await Promise.all(
    Array.from({ length: connections }, () =>
      converse(port, ask, () =>
        answerReader(isHead, (answer) => {
          if (answer.status !== status) throw new Error(`${request}is answered ${answer.status}`)
          bytes += answer.bytes
        }),
      ),
    ),
  )
  return { milliseconds: performance.now() - start, bytes }
}

function converse(
  port: number,
  ask: (socket: Socket) => void,
  reader: () => AnswerReader,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const isComplete = reader()
    socket.on('connect', () => ask(socket))
    socket.on('close', () => resolve())
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      if (isComplete(chunk)) ask(socket)
    })
  })
}
