import { parentPort, workerData } from 'node:worker_threads'
import { build } from '../build.ts'

const { content, worker } = workerData
parentPort?.postMessage(await build({ content, worker, now: new Date() }))
