import { parentPort, workerData } from 'node:worker_threads'
import { build, buildMemory } from '../build.ts'

const { content, worker } = workerData
const memory = buildMemory()

// What fails here ends the thread, and whoever asked is told.
parentPort?.on('message', async () => {
  parentPort?.postMessage(await build({ content, worker, now: new Date(), memory }))
})
