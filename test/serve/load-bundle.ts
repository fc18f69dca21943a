import { registerHooks } from 'node:module'
import type { OutputFile, WorkerFiles } from '../../src/bundle/output-file.ts'
import type { Bundle } from '../../src/model/bundle.ts'

const scheme = 'bundle:'
const files = new Map<string, Uint8Array>()
let count = 0

/** Code that stands in for the Worker's: the main module of the build then gives the bundle. */
export const bundleAsWorker: OutputFile = {
  path: 'worker.js',
  bytes: Buffer.from('export const createWorker = (bundle) => bundle'),
}

registerHooks({
  resolve(specifier, context, next) {
    const base = context.parentURL?.startsWith(scheme) ? context.parentURL : undefined
    const url = base ? new URL(specifier, base).href : specifier
    return url.startsWith(scheme) ? { url, shortCircuit: true } : next(specifier, context)
  },
  load(url, context, next) {
    const bytes = files.get(url)
    if (!bytes) return next(url, context)
    return {
      format: 'module',
      source: url.endsWith('.js') ? bytes : data(bytes),
      shortCircuit: true,
    }
  },
})

/** The bundle that the files of a build with `bundleAsWorker` hold. */
export async function loadBundle({ modules }: WorkerFiles): Promise<Bundle> {
  count += 1
  const root = `${scheme}///${count}/`
  for (const { path, bytes } of modules) files.set(root + path, bytes)
  return (await import(`${root}index.js`)).default
}

/** What the runtime makes of a module of the kind `Data`. */
function data(bytes: Uint8Array): string {
  return `export default Uint8Array.fromBase64('${Buffer.from(bytes).toString('base64')}').buffer`
}
