import { randomUUID } from 'node:crypto'
import { registerHooks } from 'node:module'
import type { AssetSource } from '../../serve/numbered-files.ts'

/** Answers as the Worker of a build does. */
export type Answer = (request: Request) => Promise<Response>

/** The modules of a build, by their paths below `worker/`. */
export interface BuildModules {
  /** Throws when the build has no such module. */
  bytes(path: string): Uint8Array
  /** The static assets, the hidden ones among them. */
  assets: AssetSource
}

export interface OpenedBuild {
  answer: Answer
  /** Forgets what it holds; nothing may be asked of it any more. */
  close(): void
}

/** Why a build cannot be served here. */
export class UnfitBuildError extends Error {
  override name = 'UnfitBuildError'
}

/** What the generated modules find of this process. */
interface Host {
  env: { ASSETS: AssetSource }
  clock: () => number
  load(path: string): ArrayBuffer
}

/** The part of a Worker that answers; a build's main module makes it. */
interface WorkerModule {
  default: () => {
    fetch(request: Request, env: Host['env'], context: object): Response | Promise<Response>
  }
  /** The class of the site's own hub. */
  Hub?: unknown
}

/**
 * Runs a build in this process: its own modules, as they are deployed. What the platform gives to
 * them comes from here: `cloudflare:workers`, the bytes of modules of the kind `Data`, the clock.
 * @param clock milliseconds since 1970
 */
export async function openBuild(
  modules: BuildModules,
  clock: () => number = Date.now,
): Promise<OpenedBuild> {
  const root = `feedmill:///${randomUUID()}/`
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const parent = context.parentURL?.startsWith(root) ? context.parentURL : undefined
      const url = parent === undefined ? specifier : addressOf(specifier, parent, root)
      return url.startsWith(root) ? { url, shortCircuit: true } : next(specifier, context)
    },
    load(url, context, next) {
      if (!url.startsWith(root)) return next(url, context)
      const source = sourceOf(url.slice(root.length), modules)
      return { format: 'module', source, shortCircuit: true }
    },
  })
  try {
    const { host } = (await import(`${root}${environment}`)) as { host: Host }
    host.env.ASSETS = modules.assets
    host.clock = clock
    host.load = (path) => exactBuffer(modules.bytes(path))
    const { default: create, Hub } = (await import(`${root}index.js`)) as WorkerModule
    // Readers would follow its feeds through a hub that nobody answers for.
    if (Hub) throw new UnfitBuildError('it has a hub of its own, which only Cloudflare runs')
    const worker = create()
    return {
      answer: async (request) => await worker.fetch(request, host.env, context),
      close: () => hooks.deregister(),
    }
  } catch (error) {
    hooks.deregister()
    throw error
  }
}

const environment = 'environment.js'
const code = 'worker.js'
// Its own query tells the code of the Worker from what stands before it.
const deployed = `${code}?deployed`

function addressOf(specifier: string, parent: string, root: string): string {
  return specifier === 'cloudflare:workers' ? root + environment : new URL(specifier, parent).href
}

function sourceOf(path: string, modules: BuildModules): string | Uint8Array {
  if (path === environment) return environmentSource
  if (path === code) return deferredSource
  if (path === deployed) return modules.bytes(code)
  return path.endsWith('.js') ? modules.bytes(path) : dataSource(path)
}

const environmentSource = `export const host = { env: {} }
export const env = host.env
export class DurableObject {
  constructor(ctx, env) {
    Object.assign(this, { ctx, env })
  }
}`

// Modules are never forgotten: the Worker is made outside of them, with a clock of the caller's.
const deferredSource = `import { createWorker as create } from './${deployed}'
import { host } from './${environment}'
export * from './${deployed}'
export const createWorker = (bundle) => () => create(bundle, host.clock)`

/** What is asked of it is read then, and given to who awaits it: the module keeps no bytes. */
function dataSource(path: string): string {
  const name = JSON.stringify(path)
  return `import { host } from '${'../'.repeat(path.split('/').length - 1) || './'}${environment}'
export default { then: (give, fail) => { try { give(host.load(${name})) } catch (error) { fail(error) } } }`
}

// Nothing that a Worker leaves for later outlasts the process.
const context = {
  waitUntil(work: Promise<unknown>): void {
    work.catch((error) => console.error(error))
  },
  passThroughOnException(): void {},
}

function exactBuffer({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
}
