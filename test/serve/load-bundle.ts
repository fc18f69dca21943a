import { registerHooks } from 'node:module'
import type { OutputFile, WorkerFiles } from '../../src/bundle/output-file.ts'
import type { Bundle } from '../../src/model/bundle.ts'
import type { AssetSource } from '../../src/serve/numbered-files.ts'

const scheme = 'bundle:'
const files = new Map<string, Uint8Array>()
let count = 0

const [numberedFiles, documentTable] = ['numbered-files', 'document-table'].map(
  (name) => new URL(`../../src/serve/${name}.ts`, import.meta.url),
)

/** Code that stands in for the Worker's: the main module of the build then gives the bundle. */
export const bundleAsWorker: OutputFile = {
  path: 'worker.js',
  bytes: Buffer.from(`export * from '${numberedFiles}'
export * from '${documentTable}'
export const createWorker = (bundle) => bundle`),
}

/** What builds find in their environment, by their roots; for the modules that ask for it. */
export const assetSources = new Map<string, AssetSource | null>()

/** Static assets as the runtime gives them to a Worker. */
export function assetSource(assets: readonly OutputFile[]): AssetSource {
  return {
    async fetch(address) {
      const { pathname } = new URL(address)
      const file = assets.find(({ path }) => `/${path}` === pathname)
      return file ? new Response(new Uint8Array(file.bytes)) : new Response(null, { status: 404 })
    },
  }
}

registerHooks({
  resolve(specifier, context, next) {
    const base = context.parentURL?.startsWith(scheme) ? context.parentURL : undefined
    const url = base ? addressOf(specifier, base) : specifier
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

/** The environment is that of the build which asks for it. */
function addressOf(specifier: string, base: string): string {
  return new URL(specifier === 'cloudflare:workers' ? './environment.js' : specifier, base).href
}

/**
 * The bundle that the files of a build with `bundleAsWorker` hold.
 * @param source what it gets its static assets from; null where there is no such binding
 */
export async function loadBundle(
  { modules, assets }: WorkerFiles,
  source: AssetSource | null = assetSource(assets),
): Promise<Bundle> {
  count += 1
  const root = `${scheme}///${count}/`
  for (const { path, bytes } of modules) files.set(root + path, bytes)
  assetSources.set(root, source)
  const environment = `import { assetSources } from '${import.meta.url}'
export const env = { ASSETS: assetSources.get('${root}') }`
  files.set(`${root}environment.js`, Buffer.from(environment))
  return (await import(`${root}index.js`)).default
}

/** What the runtime makes of a module of the kind `Data`. */
function data(bytes: Uint8Array): string {
  return `export default Uint8Array.fromBase64('${Buffer.from(bytes).toString('base64')}').buffer`
}
