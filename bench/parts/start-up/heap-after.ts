import { once } from 'node:events'
import { type ServedWorker, startWorkerd } from '../../start-workerd.ts'

/**
 * Megabytes (10⁶ bytes) of an isolate that has answered for one path and has nothing left to
 * collect: objects, and the buffers that they hold.
 */
export async function heapAfter(site: ServedWorker, path: string): Promise<number> {
  await using workerd = await startWorkerd({ site }, { inspector: true })
  const ask = async (): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${workerd.ports.get('site')}${path}`)
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`ask ${path}: ${answer.status}`)
  }
  await ask()
  const socket = new WebSocket(`ws://127.0.0.1:${workerd.inspector}/site`)
  await once(socket, 'open')
  const collected = command(socket, 1, 'HeapProfiler.collectGarbage')
  // Its answer says that the command before it has arrived, which is done when the isolate runs next.
  await command(socket, 2, 'Runtime.getHeapUsage')
  await ask()
  await collected
  const usage = await command(socket, 3, 'Runtime.getHeapUsage')
  socket.close()
  return (usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize) / 1e6
}

/** What `Runtime.getHeapUsage` tells, in bytes; others tell nothing that is read here. */
interface HeapUsage {
  usedSize: number
  embedderHeapUsedSize: number
  backingStorageSize: number
}

/** Sends a command of the Chrome DevTools protocol and waits for its result. */
async function command(socket: WebSocket, id: number, method: string): Promise<HeapUsage> {
  const { promise, resolve, reject } = Promise.withResolvers<HeapUsage>()
  const listen = ({ data }: MessageEvent): void => {
    const message = JSON.parse(data)
    if (message.id !== id) return
    socket.removeEventListener('message', listen)
    if (message.error) reject(new Error(`ask the inspector ${method}: ${message.error.message}`))
    else resolve(message.result)
  }
  socket.addEventListener('message', listen)
  socket.send(JSON.stringify({ id, method }))
  return promise
}
