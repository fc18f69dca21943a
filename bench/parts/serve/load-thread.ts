import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { parentPort } from 'node:worker_threads'
import { cpuOf } from '../../worker-cpu.ts'
import { answerReader } from './answer-reader.ts'
import type { Load } from './start-load.ts'

// Sockets by hand: a client that does more costs more than the answers that are measured.
parentPort?.on('message', async (load: Load) => parentPort?.postMessage(await run(load)))

/** Asks over so many connections at once, each of which waits for its answer before it asks again. */
async function run(load: Load): Promise<number> {
  const { port, connections, warm, count, pid } = load
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  await converse(sockets, load, warm)
  const before = cpuOf(pid).code
  await converse(sockets, load, count)
  const cpu = cpuOf(pid).code - before
  await Promise.all(sockets.map((socket) => once(socket.end().resume(), 'close')))
  return cpu / count
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

/** Asks so often altogether. */
async function converse(sockets: readonly Socket[], load: Load, count: number): Promise<void> {
  let asked = 0
  await Promise.all(
    sockets.map(async (socket) => {
      while (asked < count) {
        asked += 1
        await ask(socket, load)
      }
    }),
  )
}

function ask(socket: Socket, { request, status }: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    const isComplete = answerReader(request.startsWith('HEAD'), (answered) => {
      if (answered !== status) reject(new Error(`${request}is answered ${answered}`))
    })
    const ended = (): void => reject(new Error(`${request}is not answered to its end`))
    const read = (chunk: Buffer): void => {
      if (!isComplete(chunk)) return
      socket.off('data', read).off('error', reject).off('close', ended)
      resolve()
    }
    socket.on('data', read).on('error', reject).on('close', ended).write(request)
  })
}
