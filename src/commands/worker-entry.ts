import { fileURLToPath } from 'node:url'

/** The source of the Worker's code. */
export const workerEntry = fileURLToPath(new URL('../worker.ts', import.meta.url))
