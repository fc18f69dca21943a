import { parentPort, workerData } from 'node:worker_threads'
import { build } from '../build.ts'
import { compileWorker } from '../bundle/compile-worker.ts'
import { workerEntry } from './worker-entry.ts'

const worker = await compileWorker(workerEntry)
parentPort?.postMessage(await build({ content: workerData.content, worker, now: new Date() }))
